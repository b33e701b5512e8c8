import {
  type TeacherLine,
  type TeacherQuestion,
  teacherOrders,
  teacherShows,
} from '../../application/school/teachers.ts'
import { asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import { type Category, categories } from '../../domain/regulations/vocabulary.ts'
import { filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { categoryWords } from '../views/category-words.ts'
import { selectField, textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { pagination } from '../views/pagination.ts'
import { table } from '../views/table.ts'
import { asShortDate } from '../views/words.ts'
import { windowWords } from './words.ts'

export const teachersOnPage = 50

const shows = {
  here: 'Все, кто работает у нас',
  open: 'Есть заявление в работе',
  may_ask: 'Можно подавать заявление',
  expiring: 'Категория кончается в полгода',
  none: 'Без категории',
  left: 'Перешли в другие школы',
} as const
const sorts = { name: 'По фамилии', expires: 'По окончанию категории', received: 'По последнему заявлению' } as const

export type TeacherFilter = TeacherQuestion & { page: number }

/** What the address of the list asks for; anything unknown is left out. */
export const filterFrom = (query: Readonly<Record<string, string>>): TeacherFilter => ({
  search: query.search?.slice(0, 100) || undefined,
  show: teacherShows.find(one => one === query.show),
  category: categories.find(one => one === query.category),
  order: teacherOrders.find(one => one === query.order),
  page: Math.max(1, Math.min(1000, Math.trunc(Number(query.page)) || 1)),
})

const asQuery = ({ search, show, category, order }: TeacherQuestion): Record<string, string | undefined> => ({
  ...{ search, show, category, order },
})

/** The list with its filter, a page of it, and the way to the same list as a file. */
export const teachersBody = (lines: readonly TeacherLine[], filter: TeacherFilter): Html => {
  const pages = Math.max(1, Math.ceil(lines.length / teachersOnPage))
  const page = Math.min(filter.page, pages)
  const shown = lines.slice((page - 1) * teachersOnPage, page * teachersOnPage)
  const filled = filledWith({
    search: filter.search ?? '',
    show: filter.show ?? 'here',
    category: filter.category ?? '',
    order: filter.order ?? 'name',
  })
  const at = (number: number) => paths.ownTeachers({ ...asQuery(filter), page: String(number) })
  return filtered({
    action: paths.ownTeachers(),
    clear: paths.ownTeachers(),
    chosen: chosenOf(filter),
    fields: html`${textField({ name: 'search', label: 'Фамилия', type: 'search', width: 20 }, filled)}
      ${selectField({ name: 'show', label: 'Кого показать', options: optionsOf(shows) }, filled)}
      ${selectField(
        {
          name: 'category',
          label: 'Имеет категорию',
          options: [
            { value: '', label: 'Любую или никакой' },
            ...categories.map(value => ({ value, label: categoryWords[value] })),
          ],
        },
        filled,
      )}
      ${selectField({ name: 'order', label: 'Порядок', options: optionsOf(sorts) }, filled)}`,
    list: html`${table({
      caption: 'Педагоги школы',
      columns: [
        { label: 'Педагог' },
        { label: 'Имеет' },
        { label: 'Может подать' },
        { label: 'Заявлений в работе', numeric: true },
        { label: 'Последнее подано' },
      ],
      empty: html`По этому отбору никого нет. В списке те, кто подавал заявление, указав вашу школу, или обращался к ней здесь. <a class="govuk-link" href="${url(paths.ownTeachers())}">Показать всех</a>`,
      rows: shown.map(line => [
        html`<a class="govuk-link" href="${url(paths.ownTeacher(line.id))}">${line.fullName}</a><div class="house-muted">${line.position}${line.subject !== null && `, ${line.subject}`}</div>`,
        linesOf(line, 'held') ?? '–',
        line.next === undefined
          ? html`<span class="house-muted">${soonest(line) ?? 'сейчас ничего'}</span>`
          : categoryWords[line.next],
        line.openCases === 0 ? '–' : String(line.openCases),
        line.lastReceived === null ? '–' : asShortDate(line.lastReceived),
      ]),
    })}
    ${pagination({
      shown:
        lines.length === 0 ? undefined : `Всего: ${lines.length}${pages > 1 ? `, страница ${page} из ${pages}` : ''}`,
      previous: page > 1 ? at(page - 1) : undefined,
      next: page < pages ? at(page + 1) : undefined,
    })}
    ${lines.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.ownTeachersFile(asQuery(filter)))}">Скачать таблицей (CSV)</a></p>`}`,
  })
}

const linesOf = ({ windows }: TeacherLine, state: 'held'): Html | undefined => {
  const found = windows.filter(window => window.state === state)
  return found.length === 0 ? undefined : html`${found.map(window => html`<div>${windowWords(window)}</div>`)}`
}

/** The nearest day on which something opens. */
const soonest = ({ windows }: TeacherLine): string | undefined => {
  const later = windows.flatMap(window => (window.state === 'later' ? [window] : []))
  const [first] = later.sort((a, b) => (a.from < b.from ? -1 : 1))
  return first && `${categoryWords[first.category]} с ${asShortRussianDate(first.from)}`
}

const chosenOf = (filter: TeacherFilter) => {
  const without = (name: keyof TeacherQuestion) => paths.ownTeachers({ ...asQuery(filter), [name]: undefined })
  return [
    ...(filter.search === undefined ? [] : [{ words: `Фамилия: ${filter.search}`, remove: without('search') }]),
    ...(filter.show === undefined || filter.show === 'here'
      ? []
      : [{ words: shows[filter.show], remove: without('show') }]),
    ...(filter.category === undefined
      ? []
      : [{ words: `Имеет: ${categoryWords[filter.category]}`, remove: without('category') }]),
  ]
}

const optionsOf = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, label]) => ({ value, label }))

/** The same list for a spreadsheet: one line a person. */
export const teachersTable = (lines: readonly TeacherLine[]): string[][] => [
  [
    'ФИО',
    'Должность',
    'Предмет',
    'Имеет',
    'Действует до',
    'Может подать сейчас',
    'Заявлений в работе',
    'Последнее подано',
  ],
  ...lines.map(line => [
    line.fullName,
    line.position,
    line.subject ?? '',
    line.windows
      .filter(({ state }) => state === 'held')
      .map(windowWords)
      .join('; '),
    line.expires === undefined ? '' : asShortRussianDate(line.expires),
    line.windows
      .filter(({ state }) => state === 'open')
      .map(({ category }: { category: Category }) => categoryWords[category])
      .join('; '),
    String(line.openCases),
    line.lastReceived === null ? '' : asShortRussianDate(line.lastReceived),
  ]),
]
