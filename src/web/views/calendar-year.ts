import { daysOfYear } from '../../domain/calendar/calendar-file.ts'
import { type PlainDate, plainDate, weekday } from '../../domain/calendar/plain-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { type Html, html } from '../html.ts'
import { counted } from './words.ts'

const monthNames = 'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь'.split(' ')
const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']

/** Twelve months of a region: days off by colour, and under each month the same in words. */
export const calendarYear = (calendar: WorkCalendar, year: number): Html => {
  const [first, last] = [plainDate(`${year}-01-01`), plainDate(`${year}-12-31`)]
  const doubts = new Map(
    calendar
      .doubtsBetween(first, last)
      .filter(({ why }) => !why.startsWith('Календарь'))
      .map(({ date, why }) => [date, why]),
  )
  const shortened = new Set(calendar.years.find(known => known.year === year)?.shortened ?? [])
  const days = daysOfYear(year)
  return html`<div class="house-months">${monthNames.map((name, index) => {
    const inMonth = days.filter(day => Number(day.slice(5, 7)) === index + 1)
    const view = (day: PlainDate) => cell(calendar, day, { doubts, shortened })
    return html`<section class="house-month"><h2 class="house-month__name">${name}</h2>
      <table><caption class="govuk-visually-hidden">${name} ${year}</caption>
      <thead><tr>${weekdays.map(short => html`<th scope="col">${short}</th>`)}</tr></thead>
      <tbody>${weeksOf(inMonth).map(week => html`<tr>${week.map(day => (day === undefined ? html`<td></td>` : view(day)))}</tr>`)}</tbody></table>
      <p class="house-month__days">${counted(inMonth.filter(day => calendar.isWorkingDay(day)).length, ['рабочий день', 'рабочих дня', 'рабочих дней'])}</p>
      <ul class="house-month__days">${namedDays(calendar, inMonth).map(line => html`<li>${line}</li>`)}${inMonth.filter(day => doubts.has(day)).map(day => html`<li><span class="govuk-tag govuk-tag--yellow">требует уточнения</span> ${doubts.get(day)}</li>`)}</ul></section>`
  })}</div>`
}

type Marks = { doubts: ReadonlyMap<PlainDate, string>; shortened: ReadonlySet<PlainDate> }

const cell = (calendar: WorkCalendar, day: PlainDate, { doubts, shortened }: Marks): Html => {
  const works = calendar.isWorkingDay(day)
  const weekend = weekday(day) > 5
  const kinds = [
    !works && 'house-day--off',
    !works && isNamed(calendar.whyNotWorking(day)) && 'house-day--named',
    works && weekend && 'house-day--works',
    shortened.has(day) && 'house-day--short',
    doubts.has(day) && 'house-day--doubt',
  ].filter(kind => kind !== false)
  return html`<td class="${kinds.join(' ')}">${Number(day.slice(8))}</td>`
}

/** «1–8: Новогодние каникулы»: neighbouring days with one name are one line; plain weekends need no words. */
const namedDays = (calendar: WorkCalendar, days: readonly PlainDate[]): string[] => {
  const runs: { from: number; to: number; name: string }[] = []
  for (const day of days) {
    const number = Number(day.slice(8))
    const name = calendar.isWorkingDay(day)
      ? weekday(day) > 5 && 'рабочий день по переносу'
      : isNamed(calendar.whyNotWorking(day)) && calendar.whyNotWorking(day)
    if (!name) continue
    const last = runs.at(-1)
    if (last?.name === name && last.to === number - 1) last.to = number
    else runs.push({ from: number, to: number, name })
  }
  return runs.map(({ from, to, name }) => `${from === to ? from : `${from}–${to}`}: ${name}`)
}

const isNamed = (why: string | undefined): boolean => why !== undefined && why !== 'суббота' && why !== 'воскресенье'

const weeksOf = (days: readonly PlainDate[]): (PlainDate | undefined)[][] => {
  const lead = days[0] === undefined ? 0 : weekday(days[0]) - 1
  const cells = [...Array<undefined>(lead), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, place) => cells[week * 7 + place]),
  )
}
