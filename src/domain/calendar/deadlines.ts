import type { CaseKind, Category, Channel, Outcome, Path } from '../regulations/vocabulary.ts'
import { reckon } from './deadline-arithmetic.ts'
import { assumptionsOf } from './deadline-assumptions.ts'
import type { DeadlineRule } from './deadline-rule.ts'
import type { FactName, Facts } from './facts.ts'
import { type PeriodUnit, periodInWords } from './period.ts'
import { addYears, daysBetween, type PlainDate } from './plain-date.ts'
import type { DayOff, WorkCalendar } from './work-calendar.ts'

export type DeadlineState = 'running' | 'safe_limit_passed' | 'breached' | 'met' | 'met_late'

/** One deadline of one case with everything needed to explain it. Derived each time, never stored as truth. */
export type Deadline = {
  /** Key of the rule in the pack. */
  name: string
  title: string
  clause: string
  /** Role that must act. */
  obliges: DeadlineRule['obliges']
  /** What closes it. */
  closedBy: FactName
  direction: 'after' | 'before'
  start: { fact: FactName; date: PlainDate }
  /** The period in words: «30 календарных дней». */
  period: string
  amount: number
  unit: PeriodUnit
  /** So many full days must lie between the last day and the event (only backwards). */
  strict: boolean
  /** The last day before ст. 193; differs from `due` only when the rule rolls. */
  plainDue: PlainDate
  /** Legal limit: the last day on which the deed is in time. */
  due: PlainDate
  /** The last working day on or before a limit that is a day off; equals `due` otherwise. */
  safeDue: PlainDate
  /** Why the legal limit is a day off, when it is one. */
  dueDayOff: string | undefined
  /** Days off passed over while counting working days, or over which the last day was moved. */
  skipped: DayOff[]
  /** What was decided without the paper or with an unsure calendar, in Russian. */
  assumptions: string[]
  question: string | undefined
  state: DeadlineState
  doneOn: PlainDate | undefined
  /** Calendar days to the limit: from today while open, from the day it was done when closed. Negative means late. */
  daysLeft: number
  calendarVersion: string
}

/** What a rule may be narrowed by. A rule narrowed by something not known yet does not apply yet. */
export type DeadlineContext = {
  category?: Category | undefined
  channel?: Channel | undefined
  kind?: CaseKind | undefined
  path?: Path | undefined
  /** Known once the commission has decided. */
  outcome?: Outcome | undefined
}

/**
 * All deadlines whose start event is among the facts, in the order of the pack. `today` is the local day of the region.
 * A deadline whose closing fact is known is judged by that fact alone and no longer depends on `today`.
 * Throws RangeOfCalendar when working days beyond the loaded years are needed.
 */
export const deadlinesOf = (
  rules: Readonly<Record<string, DeadlineRule>>,
  facts: Facts,
  context: DeadlineContext,
  calendar: WorkCalendar,
  today: PlainDate,
): Deadline[] =>
  Object.entries(rules).flatMap(([name, rule]) => {
    const fact = rule.after ?? rule.before
    const date = fact === undefined ? undefined : facts[fact]
    if (fact === undefined || date === undefined || !applies(rule, context)) return []
    return [deadlineOf(name, rule, { fact, date }, facts[rule.closed_by], calendar, today)]
  })

/** What the teacher may do until some day is a right: nobody is late with it. */
export const isRight = ({ obliges }: Pick<Deadline, 'obliges'>): boolean => obliges === 'teacher'

/** A right whose day has gone by unused: nothing is breached, and nobody waits for it. */
export const isLapsedRight = (deadline: Pick<Deadline, 'obliges' | 'state'>): boolean =>
  isRight(deadline) && deadline.state === 'breached'

/** The first day on which a new application is allowed after a refusal: a right, so it is not moved off a day off (ГК РФ ст. 192). */
export const yearAfterRefusal = (decidedOn: PlainDate): PlainDate => addYears(decidedOn, 1)

const deadlineOf = (
  name: string,
  rule: DeadlineRule,
  start: { fact: FactName; date: PlainDate },
  doneOn: PlainDate | undefined,
  calendar: WorkCalendar,
  today: PlainDate,
): Deadline => {
  const { period, plainDue, due, safeDue, dueDayOff, skipped, doubts } = reckon(rule, start.date, calendar)
  return {
    name,
    title: rule.title,
    clause: rule.clause,
    obliges: rule.obliges,
    closedBy: rule.closed_by,
    direction: rule.before === undefined ? 'after' : 'before',
    start,
    period: period.amount === 0 ? 'в тот же день' : periodInWords(period),
    amount: period.amount,
    unit: period.unit,
    strict: rule.strict_backward ?? false,
    plainDue,
    due,
    safeDue,
    dueDayOff,
    skipped,
    assumptions: [...assumptionsOf(rule, period), ...doubts.map(doubt => doubt.why)],
    question: rule.question,
    state: doneOn === undefined ? openState(due, safeDue, today) : doneOn <= due ? 'met' : 'met_late',
    doneOn,
    daysLeft: daysBetween(doneOn ?? today, due),
    calendarVersion: calendar.version,
  }
}

const openState = (due: PlainDate, safeDue: PlainDate, today: PlainDate): DeadlineState => {
  if (today > due) return 'breached'
  return today > safeDue ? 'safe_limit_passed' : 'running'
}

const applies = ({ for: only }: DeadlineRule, { category, channel, kind, path, outcome }: DeadlineContext): boolean =>
  only === undefined ||
  (among(only.categories, category) &&
    among(only.channels, channel) &&
    among(only.kinds, kind) &&
    among(only.paths, path) &&
    among(only.outcomes, outcome))

const among = <T>(allowed: readonly T[] | undefined, value: T | undefined): boolean =>
  allowed === undefined || (value !== undefined && allowed.includes(value))
