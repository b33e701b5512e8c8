import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type FreshDatabase, freshDatabase } from '../../../../tests/database.ts'
import { sampleCaseRow, samplePerson, sampleSchool } from '../../../../tests/samples/case-row.ts'
import type { Reads } from '../../../application/reads.ts'
import type { OrderLine, OrderRow, Storage, Tx } from '../../../application/storage.ts'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { storage } from '../storage.ts'
import { reads } from './reads.ts'

const now = new Date('2026-03-02T08:00:00Z')
const today = plainDate('2026-03-02')
const region = 'kbr'
const person = samplePerson('Фёдорова')
const clerk = samplePerson('Кузнецова', 'Анна')
const expert = samplePerson('Орлова', 'Ольга')
const school = sampleSchool(region)
const meetingId = randomUUID()
const filed = sampleCaseRow(region, person, school, { surnameKey: 'федорова' })
const envelope = { actor: clerk.id, actorRole: 'clerk', at: now, onDay: today }

describe('чтение для экранов', () => {
  let database: FreshDatabase
  let read: Reads
  let store: Storage
  const write = (work: (tx: Tx) => Promise<void>) =>
    store.write(async tx => {
      await work(tx)
      return {}
    })

  before(async () => {
    database = await freshDatabase()
    read = reads(database)
    store = storage(database)
    await write(async tx => {
      for (const one of [person, clerk, expert]) await tx.people.put(one)
      await tx.organisations.put(school)
      await tx.log.append({ kind: 'case', id: filed.id }, 0, [{ type: 'Submitted', data: { n: 1 } }], envelope)
      await tx.cases.put(filed)
      await tx.cases.answers(filed.id, [{ field: 'category', question: 'Категория', answer: 'Первая' }], person.id, now)
      await tx.experts.put(region, profile, true)
      await tx.cases.seats(filed.id, [{ expertId: expert.id, duty: 'senior', signedOn: null }])
      await tx.experts.saveSheet(filed.id, expert.id, { a: 1, b: 'na' }, { a: 'хорошо' }, now)
      await tx.cases.comments(filed.id, expert.id, { a: 'хорошо' })
      await tx.commission.put(
        region,
        { personId: clerk.id, duty: 'secretary', tradeUnion: false },
        plainDate('2026-01-01'),
      )
      await tx.meetings.put(meeting)
    })
  })
  after(() => database.drop())

  it('карточка дела несёт человека, школу, бумаги, письма, сообщения, места и отношение к людям', async () => {
    const paperId = randomUUID()
    await write(async tx => {
      const paper = await tx.papers.add({ ...receipt, id: paperId, caseId: filed.id })
      assert.match(paper.digest, /^[0-9a-f]{64}$/)
      await tx.papers.notify({
        ...notice,
        id: randomUUID(),
        caseId: filed.id,
        personId: person.id,
        documentId: paperId,
      })
      await tx.papers.message({
        id: randomUUID(),
        caseId: filed.id,
        authorId: clerk.id,
        role: 'clerk',
        body: 'Да',
        sentAt: now,
      })
      await tx.files.add({ ...file, caseId: filed.id })
    })
    const card = await read.caseCard(filed.id)
    assert.ok(card)
    assert.deepEqual(card.person, person)
    assert.deepEqual(card.organisation, school)
    assert.deepEqual(card.state, filed.state)
    assert.equal(card.line.applicant, 'Фёдорова Мария Петровна')
    assert.deepEqual(card.files, [{ ...file, caseId: filed.id }])
    assert.deepEqual(
      card.papers.map(paper => [paper.id, paper.madeAt, paper.madeOn]),
      [[paperId, now, today]],
    )
    assert.deepEqual(
      card.notices.map(line => [line.documentId, line.createdAt, line.readAt]),
      [[paperId, now, null]],
    )
    assert.deepEqual(
      card.messages.map(line => [line.author, line.body, line.sentAt]),
      [['Кузнецова Анна Петровна', 'Да', now]],
    )
    assert.deepEqual(card.seats, [
      { expertId: expert.id, name: 'Орлова Ольга Петровна', organisation: 'Школа № 7', duty: 'senior', signedOn: null },
    ])
    assert.deepEqual(card.relation, {
      region,
      applicantId: person.id,
      organisationId: school.id,
      expertIds: [expert.id],
      meetingMemberIds: [],
      decided: false,
      filedById: person.id,
    })
    assert.deepEqual((await read.paper(paperId))?.content, receipt.content)
    assert.equal(await read.caseCard(randomUUID()), undefined)
  })

  it('непрочитанные письма считаются, пока их не открыли', async () => {
    const reader = samplePerson('Белова')
    await write(async tx => {
      await tx.people.put(reader)
      for (const id of [randomUUID(), randomUUID()]) await tx.papers.notify({ ...notice, id, personId: reader.id })
    })
    assert.equal((await read.noticesOf(reader.id)).unread, 2)
    await write(tx => tx.papers.noticesRead(reader.id, now))
    const { unread, notices } = await read.noticesOf(reader.id)
    assert.deepEqual([unread, notices.map(line => line.readAt)], [0, [now, now]])
  })

  it('история называет тех, кто действовал', async () => {
    const [first] = await read.history(filed.id)
    assert.deepEqual([first?.type, first?.actorName, first?.onDay], ['Submitted', 'Кузнецова Анна Петровна', today])
  })

  it('эксперт видит дело своего места, пока его не заменили', async () => {
    assert.deepEqual(
      (await read.casesOfExpert(expert.id)).map(line => [line.id, line.duty]),
      [[filed.id, 'senior']],
    )
    assert.deepEqual(
      (await read.expertsOf(region)).map(line => [line.profile, line.open]),
      [[profile, 1]],
    )
    assert.deepEqual(await read.sheetDraft(filed.id, expert.id), {
      points: { a: 1, b: 'na' },
      comments: { a: 'хорошо' },
      savedAt: now,
    })
    assert.deepEqual(await read.sheetComments(filed.id), { [expert.id]: { a: 'хорошо' } })
    await write(tx => tx.cases.seats(filed.id, []))
    assert.deepEqual(await read.casesOfExpert(expert.id), [])
  })

  it('дела человека и школы, ответы заявления, имена и поиск школы', async () => {
    assert.deepEqual(
      (await read.casesOfApplicant(person.id)).cases.map(line => line.id),
      [filed.id],
    )
    assert.deepEqual(
      (await read.casesOfEmployer(school.id)).map(line => line.id),
      [filed.id],
    )
    assert.deepEqual(
      (await read.applicationAnswers(filed.id))?.answers.map(line => line.answer),
      ['Первая'],
    )
    assert.deepEqual(await read.peopleNames([clerk.id, randomUUID()]), { [clerk.id]: 'Кузнецова Анна Петровна' })
    assert.deepEqual(await read.organisationsSearch(region, 'ШКОЛА № 7'), [school])
    assert.deepEqual(await read.organisationsSearch('penza', 'школа'), [])
  })

  it('состав комиссии берётся на день: смена обязанности не меняет прошлого', async () => {
    const member = { personId: clerk.id, duty: 'member', tradeUnion: true } as const
    await write(tx => tx.commission.put(region, member, plainDate('2026-06-01')))
    const dutyOn = async (day: string) => (await read.commissionOf(region, plainDate(day))).map(line => line.duty)
    assert.deepEqual(await dutyOn('2025-12-31'), [])
    assert.deepEqual(await dutyOn('2026-05-31'), ['secretary'])
    assert.deepEqual(await dutyOn('2026-06-01'), ['member'])
  })

  it('заседание без приказа ждёт приказа, пока он не составлен', async () => {
    const waiting = async () => (await read.meetingsWithoutOrder(region)).map(line => line.id)
    assert.deepEqual(await waiting(), [])
    await database.pool.query(`update cases set meeting_id = $1, stage = 'decided' where id = $2`, [
      meetingId,
      filed.id,
    ])
    assert.deepEqual(await waiting(), [meetingId])
    assert.deepEqual(await store.write(async tx => ({ ids: await tx.cases.decidedAt(meetingId) })), { ids: [filed.id] })
    const card = await read.meetingCard(meetingId)
    assert.deepEqual([card?.agenda.map(line => line.id), card?.row], [[filed.id], meeting])
    await write(tx => tx.orders.put({ ...order, id: randomUUID(), number: null }))
    assert.deepEqual(await waiting(), [])
  })

  it('сроки и статистика считаются по делам региона', async () => {
    const board = await read.deadlineBoard(region, plainDate('2026-03-05'))
    assert.deepEqual([board.open, board.overdue, board.soon], [1, 1, 0])
    assert.deepEqual(board.byOfficer, [{ officerId: null, name: null, open: 1, overdue: 1, soon: 0 }])
    assert.equal((await read.deadlineBoard(region, plainDate('2026-03-01'))).soon, 1)
    const { total, byMonth } = await read.statistics(region, 2026)
    assert.deepEqual(total, { filed: 1, set: 0, refused: 0, stopped: 0, pending: 1 })
    assert.deepEqual(
      byMonth.map(line => line.month),
      [3],
    )
    assert.deepEqual((await read.statistics(region, 2025)).byMonth, [])
  })

  it('журнал изменений листается и ищется по предмету', async () => {
    await write(async tx => {
      for (let n = 0; n < 130; n++)
        await tx.audit.record({
          at: now,
          actorId: clerk.id,
          role: 'admin',
          action: 'edit',
          object: n === 3 ? 'rare' : 'often',
        })
    })
    const first = await read.auditTrail({})
    const second = await read.auditTrail({ after: first.next })
    assert.deepEqual([first.rows.length, second.rows.length, second.next], [100, 30, undefined])
    assert.deepEqual((await read.auditTrail({ after: second.previous })).rows, first.rows)
    assert.deepEqual(
      (await read.auditTrail({ object: 'rare' })).rows.map(line => line.name),
      ['Кузнецова Анна Петровна'],
    )
    assert.deepEqual((await read.accessLog({ objectId: filed.id })).rows, [])
  })

  it('заявка на выписку читается вместе с человеком', async () => {
    await write(tx => tx.requests.put(request))
    assert.deepEqual((await read.requestCard(request.id))?.row, request)
    assert.deepEqual(
      (await read.requestsOf(region)).map(line => line.applicant),
      ['Фёдорова Мария Петровна'],
    )
    assert.deepEqual(
      (await read.requestsOfApplicant(person.id)).map(line => line.id),
      [request.id],
    )
    assert.deepEqual(await store.write(async tx => ({ text: await tx.requests.text(request.id) })), {
      text: request.text,
    })
  })
})

const profile = {
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

const meeting = {
  id: meetingId,
  region,
  on: plainDate('2026-04-01'),
  time: '10:00',
  place: 'зал 1',
  stage: 'planned',
  version: 1,
  state: { agenda: [] },
}

const receipt = {
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

const notice = { region, subject: 'Заявление принято', body: 'Принято', way: 'account', createdAt: now }

const file = {
  id: randomUUID(),
  digest: 'ab'.repeat(32),
  name: 'справка.pdf',
  mediaType: 'application/pdf',
  size: 12345,
  draftId: null,
  document: 'achievements',
  uploadedBy: person.id,
  uploadedAt: now,
}

const line: OrderLine = {
  caseId: filed.id,
  category: 'first',
  position: 'учитель',
  outcome: 'set',
  fullName: 'Фёдорова Мария Петровна',
  organisation: 'Школа № 7',
  municipality: 'г. Приморск',
  decidedOn: plainDate('2026-04-01'),
}

const order: OrderRow = {
  id: randomUUID(),
  region,
  meetingId,
  status: 'draft',
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

const request = {
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
