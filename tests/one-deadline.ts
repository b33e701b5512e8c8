import assert from 'node:assert/strict'
import { join } from 'node:path'
import { loadCalendars } from '../src/adapters/regulations/load-calendar.ts'
import { type DeadlineRule, deadlineRule } from '../src/domain/calendar/deadline-rule.ts'
import { type Deadline, type DeadlineContext, deadlinesOf } from '../src/domain/calendar/deadlines.ts'
import type { Facts } from '../src/domain/calendar/facts.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { WorkCalendar } from '../src/domain/calendar/work-calendar.ts'

const calendars = await loadCalendars(join(import.meta.dirname, '../regulations/calendar'))
export const calendarOf = (region: string): WorkCalendar => {
  const calendar = calendars.get(region)
  assert.ok(calendar !== undefined, region)
  return calendar
}
export const kaliningrad = calendarOf('kaliningrad')
export const day = plainDate

export const review = {
  clause: 'reg п. 31',
  title: 'Рассмотрение заявления',
  within: '30 календарных дней',
  after: 'application.registered',
  obliges: 'clerk',
  closed_by: 'application.admitted',
}
export const moreFacts = {
  clause: 'reg п. 106',
  title: 'Дополнительные сведения',
  at_least: '5 рабочих дней',
  before: 'commission.meeting',
  obliges: 'teacher',
  closed_by: 'information.given',
}

export const ruleOf = (value: object): DeadlineRule => deadlineRule.parse(value)

/** The one deadline that a rule gives. */
export const one = (
  value: object,
  facts: Facts,
  today: string,
  { calendar = kaliningrad, context = {} as DeadlineContext } = {},
): Deadline => {
  const [deadline, ...others] = deadlinesOf({ rule: ruleOf(value) }, facts, context, calendar, day(today))
  assert.ok(deadline !== undefined && others.length === 0)
  return deadline
}
export const registered = (date: string): Facts => ({ 'application.registered': day(date) })
