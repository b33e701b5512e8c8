import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Application } from '../src/domain/case/application.ts'
import type { CaseState } from '../src/domain/case/state.ts'
import { type Pack, packRef } from '../src/domain/regulations/pack.ts'
import type { Category, Stage } from '../src/domain/regulations/vocabulary.ts'

export const today = plainDate('2024-02-01')

/** An application with nothing wrong about it, whatever the region; a test breaks one thing at a time. */
export const applicationFor = (pack: Pack, category: Category, changes: Partial<Application> = {}): Application => ({
  category,
  position: 'Учитель',
  organisationId: 'school-1',
  channel: pack.channels.find(({ open }) => open)?.channel ?? 'system',
  signature: 'ukep',
  held: [
    { category: 'first', setOn: plainDate('2019-10-01'), position: 'Учитель' },
    { category: 'highest', setOn: plainDate('2023-10-02'), position: 'Учитель' },
  ],
  earlierRefusals: [],
  documents: [...new Set(pack.evidence.map(({ document }) => document))],
  awardsClaimed: false,
  petition: true,
  wishesPresence: true,
  resultBy: 'account',
  paperCopy: false,
  consent: true,
  foreignCitizen: false,
  nameChanged: false,
  ...changes,
})

/** A case at any stage, with everything any stage may know; the readers of a stage take their own part of it. */
export const caseAt = (stage: Stage, pack: Pack, application = applicationFor(pack, 'first')): CaseState =>
  ({
    stage,
    pack: packRef(pack),
    applicantId: 'teacher-1',
    application,
    received: today,
    registered: today,
    number: '77',
    last: today,
    facts: { 'application.received': today },
    handTasksDone: [],
    officerId: 'clerk-1',
    path: 'assessment',
    attestation: { on: plainDate('2024-03-14'), place: 'Зал', form: 'in_person' },
    asked: { of: 'agency', what: 'сведения', on: today },
    seats: [],
    conflicts: [],
    criteria: 'demonstration',
    sheets: [],
    items: [],
    rulings: [],
    confirmations: [],
    conclusion: { basis: 'sheets', meets: true, findings: [] },
    meetingId: 'meeting-1',
    meetingOn: plainDate('2024-03-14'),
    decision: { outcome: 'set', on: today, ballot: { total: 7, present: 7, for: 7, against: 0 }, findings: [] },
    order: { id: 'order-1', number: '12', signed: today },
    published: today,
    sent: today,
    refusal: { on: today, findings: [] },
    withdrawn: today,
    reason: 'по своему желанию',
    before: 'closed',
    archived: today,
  }) as unknown as CaseState
