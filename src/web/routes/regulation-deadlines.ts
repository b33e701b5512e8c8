import type { FastifyInstance } from 'fastify'
import type { DeadlineRule } from '../../domain/calendar/deadline-rule.ts'
import { type Deadline, deadlinesOf } from '../../domain/calendar/deadlines.ts'
import { explain } from '../../domain/calendar/explain-deadline.ts'
import { type FactName, factTitles } from '../../domain/calendar/facts.ts'
import { type PlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import { RangeOfCalendar } from '../../domain/calendar/work-calendar.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { LoadedPack } from '../../domain/regulations/loaded-pack.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { capital } from '../../domain/wording.ts'
import { dayFromRussian } from '../answers.ts'
import { type Filled, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { refusalBanner } from '../views/banner.ts'
import { citation } from '../views/citation.ts'
import { clauseView } from '../views/clauses.ts'
import { dateField, selectField } from '../views/fields.ts'
import { button } from '../views/form.ts'
import { regulationPage } from '../views/regulation-tabs.ts'
import { table } from '../views/table.ts'
import { termsTable } from '../views/terms-table.ts'
import { asRussianDate } from '../views/words.ts'
import { editionOf } from './regulation.ts'

/** Terms of an edition, and a calculator: from the day of an event to the last days, with the arithmetic. */
export const regulationDeadlinesRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.regulationPart(':region', ':edition', 'deadlines'),
    roles: ['public'],
    handler: async ({ params, query, render }) => {
      const loaded = editionOf(desk, params)
      const events = eventsOf(loaded)
      const fact = events.find(name => name === query.event)
      const day = dayFromRussian(query.day ?? '')
      const wrong = query.day !== undefined && query.day !== '' && day === undefined
      const errors = [
        wrong && { field: 'day', message: 'Напишите дату так: 07.11.2023. Такого дня в календаре нет' },
        fact !== undefined && (query.day ?? '') === '' && { field: 'day', message: 'Укажите день события' },
      ].filter(fault => fault !== false)
      const filled: Filled = { typed: { event: fact ?? events[0] ?? '', day: query.day ?? '' }, errors }
      const counted = fact !== undefined && day !== undefined ? count(desk, loaded, fact, plainDate(day)) : undefined
      const body = html`${calculator(loaded, events, filled)}
        ${counted !== undefined && (isRefusal(counted) ? refusalBanner(counted) : results(desk, loaded, counted))}
        <h2 class="govuk-heading-m">Все сроки редакции</h2>${termsTable(desk.app.law, loaded.pack)}`
      return render(regulationPage(loaded, 'deadlines', { body, errors }), errors.length > 0 ? 422 : 200)
    },
  })
}

/** Events from which at least one term of the edition runs. */
const eventsOf = ({ pack }: LoadedPack): FactName[] => [
  ...new Set(Object.values(pack.deadlines).flatMap(({ after, before }) => after ?? before ?? [])),
]

/** Every term from that event, whatever kind of case it is narrowed to: the words beside it say for which. */
const count = (desk: Desk, { pack }: LoadedPack, fact: FactName, day: PlainDate): Deadline[] | Refusal => {
  const rules = Object.entries(pack.deadlines)
    .filter(([, { after, before }]) => (after ?? before) === fact)
    .map(([name, { for: _, ...rule }]): [string, DeadlineRule] => [name, rule])
  try {
    return deadlinesOf(Object.fromEntries(rules), { [fact]: day }, {}, desk.app.law.calendar(pack.region), day)
  } catch (error) {
    if (error instanceof RangeOfCalendar) return { refused: 'no_calendar', because: yearUnknown(error.year) }
    throw error
  }
}

const yearUnknown = (year: number): string =>
  `Выходных ${year} года система не знает: рабочие дни за этот год посчитать нельзя`

const calculator = ({ pack }: LoadedPack, events: readonly FactName[], filled: Filled): Html =>
  html`<h2 class="govuk-heading-m">Посчитать сроки</h2>
  <form method="get" action="${url(paths.regulationPart(pack.region, pack.edition, 'deadlines'))}" class="house-inline-filter">
    ${selectField({ name: 'event', label: 'Событие', options: events.map(name => ({ value: name, label: capital(factTitles[name]) })) }, filledWith(filled.typed))}
    ${dateField({ name: 'day', label: 'День события' }, filled)}
    ${button('Посчитать')}</form>`

const results = (desk: Desk, { pack }: LoadedPack, deadlines: readonly Deadline[]): Html =>
  table({
    caption: 'Сроки от этого события',
    columns: [{ label: 'Что' }, { label: 'Последний день' }, { label: 'Как посчитано' }, { label: 'Основание' }],
    empty: 'От этого события в редакции не идёт ни один срок.',
    rows: deadlines.map(deadline => [
      html`${deadline.title}`,
      html`<time datetime="${deadline.due}">${asRussianDate(deadline.due)}</time>${deadline.safeDue !== deadline.due && html`<div class="house-muted">надёжно – ${asRussianDate(deadline.safeDue)}</div>`}`,
      html`<ol class="govuk-list house-steps">${arithmetic(deadline).map(line => html`<li>${line}</li>`)}</ol>`,
      citation(clauseView(deadline.clause, desk.app.law.cited(packRef(pack), deadline.clause))),
    ]),
  })

/** Without the state of a case: nothing is running here. */
const arithmetic = (deadline: Deadline): string[] =>
  explain(deadline).filter(
    line => !/^(Основание:|Срок идёт|Срок нарушен|Надёжный предел прошёл|Право |Версия календаря:)/.test(line),
  )
