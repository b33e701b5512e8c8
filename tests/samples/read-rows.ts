import { randomUUID } from 'node:crypto'
import type { Tx } from '../../src/application/storage.ts'
import type { OrderLine, OrderRow } from '../../src/application/stores/decisions.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import { sampleCaseRow, samplePerson, sampleSchool } from './case-row.ts'

export const now = new Date('2026-03-02T08:00:00Z')
export const today = plainDate('2026-03-02')
export const region = 'kbr'
export const person = samplePerson('Фёдорова')
export const clerk = samplePerson('Кузнецова', 'Анна')
export const expert = samplePerson('Орлова', 'Ольга')
export const school = sampleSchool(region)
export const meetingId = randomUUID()
export const filed = sampleCaseRow(region, person, school, { surnameKey: 'федорова' })
export const envelope = { actor: clerk.id, actorRole: 'clerk', at: now, onDay: today }

export const profile = {
  id: expert.id,
  organisationId: school.id,
  education: 'higher_pedagogical' as const,
  inEducationSince: plainDate('2001-09-01'),
  highestCategorySince: undefined,
  candidateOfSciences: false,
  worksAtUniversity: false,
  analysisSince: plainDate('2015-01-01'),
  cleanConclusions: 30,
  positions: ['учитель', 'педагог-психолог'],
  declaredConflicts: [],
}

export const meeting = {
  id: meetingId,
  region,
  on: plainDate('2026-04-01'),
  time: '10:00',
  place: 'зал 1',
  stage: 'planned',
  version: 1,
  state: { agenda: [] },
}

export const receipt = {
  region,
  form: 'receipt' as const,
  title: 'Расписка',
  recipient: 'applicant',
  clause: 'reg п. 51',
  content: {
    authority: 'Министерство',
    city: 'Нальчик',
    addressee: ['Фёдоровой М. П.'],
    title: 'Расписка',
    number: null,
    date: today,
    blocks: [{ kind: 'text' as const, text: 'Принято.' }],
    signatory: null,
    clause: 'reg п. 51',
  },
  madeOn: today,
  madeAt: now,
}

export const notice = { region, subject: 'Заявление принято', body: 'Принято', way: 'account', createdAt: now }

export const file = {
  id: randomUUID(),
  digest: 'ab'.repeat(32),
  name: 'справка.pdf',
  mediaType: 'application/pdf',
  size: 12345,
  draftId: null,
  requestId: null,
  document: 'achievements',
  uploadedBy: person.id,
  uploadedAt: now,
}

export const line: OrderLine = {
  caseId: filed.id,
  category: 'first',
  position: 'учитель',
  outcome: 'set',
  fullName: 'Фёдорова Мария Петровна',
  organisation: 'Школа № 7',
  municipality: 'г. Приморск',
  decidedOn: plainDate('2026-04-01'),
}

export const order: OrderRow = {
  id: randomUUID(),
  region,
  meetingId,
  status: 'draft',
  kind: 'main',
  amends: null,
  points: [],
  requestId: null,
  preparedOn: null,
  number: null,
  title: 'Об установлении категорий',
  rows: [line],
  remarks: null,
  draftedOn: plainDate('2026-04-02'),
  agreedOn: null,
  agreedBy: null,
  signedOn: null,
  signedBy: null,
  publishedOn: null,
  publishedAt: null,
  version: 1,
}

export const request = {
  id: randomUUID(),
  region,
  pack: `${region}@2023-09-01`,
  kind: 'extract',
  number: '1',
  stage: 'registered',
  version: 1,
  applicantId: person.id,
  caseId: filed.id,
  received: today,
  nextDue: plainDate('2026-03-11'),
  finished: false,
  text: { what: 'Прошу выписку' },
  state: { stage: 'registered' },
}

/** A filed case with a seat, a half-written sheet, a commission and a meeting. */
export const storeSamples = async (tx: Tx): Promise<void> => {
  for (const one of [person, clerk, expert]) await tx.people.put(one)
  await tx.organisations.put(school)
  await tx.log.append({ kind: 'case', id: filed.id }, 0, [{ type: 'Submitted', data: { n: 1 } }], envelope)
  await tx.cases.put(filed)
  await tx.cases.answers(filed.id, [{ field: 'category', question: 'Категория', answer: 'Первая' }], person.id, now)
  await tx.experts.put(region, profile, true)
  await tx.cases.seats(filed.id, [{ expertId: expert.id, duty: 'senior', signedOn: null }])
  const sheet = {
    points: { a: 1, b: 'na' as const },
    comments: { a: 'хорошо' },
    proofs: { a: [{ proof: 'paper', accepted: true, reason: 'лист 3' }] },
  }
  await tx.sheets.save(filed.id, expert.id, sheet, now)
  await tx.sheets.sign(filed.id, expert.id, sheet)
  await tx.commission.put(region, { personId: clerk.id, duty: 'secretary', tradeUnion: false }, plainDate('2026-01-01'))
  await tx.meetings.put(meeting)
}
