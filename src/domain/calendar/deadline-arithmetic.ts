import { type DeadlineRule, periodOf } from './deadline-rule.ts'
import type { Period } from './period.ts'
import { addDays, addMonths, addYears, type PlainDate } from './plain-date.ts'
import type { DayOff, Doubt, WorkCalendar } from './work-calendar.ts'

/** The last days of one period and how they came about. */
export type Reckoning = {
  period: Period
  /** The last day as the period gives it, before any move. */
  plainDue: PlainDate
  /** The legal limit: the plain one, or the next working day when the rule rolls (ГК РФ ст. 193). */
  due: PlainDate
  /** The last working day by which to be done without arguing about ст. 193. */
  safeDue: PlainDate
  /** Why the legal limit is itself a day off; undefined when it is a working day. */
  dueDayOff: string | undefined
  skipped: DayOff[]
  doubts: Doubt[]
}

/**
 * Counts the period of a rule from the day of its start event, which itself is not counted (ГК РФ ст. 191); backwards when
 * the rule says `at_least … before`. Working days and moves need the calendar and throw RangeOfCalendar beyond it; a plain
 * calendar period beyond it is counted, and the doubt is recorded.
 */
export const reckon = (rule: DeadlineRule, start: PlainDate, calendar: WorkCalendar): Reckoning => {
  const period = periodOf(rule)
  const backward = rule.before !== undefined
  const amount = period.amount + (backward && rule.strict_backward ? 1 : 0)
  const plainDue = lastDay(start, { ...period, amount }, backward, calendar)

  if (period.unit === 'working_days' && period.amount > 0) {
    const [from, to] = backward ? [plainDue, start] : [start, plainDue]
    return {
      period,
      plainDue,
      due: plainDue,
      safeDue: plainDue,
      dueDayOff: undefined,
      skipped: calendar.daysOffBetween(addDays(from, 1), addDays(to, -1)),
      doubts: calendar.doubtsBetween(backward ? from : addDays(from, 1), backward ? addDays(to, -1) : to),
    }
  }
  if (!rule.roll && !calendar.covers(plainDue)) {
    const why = `Календарь на ${plainDue.slice(0, 4)} год не загружен: не проверено, рабочий ли последний день`
    return {
      period,
      plainDue,
      due: plainDue,
      safeDue: plainDue,
      dueDayOff: undefined,
      skipped: [],
      doubts: [{ date: plainDue, why }],
    }
  }
  const due = rule.roll ? calendar.workingDayOnOrAfter(plainDue) : plainDue
  const safeDue = safeDayOf(due, backward ? undefined : start, calendar)
  return {
    period,
    plainDue,
    due,
    safeDue,
    dueDayOff: calendar.whyNotWorking(due),
    skipped: due === plainDue ? [] : calendar.daysOffBetween(plainDue, addDays(due, -1)),
    doubts: calendar.doubtsBetween(rule.roll ? plainDue : safeDue, due),
  }
}

const lastDay = (start: PlainDate, { amount, unit }: Period, backward: boolean, calendar: WorkCalendar): PlainDate => {
  const signed = backward ? -amount : amount
  switch (unit) {
    case 'calendar_days':
      return addDays(start, signed)
    case 'months':
      return addMonths(start, signed)
    case 'years':
      return addYears(start, signed)
    case 'working_days':
      return backward ? calendar.subtractWorkingDays(start, amount) : calendar.addWorkingDays(start, amount)
  }
}

/** No working day may lie between the start and a limit on a day off; then there is nothing safer than the limit itself. */
const safeDayOf = (due: PlainDate, start: PlainDate | undefined, calendar: WorkCalendar): PlainDate => {
  if (calendar.isWorkingDay(due) || (start !== undefined && !calendar.covers(start))) return due
  const before = calendar.workingDayOnOrBefore(due)
  return start !== undefined && before < start ? due : before
}
