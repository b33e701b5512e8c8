import type { FastifyInstance } from 'fastify'
import { reckon } from '../../domain/calendar/deadline-arithmetic.ts'
import { type PeriodUnit, periodInWords } from '../../domain/calendar/period.ts'
import { type PlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import { RangeOfCalendar, type WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { dayFromRussian } from '../answers.ts'
import { NotForYou } from '../errors.ts'
import type { FieldError, Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { banner, needsClarification } from '../views/banner.ts'
import { calendarYear } from '../views/calendar-year.ts'
import { dateField, selectField, textField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { sections } from '../views/sections.ts'
import { summaryList } from '../views/summary-list.ts'
import { asRussianDate, asShortDate } from '../views/words.ts'

/** Working days of a region, a year a page, with the sources and a way to count a period. */
export const calendarRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.calendar(':region', ':year'),
    roles: ['public'],
    handler: async ({ params, query, render }) => {
      const region = server.site.regions.find(({ code }) => code === params.region)
      if (region === undefined) throw new NotForYou()
      const calendar = desk.app.law.calendar(region.code)
      const year = calendar.years.find(known => String(known.year) === params.year)
      if (year === undefined) throw new NotForYou()
      const { errors, answer } = countPeriod(calendar, query)
      const filled: Filled = {
        typed: { from: '', count: '', unit: 'working_days', way: 'after', ...query },
        errors,
      }
      return render(
        {
          title: `Календарь ${year.year}: ${region.name}`,
          heading: `Рабочие дни ${year.year} года`,
          caption: region.name,
          width: 'wide',
          errors,
          breadcrumbs: [{ label: 'Регламенты', address: paths.regulations() }],
          sections: sections(
            'Годы',
            calendar.years.map(known => ({
              label: String(known.year),
              address: paths.calendar(region.code, String(known.year)),
              current: known === year,
            })),
          ),
          body: html`${!year.confirmed && needsClarification(year.question ?? 'Календарь этого года не подтверждён постановлением.')}
            ${calendarYear(calendar, year.year)}
            <p class="house-small">Звёздочкой отмечены дни, короче на час; зелёным – рабочие субботы и воскресенья; пунктиром – дни, в которых система не уверена.</p>
            <h2 class="govuk-heading-m" id="count">Посчитать срок</h2>
            ${periodForm(paths.calendar(region.code, String(year.year)), filled)}
            ${answer}
            <h2 class="govuk-heading-m">Откуда эти дни</h2>
            ${summaryList([
              { name: 'Перенос выходных', value: year.decree.title ?? 'постановления ещё нет' },
              { name: 'Подтверждён', value: year.confirmed ? 'да' : 'нет, требует уточнения' },
              { name: 'Дни региона', value: calendar.regionalBasis ?? 'своих выходных у региона нет' },
              { name: 'Часовой пояс', value: calendar.timeZone },
              {
                name: 'Версия календаря',
                value: html`<code class="house-code">${calendar.version}</code>, данные от ${asShortDate(year.edition)}`,
              },
            ])}`,
        },
        errors.length > 0 ? 422 : 200,
      )
    },
  })
}

const units = {
  working_days: 'рабочих дней',
  calendar_days: 'календарных дней',
  months: 'месяцев',
  years: 'лет',
} as const
const ways = { after: 'после этого дня', before: 'до этого дня' } as const

const periodForm = (action: string, filled: Filled): Html =>
  html`<form method="get" action="${url(`${action}#count`)}" class="house-inline-filter">
    ${dateField({ name: 'from', label: 'День события' }, filled)}
    ${textField({ name: 'count', label: 'Сколько', width: 5, inputmode: 'numeric' }, filled)}
    ${selectField({ name: 'unit', label: 'Чего', options: Object.entries(units).map(([value, label]) => ({ value, label })) }, filled)}
    ${selectField({ name: 'way', label: 'Куда считать', options: Object.entries(ways).map(([value, label]) => ({ value, label })) }, filled)}
    ${button('Посчитать')}</form>`

/** Nothing was asked: no errors and no answer. */
const countPeriod = (calendar: WorkCalendar, query: Query): { errors: FieldError[]; answer: Html | false } => {
  if (query.from === undefined && query.count === undefined) return { errors: [], answer: false }
  const day = dayFromRussian(query.from ?? '')
  const amount = /^\d{1,3}$/.test(query.count?.trim() ?? '') ? Number(query.count) : undefined
  const unit = (Object.keys(units) as PeriodUnit[]).find(known => known === query.unit) ?? 'working_days'
  const errors = [
    day === undefined && { field: 'from', message: 'Напишите день так: 07.11.2023' },
    (amount === undefined || amount < 1) && { field: 'count', message: 'Укажите целое число от 1 до 999' },
  ].filter(error => error !== false)
  if (day === undefined || amount === undefined || errors.length > 0) return { errors, answer: false }
  try {
    return { errors, answer: explained(calendar, plainDate(day), amount, unit, query.way === 'before') }
  } catch (error) {
    if (!(error instanceof RangeOfCalendar)) throw error
    const message = `Выходных ${error.year} года система не знает: посчитать рабочие дни за этот год нельзя`
    return { errors: [{ field: 'from', message }], answer: false }
  }
}

const explained = (
  calendar: WorkCalendar,
  start: PlainDate,
  amount: number,
  unit: PeriodUnit,
  backward: boolean,
): Html => {
  const words = periodInWords({ amount, unit })
  const ends = { clause: '–', title: '–', obliges: 'system' as const, closed_by: 'result.sent' as const }
  const rule = backward
    ? { ...ends, at_least: words, before: 'commission.meeting' as const }
    : { ...ends, within: words, after: 'application.received' as const }
  const { due, safeDue, dueDayOff, skipped, doubts } = reckon(rule, start, calendar)
  const steps = [
    `Начало: ${asShortDate(start)}, сам этот день не считается (ГК РФ ст. 191)`,
    `Срок: ${words} ${backward ? 'назад' : 'вперёд'}${unit === 'working_days' ? '; выходные и праздники не считаются' : ''}`,
    ...(skipped.length > 0
      ? [
          `Пропущено дней: ${skipped.length} (${skipped.map(({ date, why }) => `${asShortDate(date)} – ${why}`).join('; ')})`,
        ]
      : []),
    ...(dueDayOff === undefined
      ? []
      : [
          `Последний день – нерабочий (${dueDayOff}); рабочий день до него – ${asShortDate(safeDue)}. Переносится ли срок, говорит регламент (ГК РФ ст. 193)`,
        ]),
    ...doubts.map(({ why }) => `Допущение: ${why}`),
  ]
  return banner({
    kind: 'information',
    title: `Последний день: ${asRussianDate(due)}`,
    body: html`<ol class="govuk-list house-steps">${steps.map(step => html`<li>${step}</li>`)}</ol>`,
  })
}
