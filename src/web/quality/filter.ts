import { z } from 'zod'
import type { QualityFilter } from '../../application/reads/quality.ts'
import type { JudgedSet } from '../../application/stores/quality.ts'
import { addDays, addMonths, addYears, type PlainDate, plainDate } from '../../domain/calendar/plain-date.ts'
import { categories } from '../../domain/regulations/vocabulary.ts'
import { optionalDate } from '../answers.ts'
import { type Filled, readForm } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import type { Query } from '../paths.ts'
import { categoryWords } from '../views/category-words.ts'
import { dateField, selectField } from '../views/fields.ts'
import { asShortDate } from '../views/words.ts'

/** What was asked for, as it filters and as it stands in the form and in links. */
export type Asked = { filter: QualityFilter; filled: Filled; query: Query }

/** «Все» chosen by hand: a page that shows one group unless asked shows all of them then. */
const allSets = 'all'

const schema = z.object({ from: optionalDate(), to: optionalDate() })

/**
 * Two years up to today (what Kaliningrad reg п. 70 looks back at) unless a period is named; a value that means nothing is left out.
 * A specialist asks by whole months: by single days they could tell which of their cases a silent second opinion was given on.
 */
export const askedOf = (
  query: Readonly<Record<string, string>>,
  region: string,
  today: PlainDate,
  wholeMonths = false,
): Asked => {
  const read = readForm(schema, query)
  const days = {
    from: plainDate((read.ok ? read.value.from : undefined) ?? addYears(today, -2)),
    to: plainDate((read.ok ? read.value.to : undefined) ?? today),
  }
  const { from, to } = wholeMonths ? monthsOf(days, today) : days
  const category = categories.find(one => one === query.category)
  const { set = '' } = query
  const known = set !== allSets && /^[a-z-]+(@\d{4}-\d{2}-\d{2})?$/.test(set) ? set : ''
  const shown = { from: asShortDate(from), to: asShortDate(to), category: category ?? '' }
  return {
    filter: {
      region,
      from,
      to,
      ...(known === '' ? {} : known.includes('@') ? { setRef: known } : { setId: known }),
      ...(category === undefined ? {} : { category }),
    },
    filled: {
      typed: { ...shown, ...(wholeMonths && read.ok ? {} : read.filled.typed), set: known || allSets },
      errors: read.filled.errors,
    },
    query: { ...shown, set: known || (set === '' ? '' : allSets) },
  }
}

/** From the first of a month to the last of one, no later than the month of today. */
const monthsOf = ({ from, to }: { from: PlainDate; to: PlainDate }, today: PlainDate) => ({
  from: firstOfMonth(from),
  to: addDays(addMonths(firstOfMonth(to < today ? to : today), 1), -1),
})
const firstOfMonth = (day: PlainDate): PlainDate => plainDate(`${day.slice(0, 7)}-01`)

/** The form over every list of statistics. */
export const filterForm = (action: string, { filled }: Asked, sets: readonly JudgedSet[]): Html =>
  html`<form method="get" action="${url(action)}" class="house-inline-filter house-not-printed" novalidate>
    ${dateField({ name: 'from', label: 'Подписано с', hint: '' }, filled)}${dateField({ name: 'to', label: 'по', hint: '' }, filled)}
    ${sets.length > 0 && selectField({ name: 'set', label: 'Показатели (группа должностей)', options: setOptions(sets) }, filled)}
    ${selectField(
      {
        name: 'category',
        label: 'Категория',
        options: [{ value: '', label: 'Все' }, ...categories.map(value => ({ value, label: categoryWords[value] }))],
      },
      filled,
    )}
    <button class="govuk-button" type="submit">Показать</button>
  </form>`

/** A group with all its editions first, then each edition where there are several. */
const setOptions = (sets: readonly JudgedSet[]) => [
  { value: allSets, label: 'Все' },
  ...[...Map.groupBy(sets, ({ setId }) => setId)].flatMap(([id, editions]) => [
    { value: id, label: editions[0]?.title ?? id },
    ...(editions.length < 2
      ? []
      : editions.map(({ setRef }) => ({
          value: setRef,
          label: `${editions[0]?.title}, редакция ${asShortDate(setRef.split('@')[1] ?? '')}`,
        }))),
  ]),
]

/** «с 22.11.2025 по 22.11.2026». */
export const periodWords = ({ from, to }: QualityFilter): string => `с ${asShortDate(from)} по ${asShortDate(to)}`
