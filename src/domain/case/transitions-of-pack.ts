import type { Pack } from '../regulations/pack.ts'
import type { CommandType } from './commands.ts'
import { type Transition, transitions } from './transitions.ts'

/** Moves between stages that an edition leaves of the common table: it may forbid more, never allow more. */
export const transitionsOf = (pack: Pack): Transition[] =>
  transitions().filter(move => limits[move.command]?.(pack, move) ?? knows(pack, move))

type Limit = (pack: Pack, move: Transition) => boolean

const limits: Partial<Record<CommandType, Limit>> = {
  RefuseAcceptance: (pack, { from }) => pack.acceptance_refusal_stages.includes(from),
  Withdraw: (pack, { from }) => knows(pack, { from }) && pack.withdrawal.from.includes(from),
  AskInformation: pack => pack.information_requests.length > 0,
  RefuseService: (pack, { from }) =>
    knows(pack, { from }) && pack.refuse_service_when.some(ground => ground.at === 'review'),
  ConfirmAwards: pack => pack.awards_path !== null,
  ExaminePetition: pack => pack.petition_path !== null,
  // Without a senior nobody rules on differences: the sheets are settled before they are signed.
  SubmitSheet: (pack, { to }) => to !== 'disputed' || hasDisputes(pack),
  // A refused category goes straight to its result only where the order does not carry refusals.
  SendResult: (pack, { from }) => from !== 'decided' || pack.order.contents === 'set_only',
  CorrectTest: pack => pack.testing !== null,
  RecordTestAbsence: (pack, { to }) =>
    pack.testing !== null && (to !== 'withdrawn' || pack.testing.absence_for_good_reason === 'apply_again'),
}

/** Stages that an edition does not have at all: nothing leads to them and nothing leads out. */
const knows = (pack: Pack, { from, to }: { from: Transition['from']; to?: Transition['to'] }): boolean =>
  [from, to].every(
    stage =>
      (stage !== 'testing' || pack.testing !== null) &&
      (stage !== 'information_asked' || pack.information_requests.length > 0) &&
      (stage !== 'disputed' || hasDisputes(pack)),
  )

const hasDisputes = ({ experts }: Pack): boolean => experts.scheme === 'independent_and_senior'
