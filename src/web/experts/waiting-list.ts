import type { WaitingCase } from '../../application/stores/registry.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import { emptyForm, filledWith } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { categoryWords } from '../views/category-words.ts'
import { selectField, textField } from '../views/fields.ts'
import { button, buttonGroup, onceField } from '../views/form.ts'
import { table } from '../views/table.ts'
import { tag } from '../views/tag.ts'
import { asShortDate, counted } from '../views/words.ts'

const names = ['find', 'position', 'municipality', 'category', 'batch'] as const
export type WaitingAsked = Readonly<Partial<Record<(typeof names)[number], string>>>

export const waitingAsked = (query: Readonly<Record<string, unknown>>): WaitingAsked =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = query[name]
      return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 100)]] : []
    }),
  )

export const waitingFound = (all: readonly WaitingCase[], asked: WaitingAsked): WaitingCase[] =>
  all.filter(
    one =>
      (asked.find === undefined ||
        surnameKey(`${one.name} ${one.organisation} ${one.number ?? ''}`).includes(surnameKey(asked.find))) &&
      (asked.position === undefined || one.applicant.position === asked.position) &&
      (asked.municipality === undefined || one.municipality === asked.municipality) &&
      (asked.category === undefined || one.category === asked.category) &&
      (asked.batch !== 'none' || one.batch === null),
  )

const anything = { value: '', label: 'Не важно' }

export const waitingFields = (asked: WaitingAsked, all: readonly WaitingCase[]): Html => {
  const filled = filledWith({ ...asked } as Record<string, string>)
  const listed = (values: readonly string[]) => [
    anything,
    ...[...new Set(values)].sort((a, b) => a.localeCompare(b, 'ru')).map(value => ({ value, label: value })),
  ]
  const categories = [...new Set(all.map(({ category }) => category))]
  return html`${textField({ name: 'find', label: 'Имя, школа или номер', type: 'search' }, filled)}
    ${selectField({ name: 'position', label: 'Должность', options: listed(all.map(({ applicant }) => applicant.position)) }, filled)}
    ${selectField({ name: 'municipality', label: 'Муниципалитет', options: listed(all.flatMap(({ municipality }) => municipality ?? [])) }, filled)}
    ${selectField({ name: 'category', label: 'Категория', options: [anything, ...categories.map(value => ({ value, label: categoryWords[value] }))] }, filled)}
    ${selectField({ name: 'batch', label: 'Предложения', options: [anything, { value: 'none', label: 'Ещё не предложены' }] }, filled)}`
}

export const waitingChosen = (asked: WaitingAsked) =>
  names.flatMap(name => {
    const value = asked[name]
    if (value === undefined) return []
    const words =
      name === 'category'
        ? categoryWords[value as WaitingCase['category']]
        : name === 'batch'
          ? 'Ещё не предложены'
          : value
    return [{ words: words ?? value, remove: paths.panels({ ...asked, [name]: undefined }) }]
  })

/** Waiting cases with boxes, and what may be done with them. */
export const waitingTable = (
  found: readonly WaitingCase[],
  {
    asked,
    csrf,
    today,
    orders,
    total,
  }: { asked: WaitingAsked; csrf: string; today: PlainDate; orders: boolean; total: number },
): Html =>
  html`${
    orders &&
    found.length > 0 &&
    html`<form method="post" action="${url(paths.panels())}" id="panels" novalidate><input type="hidden" name="_csrf" value="${csrf}">${onceField(emptyForm)}
      ${Object.entries(asked).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
      ${buttonGroup(
        button(`Предложить для всех показанных (${found.length})`, { name: 'all', value: 'yes' }),
        button('Предложить для отмеченных', { kind: 'secondary', name: 'all', value: '' }),
      )}</form>`
  }
  ${table({
    caption: `Ждут специалистов${found.length > 0 ? ` (${found.length})` : ''}`,
    captionVisible: true,
    empty:
      total === 0
        ? 'Сейчас ни одно дело не ждёт специалистов. Когда заявителя допустят к аттестации, дело появится здесь.'
        : html`По этому отбору дел нет. <a class="govuk-link" href="${url(paths.panels())}">Показать все ждущие дела</a>`,
    columns: [
      { label: 'Заявитель' },
      { label: 'Должность и школа' },
      { label: 'Категория' },
      { label: 'Получено' },
      { label: 'Аттестация' },
    ],
    rows: found.map(one => [
      html`<div class="house-pick">${orders && html`<input type="checkbox" class="house-pick__box" name="case" value="${one.id}" form="panels" aria-label="Выбрать: ${one.name}">`}<div><a class="govuk-link" href="${url(paths.panel(one.id))}">${one.name}</a>${one.number !== null && html`<div class="house-muted">№ ${one.number}</div>`}${one.batch !== null && html`<div><a class="govuk-link" href="${url(paths.panelBatch(one.batch.id))}">в предложении № ${one.batch.number}</a></div>`}</div></div>`,
      html`${one.applicant.position}${one.applicant.subject !== undefined && html`, ${one.applicant.subject}`}<div class="house-muted">${one.organisation}</div>`,
      categoryWords[one.category],
      asShortDate(one.received),
      one.attestationOn === null
        ? ''
        : one.attestationOn < today
          ? tag({ words: `${asShortDate(one.attestationOn)} прошла`, tone: 'bad' })
          : asShortDate(one.attestationOn),
    ]),
  })}
  ${total > found.length && html`<p class="govuk-body house-muted">Показано ${found.length} из ${counted(total, ['дела', 'дел', 'дел'])}.</p>`}`
