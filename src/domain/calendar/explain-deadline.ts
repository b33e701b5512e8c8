import { type Deadline, isLapsedRight } from './deadlines.ts'
import { factTitles } from './facts.ts'
import { daysInWords, type PeriodUnit } from './period.ts'
import { asShortRussianDate, daysBetween } from './plain-date.ts'

/** The arithmetic of a deadline, line by line, so that a person with a calendar in hand can repeat it. */
export const explain = (deadline: Deadline): string[] => [
  `Основание: ${deadline.clause}`,
  startLine(deadline),
  periodLine(deadline),
  ...skippedLines(deadline),
  ...lastDayLines(deadline),
  ...deadline.assumptions.map(assumption => `Допущение: ${assumption}`),
  ...(deadline.question === undefined ? [] : [`Требует уточнения: ${deadline.question}`]),
  stateLine(deadline),
  `Версия календаря: ${deadline.calendarVersion}`,
]

const startLine = ({ direction, start, amount }: Deadline): string => {
  const event = `${asShortRussianDate(start.date)} (${factTitles[start.fact]})`
  if (amount === 0) return `Начало: ${event}`
  return direction === 'after'
    ? `Начало: ${event}, день начала не считается, ГК ст. 191`
    : `Считается назад от: ${event}, день события не считается`
}

const periodLine = ({ direction, period, amount, unit, strict }: Deadline): string => {
  if (amount === 0) return 'Срок: в тот же день'
  const limit = direction === 'after' ? period : `не позднее чем за ${period}`
  const reading = strict ? '; между последним днём и событием столько полных дней' : ''
  return `Срок: ${limit}${howCounted[unit]}${reading}`
}

const howCounted: Record<PeriodUnit, string> = {
  calendar_days: '; выходные и праздники внутри срока считаются',
  working_days: '; выходные и праздники не считаются',
  months: '; истекает в то же число последнего месяца, ГК ст. 192',
  years: '; истекает в те же месяц и число последнего года, ГК ст. 192',
}

const skippedLines = ({ unit, skipped }: Deadline): string[] => {
  if (unit !== 'working_days' || skipped.length === 0) return []
  return [`Пропущены нерабочие дни (${skipped.length}): ${namedDays(skipped)}`]
}

const lastDayLines = ({ plainDue, due, safeDue, dueDayOff, skipped }: Deadline): string[] => {
  if (due !== plainDue) {
    return [
      `Последний день по счёту: ${asShortRussianDate(plainDue)} — нерабочий`,
      `Перенесён через: ${namedDays(skipped)}`,
      `Последний день: ${asShortRussianDate(due)}, ближайший рабочий, ГК ст. 193`,
    ]
  }
  const lines = [`Последний день: ${asShortRussianDate(due)}${dueDayOff === undefined ? '' : ` (${dueDayOff})`}`]
  if (dueDayOff === undefined) return lines
  lines.push('Срок правилом не переносится: предел по закону — этот день')
  if (safeDue !== due) lines.push(`Надёжный предел — рабочий день до него: ${asShortRussianDate(safeDue)}`)
  return lines
}

const stateLine = (deadline: Deadline): string => {
  const { state, doneOn, due, daysLeft, closedBy } = deadline
  if (doneOn !== undefined) {
    const deed = `${asShortRussianDate(doneOn)} (${factTitles[closedBy]})`
    const late = daysInWords(daysBetween(due, doneOn))
    return state === 'met_late' ? `Исполнено с опозданием на ${late}: ${deed}` : `Исполнено в срок: ${deed}`
  }
  if (isLapsedRight(deadline)) return 'Право не использовано, срок для него прошёл'
  if (state === 'breached') return `Срок нарушен: просрочено на ${daysInWords(-daysLeft)}`
  const left = daysLeft === 0 ? 'последний день — сегодня' : `осталось ${daysInWords(daysLeft)}`
  return state === 'safe_limit_passed' ? `Надёжный предел прошёл, ${left}` : `Срок идёт, ${left}`
}

const namedDays = (days: Deadline['skipped']): string =>
  days.map(({ date, why }) => `${asShortRussianDate(date)} — ${why}`).join('; ')
