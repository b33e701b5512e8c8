import assert from 'node:assert/strict'
import { type PlainDate, plainDate } from '../src/domain/calendar/plain-date.ts'
import { workCalendar } from '../src/domain/calendar/work-calendar.ts'
import type { Application } from '../src/domain/case/application.ts'
import type { Command, CommandType } from '../src/domain/case/commands.ts'
import type { Context } from '../src/domain/case/context.ts'
import { decide } from '../src/domain/case/decide.ts'
import type { EventName } from '../src/domain/case/event-names.ts'
import type { CaseEvent, Recorded } from '../src/domain/case/events.ts'
import { evolve } from '../src/domain/case/evolve.ts'
import { type CaseState, type StateAt, unfiled } from '../src/domain/case/state.ts'
import type { ExpertProfile } from '../src/domain/expertise/expert.ts'
import type { Actor } from '../src/domain/people/roles.ts'
import { isRefusal, type Refusal } from '../src/domain/regulations/finding.ts'
import type { Stage } from '../src/domain/regulations/vocabulary.ts'
import { criteriaSample } from './criteria-sample.ts'
import { packSample } from './pack-sample.ts'

/** One person per role; specialists act under their own ids. */
export const actor = (role: Actor['role'], personId = `${role}-1`): Actor => ({ personId, role, region: 'sample' })
export const teacher = actor('teacher', 'applicant')
export const clerk = actor('clerk')
export const secretary = actor('secretary')
export const signatory = actor('signatory')
export const expert = (id: string): Actor => actor('expert', id)
export const senior = (id: string): Actor => actor('senior', id)

/** A specialist of organisation `org-<id>`, fit for any seat of the sample pack. */
export const profile = (id: string, more: Partial<ExpertProfile> = {}): ExpertProfile => ({
  id,
  organisationId: `org-${id}`,
  education: 'higher_pedagogical',
  inEducationSince: plainDate('2000-09-01'),
  highestCategorySince: plainDate('2010-01-01'),
  candidateOfSciences: false,
  worksAtUniversity: false,
  analysisSince: plainDate('2015-01-01'),
  cleanConclusions: 40,
  positions: ['Учитель'],
  declaredConflicts: [],
  ...more,
})

export const applicationFor = (category: Application['category'], more: Partial<Application> = {}): Application => ({
  category,
  position: 'Учитель',
  organisationId: 'school-1',
  channel: 'system',
  signature: 'pep',
  held: [],
  earlierRefusals: [],
  documents: ['portfolio'],
  awardsClaimed: false,
  petition: false,
  wishesPresence: false,
  resultBy: 'account',
  paperCopy: false,
  consent: true,
  foreignCitizen: false,
  nameChanged: false,
  ...more,
})

export const submit = (category: Application['category'] = 'first', more: Partial<Application> = {}): Command => ({
  type: 'Submit',
  applicantId: 'applicant',
  application: applicationFor(category, more),
})

export const calendar = workCalendar(
  [2022, 2023, 2024, 2025, 2026, 2027].map(year => ({
    year,
    edition: plainDate('2026-11-21'),
    decree: { title: null, confirmed: false },
    confirmed: true,
    holidays: [{ day: plainDate(`${year}-01-01`), name: 'Новый год' }],
    days_off: [],
    working_weekends: [],
    shortened_days: [],
    totals: { working_days: 0, days_off: 0, hours_40: 0 },
  })),
)

export const nomenclature = ['Учитель', 'Учитель-логопед', 'Методист', 'Старший методист', 'Педагог-психолог']

export type Setting = Pick<Context, 'pack' | 'criteria' | 'world'>
export const setting = (parts: Parameters<typeof packSample>[0] = {}, more: Partial<Setting> = {}): Setting => ({
  pack: packSample(parts),
  criteria: criteriaSample,
  world: { experts: ['e1', 'e2', 'e3', 's1', 's2'].map(id => profile(id)) },
  ...more,
})

export type Step = readonly [date: string, who: Actor, command: Command]

export const contextOf = (where: Setting, who: Actor, today: PlainDate): Context => ({
  ...where,
  calendar,
  nomenclature,
  actor: who,
  today,
})

/** One command as the product runs it: decide, then the facts into the state. */
export const order = (where: Setting, state: CaseState, [date, who, command]: Step): CaseEvent[] | Refusal =>
  decide(state, command, contextOf(where, who, plainDate(date)))

export const recordedOn = (event: CaseEvent, date: string, who: Actor, version: number): Recorded<CaseEvent> => ({
  ...event,
  on: plainDate(date),
  at: `${date}T09:00:00.000Z`,
  actorId: who.personId,
  role: who.role,
  version,
})

/** A case told by real commands, so that its history cannot lie. */
export const storyIn = (where: Setting) => {
  const told = (state: CaseState) => ({
    state,
    and: (...step: Step) => told(after(state, step)),
    through: (steps: readonly Step[]) => told(steps.reduce(after, state)),
    when: (...step: Step) => outcome(state, step),
    at: <S extends Stage>(stage: S): StateAt<S> => {
      assert.equal(state.stage, stage)
      return state as StateAt<S>
    },
  })
  const after = (state: CaseState, step: Step): CaseState => {
    const answer = order(where, state, step)
    if (isRefusal(answer)) assert.fail(`${step[2].type} отклонена: ${answer.refused} — ${answer.because}`)
    return answer.map((event, index) => recordedOn(event, step[0], step[1], index + 1)).reduce(evolve, state)
  }
  const outcome = (state: CaseState, step: Step) => {
    const answer = order(where, state, step)
    return {
      answer,
      thenRefused: (code: string, clause?: string): Refusal => {
        if (!isRefusal(answer)) assert.fail(`ожидался отказ ${code}, а команда выполнена`)
        assert.equal(answer.refused, code, answer.because)
        if (clause !== undefined) assert.equal(answer.clause, clause)
        return answer
      },
      thenHappened: (...names: EventName[]) => {
        if (isRefusal(answer)) assert.fail(`${answer.refused} — ${answer.because}`)
        assert.deepEqual(
          answer.map(event => event.type),
          names,
        )
        return told(after(state, step))
      },
    }
  }
  return {
    given: (...step: Step) => told(after(unfiled, step)),
    from: (steps: readonly Step[]) => told(steps.reduce(after, unfiled)),
    when: (...step: Step) => outcome(unfiled, step),
  }
}

export const { given } = storyIn(setting())

/** Every command of the life cycle, for matrices. */
export const anyCommand = (type: CommandType): Command => samples[type]

const attestation = { on: plainDate('2024-03-01'), place: 'Город, ул. Школьная, 1', form: 'in_person' as const }
export const points = (first: number, second: number) => ({ '1.1': first, '1.2': second })

const samples: { [T in CommandType]: Command } = {
  Submit: submit(),
  Register: { type: 'Register', number: '77' },
  RefuseAcceptance: { type: 'RefuseAcceptance', grounds: ['other-service'], seen: 'Просит о другой услуге' },
  StartReview: { type: 'StartReview' },
  AskInformation: { type: 'AskInformation', of: 'applicant', what: 'Поясните' },
  GiveInformation: { type: 'GiveInformation', documents: [], answer: 'Поясняю' },
  SupplyDocuments: { type: 'SupplyDocuments', documents: ['other'] },
  RefuseService: { type: 'RefuseService', grounds: ['dismissed'], seen: 'Приказ об увольнении' },
  Admit: { type: 'Admit', attestation },
  MoveAttestation: {
    type: 'MoveAttestation',
    attestation: { ...attestation, on: plainDate('2024-03-11') },
    reason: 'Болезнь',
  },
  RecordTest: { type: 'RecordTest', score: 80 },
  RecordTestAbsence: { type: 'RecordTestAbsence', goodReason: true, reason: 'Болезнь' },
  CorrectTest: { type: 'CorrectTest', score: 90, reason: 'Опечатка' },
  AppointPanel: { type: 'AppointPanel', main: ['e1', 'e2'], senior: ['s1'] },
  DeclareConflict: { type: 'DeclareConflict', expertId: 'e1', reason: 'Родственник' },
  ReplaceExpert: { type: 'ReplaceExpert', out: 'e1', in: 'e3', reason: 'Самоотвод' },
  StartAssessment: { type: 'StartAssessment' },
  SubmitSheet: { type: 'SubmitSheet', expertId: 'e1', points: points(8, 8) },
  RuleDisputes: {
    type: 'RuleDisputes',
    expertId: 's1',
    rulings: [{ item: '1.2', points: 5, reason: 'Есть протокол' }],
  },
  ConfirmAwards: { type: 'ConfirmAwards', expertId: 'e1', award: 'Почётное звание' },
  ExaminePetition: { type: 'ExaminePetition', expertId: 'e1', points: points(8, 8) },
  PutOnAgenda: { type: 'PutOnAgenda', meetingId: 'm1', on: plainDate('2024-03-20') },
  TakeOffAgenda: { type: 'TakeOffAgenda', reason: 'Перенос' },
  OpenMeeting: { type: 'OpenMeeting', meetingId: 'm1' },
  Decide: { type: 'Decide', outcome: 'set', ballot: { total: 9, present: 7, for: 7, against: 0 } },
  RecordOrder: { type: 'RecordOrder', orderId: 'o1', number: '100' },
  RecordPublication: { type: 'RecordPublication', orderId: 'o1' },
  SendResult: { type: 'SendResult', form: 'extract' },
  Withdraw: { type: 'Withdraw', reason: 'Передумал' },
  Archive: { type: 'Archive' },
  DoHandTask: { type: 'DoHandTask', task: 'link-sent', note: '' },
}
