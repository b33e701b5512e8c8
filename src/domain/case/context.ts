import type { PlainDate } from '../calendar/plain-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { CriteriaSet } from '../expertise/criteria-set.ts'
import type { Actor } from '../people/roles.ts'
import type { Finding, Refusal } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import type { CommandOf, CommandType, World } from './commands.ts'
import type { CaseEvent } from './events.ts'
import type { StageOf } from './life-cycle.ts'
import type { StateAt } from './state.ts'

/** Everything a decision depends on besides the case itself. Time, actor and pack are arguments. */
export type Context = {
  pack: Pack
  calendar: WorkCalendar
  /** Positions of раздел I подраздел 2 of ПП РФ № 225. */
  nomenclature: readonly string[]
  /** Score sheet for the category and the position; undefined when the region has none for them. */
  criteria: CriteriaSet | undefined
  actor: Actor
  /** Local day of the region. */
  today: PlainDate
  world: World
}

/** What one command makes of a case at a stage where the table knows it. */
export type Decider<T extends CommandType> = (
  state: StateAt<StageOf<T>>,
  command: CommandOf<T>,
  context: Context,
) => CaseEvent[] | Refusal

/** An answer that the command is not carried out; `because` is shown to the reader as it stands. */
export const refuse = (refused: string, because: string, clause?: string, findings?: Finding[]): Refusal => ({
  refused,
  because,
  ...(clause === undefined ? {} : { clause }),
  ...(findings === undefined ? {} : { findings }),
})
