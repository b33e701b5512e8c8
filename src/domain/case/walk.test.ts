import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { actor, anyCommand, order, points, recordedOn, setting, submit } from '../../../tests/given.ts'
import { withTest } from '../../../tests/road.ts'
import { addDays, plainDate } from '../calendar/plain-date.ts'
import type { Actor } from '../people/roles.ts'
import { isRefusal } from '../regulations/finding.ts'
import { commandTitles } from './case-words.ts'
import type { Command, CommandType } from './commands.ts'
import type { CaseEvent, Recorded } from './events.ts'
import { evolve, rebuild } from './evolve.ts'
import { commandsAt, lifeCycle } from './life-cycle.ts'
import { type CaseState, unfiled } from './state.ts'
import { stagesAfter } from './transitions.ts'

const all = Object.keys(commandTitles) as CommandType[]
const experts = ['e1', 'e2', 'e3', 's1', 's2']
const editions = [
  setting(),
  setting(withTest),
  setting({ order: { ...setting().pack.order, contents: 'set_and_refused' } }),
]
/** Commands that end a case early: without a brake no story would get far. */
const endings: readonly CommandType[] = [
  'Withdraw',
  'RefuseAcceptance',
  'RefuseService',
  'TakeOffAgenda',
  'DoHandTask',
  'SupplyDocuments',
]
const seen = new Set<string>()

/** One step of chance: mostly something the table allows, sometimes anything at all, with details good and bad. */
const step = fc.record({
  wild: fc.integer({ min: 0, max: 9 }),
  pick: fc.nat(1000),
  who: fc.nat(1000),
  expert: fc.constantFrom(...experts),
  other: fc.constantFrom(...experts),
  low: fc.constantFrom(1, 4, 8, 8, 8, 11),
  days: fc.constantFrom(-1, 0, 0, 1, 1, 3),
  yes: fc.boolean(),
  category: fc.constantFrom('first', 'highest', 'mentor'),
})
type Chance = typeof step extends fc.Arbitrary<infer T> ? T : never

const detailed = (type: CommandType, state: CaseState, today: string, chance: Chance): Command => {
  const on = plainDate(today)
  const attestation = { on: addDays(on, chance.days), place: 'Школа', form: 'in_person' as const }
  const meetingId = 'meetingId' in state && chance.wild > 0 ? state.meetingId : 'm2'
  switch (type) {
    case 'Submit':
      return submit(chance.category as 'first', {
        petition: chance.yes,
        awardsClaimed: chance.who % 3 === 0,
        documents: chance.yes ? ['portfolio', 'awards'] : [],
      })
    case 'Admit':
      return { type, attestation }
    case 'MoveAttestation':
      return { type, attestation, reason: 'Перенос' }
    case 'RecordTest':
      return { type, score: chance.low * 10 }
    case 'CorrectTest':
      return { type, score: chance.low * 10, reason: 'Опечатка' }
    case 'RecordTestAbsence':
      return { type, goodReason: chance.yes, reason: 'Болезнь' }
    case 'DeclareConflict':
      return { type, expertId: chance.expert, reason: 'Родственник' }
    case 'ReplaceExpert':
      return { type, out: chance.expert, in: chance.other, reason: 'Замена' }
    case 'SubmitSheet':
    case 'ExaminePetition':
      return { type, expertId: chance.expert, points: points(8, chance.low) }
    case 'ConfirmAwards':
      return { type, expertId: chance.expert, award: 'Звание' }
    case 'RuleDisputes':
      return { type, expertId: chance.expert, rulings: [{ item: '1.2', points: chance.low, reason: 'Так' }] }
    case 'PutOnAgenda':
      return { type, meetingId: 'm1', on: addDays(on, chance.days) }
    case 'OpenMeeting':
      return { type, meetingId }
    case 'Decide': {
      const votes = chance.yes ? { for: 7, against: 0 } : { for: 2, against: 5 }
      return {
        type,
        outcome: chance.yes ? 'set' : 'refused',
        ballot: { total: 9, present: 7, ...votes },
        reason: 'По существу',
      }
    }
    default:
      return anyCommand(type)
  }
}

const doerOf = (state: CaseState, type: CommandType, chance: Chance): Actor => {
  const doers = commandsAt(state.stage)[type] ?? ['auditor' as const]
  const role = doers[chance.who % doers.length] ?? 'auditor'
  if (role === 'teacher') return actor('teacher', 'applicant')
  return actor(role, role === 'expert' || role === 'senior' ? chance.expert : `${role}-1`)
}

describe('случайные истории', () => {
  it('решение не бросает ошибок, история всегда собирается в стадию из таблицы и только туда, куда ведёт команда', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...editions),
        fc.array(step, { minLength: 40, maxLength: 90 }),
        (edition, chances) => {
          let state: CaseState = unfiled
          let today = plainDate('2024-02-01')
          const history: Recorded<CaseEvent>[] = []
          for (const chance of chances) {
            const known = Object.keys(commandsAt(state.stage)) as CommandType[]
            const onward = known.filter(name => !endings.includes(name))
            const open = chance.wild === 0 ? all : chance.wild > 2 && onward.length > 0 ? onward : known
            const type = open[chance.pick % open.length]
            if (type === undefined) break
            const date = addDays(today, chance.days)
            const who = doerOf(state, type, chance)
            const answer = order(edition, state, [date, who, detailed(type, state, date, chance)])
            if (isRefusal(answer)) {
              assert.ok(answer.because.length > 0)
              continue
            }
            assert.ok(answer.length > 0)
            const before = state.stage
            const recorded = answer.map((event, index) => recordedOn(event, date, who, history.length + index + 1))
            history.push(...recorded)
            state = recorded.reduce(evolve, state)
            today = date
            seen.add(state.stage)
            assert.ok(stagesAfter(before, type).includes(state.stage), `${before} × ${type} → ${state.stage}`)
          }
          assert.ok(state.stage in lifeCycle)
          assert.deepEqual(rebuild(history), state)
        },
      ),
      { numRuns: 300, seed: 196 },
    )
  })

  it('истории доходят далеко', () => {
    for (const stage of ['testing', 'assessment', 'assessed', 'meeting', 'decided', 'withdrawn', 'archived']) {
      assert.ok(seen.has(stage), `ни одна история не дошла до ${stage}: ${[...seen].join(', ')}`)
    }
  })
})
