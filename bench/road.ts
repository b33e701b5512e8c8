import { addDays, type PlainDate } from '../src/domain/calendar/plain-date.ts'
import type { Command } from '../src/domain/case/commands.ts'
import type { CaseState, StateAt } from '../src/domain/case/state.ts'
import type { CriteriaSet } from '../src/domain/expertise/criteria-set.ts'
import { attainablePoints } from '../src/domain/expertise/scale.ts'
import type { Actor } from '../src/domain/people/roles.ts'
import type { Pack } from '../src/domain/regulations/pack.ts'
import type { Staff } from './staff.ts'

export type Move = { who: Actor; command: Command; on?: PlainDate | undefined }
export type Around = {
  pack: Pack
  criteria: CriteriaSet | undefined
  staff: Staff
  today: PlainDate
  teacher: Actor
  number: string
}

/** What leads a good case one step further; undefined when it has come to its end. */
export const nextMove = (state: CaseState, around: Around): Move | undefined => {
  const { pack, criteria, staff, today, number } = around
  const clerk = staff.actor('clerk')
  const secretary = staff.actor('secretary')
  switch (state.stage) {
    case 'submitted':
      return { who: clerk, command: { type: 'Register', number } }
    case 'registered':
      return { who: clerk, command: { type: 'StartReview' } }
    case 'review':
      return {
        who: clerk,
        command: {
          type: 'Admit',
          attestation: { on: addDays(today, 21), time: '10:00', place: 'Город', form: 'in_person' },
        },
      }
    case 'information_asked':
      return {
        who: clerk,
        command: { type: 'GiveInformation', documents: [], answer: 'Сведения подтверждены письмом.' },
      }
    case 'testing':
      return {
        who: secretary,
        command: { type: 'RecordTest', score: pack.testing?.maximum_score ?? 0 },
        on: state.attestation.on,
      }
    case 'admitted':
      return { who: secretary, command: { type: 'AppointPanel', ...seatsOf(around) } }
    case 'panel_appointed':
      return { who: secretary, command: { type: 'StartAssessment' } }
    case 'assessment':
      return { who: nextSigner(state, staff), command: sheetOf(nextSigner(state, staff).personId, criteria) }
    case 'assessed':
      return { who: secretary, command: { type: 'PutOnAgenda', meetingId: staff.meetingId, on: addDays(today, 10) } }
    case 'on_agenda':
      return { who: secretary, command: { type: 'OpenMeeting', meetingId: staff.meetingId }, on: state.meetingOn }
    case 'meeting':
      return {
        who: secretary,
        command: { type: 'Decide', outcome: 'set', ballot: { total: 15, present: 12, for: 12, against: 0 } },
      }
    case 'decided':
      return { who: staff.actor('signatory'), command: { type: 'RecordOrder', orderId: staff.orderId, number } }
    case 'ordered':
      return { who: secretary, command: { type: 'RecordPublication', orderId: staff.orderId } }
    case 'published':
      return { who: secretary, command: { type: 'SendResult', form: 'decision_granted' } }
    default:
      return undefined
  }
}

/** What happens on the way besides; the edition may forbid some of it, and then it does not happen. */
export const besides = (state: CaseState, { staff, teacher, today, pack }: Around): Move[] => {
  const clerk = staff.actor('clerk')
  const secretary = staff.actor('secretary')
  const supply: Move = { who: teacher, command: { type: 'SupplyDocuments', documents: ['other'] } }
  const ask: Move[] = pack.information_requests.slice(0, 1).flatMap(({ of }): Move[] => [
    { who: clerk, command: { type: 'AskInformation', of, what: 'Подтвердите сведения о месте работы и стаже.' } },
    { who: clerk, command: { type: 'GiveInformation', documents: [], answer: 'Сведения подтверждены письмом.' } },
  ])
  const place = { time: '11:30', place: 'Город, ул. Школьная, 1', form: 'in_person' as const }
  const moved: Move = {
    who: secretary,
    command: {
      type: 'MoveAttestation',
      attestation: { ...place, on: addDays(today, 28) },
      reason: 'Болезнь заявителя',
    },
  }
  const tasks = pack.by_hand.map(
    (task): Move => ({
      who: task.who === 'secretary' ? secretary : clerk,
      command: { type: 'DoHandTask', task: task.id, note: 'Сделано' },
    }),
  )
  switch (state.stage) {
    case 'registered':
      return [...tasks, supply, supply]
    case 'review':
      return [...tasks, supply, supply, ...ask, ...ask, supply]
    case 'admitted':
    case 'testing':
      return [...tasks, moved, moved, supply, supply]
    case 'panel_appointed':
      return [...tasks, ...replacement(state, staff), supply]
    case 'assessed':
    case 'assessment':
      return [...tasks, supply]
    case 'on_agenda':
      return [
        ...tasks,
        { who: secretary, command: { type: 'TakeOffAgenda', reason: 'Заседание перенесено' } },
        { who: secretary, command: { type: 'PutOnAgenda', meetingId: staff.meetingId, on: addDays(today, 10) } },
      ]
    default:
      return tasks
  }
}

const seatsOf = ({ pack, staff }: Around): { main: string[]; senior: string[] } => {
  const { main, senior } = pack.experts.panel
  const ids = staff.experts.map(expert => expert.personId)
  return { main: ids.slice(0, main), senior: ids.slice(main, main + senior) }
}

const replacement = ({ seats }: StateAt<'panel_appointed'>, staff: Staff): Move[] => {
  const [out] = seats
  const fresh = staff.experts.find(expert => !seats.some(seat => seat.expertId === expert.personId))
  if (out === undefined || fresh === undefined) return []
  const leaving = staff.experts.find(expert => expert.personId === out.expertId)
  if (leaving === undefined) return []
  return [
    { who: leaving, command: { type: 'DeclareConflict', expertId: out.expertId, reason: 'Совместная работа' } },
    {
      who: staff.actor('secretary'),
      command: { type: 'ReplaceExpert', out: out.expertId, in: fresh.personId, reason: 'Самоотвод' },
    },
  ]
}

const nextSigner = (state: StateAt<'assessment'>, staff: Staff): Actor => {
  const seat = state.seats.find(({ expertId }) => !state.sheets.some(sheet => sheet.expertId === expertId))
  const signer = staff.experts.find(expert => expert.personId === seat?.expertId)
  if (signer === undefined) throw new Error('Nobody is left to sign')
  return signer
}

const sheetOf = (expertId: string, criteria: CriteriaSet | undefined): Command => ({
  type: 'SubmitSheet',
  expertId,
  points: Object.fromEntries(
    (criteria?.sections ?? []).flatMap(section =>
      section.criteria.map(criterion => [criterion.code, attainablePoints(criterion).at(-1) ?? 0]),
    ),
  ),
})
