import type { PublicChange, PublicOrderCard } from '../../application/reads/public-order.ts'
import type { CorrectableField } from '../../domain/order/order-points.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type Html, html } from '../html.ts'
import { banner } from './banner.ts'
import { categoryWords } from './category-words.ts'
import { orderLink } from './public-order.ts'
import { table } from './table.ts'

const fieldTitles: Record<CorrectableField, string> = {
  fullName: 'фамилия, имя, отчество',
  organisation: 'место работы',
  position: 'должность',
  municipality: 'муниципальное образование',
  category: 'квалификационная категория',
}

/** The ties of an order to others, both ways, above everything else: an outdated order must not be read as the last word. */
export const orderTies = ({ order, amends, amendedBy }: PublicOrderCard): Html =>
  html`${
    amendedBy.length > 0 &&
    banner({
      kind: 'warning',
      title: 'Приказ изменён',
      body: html`<ul class="govuk-list">${amendedBy.map(one => html`<li>Приказом ${orderLink(one)}${one.kind === 'correcting' && ' (исправление ошибки)'}.</li>`)}</ul>
        <p class="govuk-body">Строки ниже показаны с изменениями. В файле приказа они такие, какими были подписаны.</p>`,
    })
  }${
    amends !== null &&
    banner({
      kind: 'information',
      title: order.kind === 'correcting' ? 'Приказ исправляет ошибку' : 'Приказ вносит изменения',
      body: html`<p class="govuk-body">Изменён приказ ${orderLink(amends)}.</p>`,
    })
  }`

/** What was changed, line by line. */
export const changesTable = (changes: readonly PublicChange[], caption: string): Html | false =>
  changes.length > 0 &&
  html`<h2 class="govuk-heading-m">${caption}</h2>${table({
    caption,
    columns: [
      { label: 'Строка', numeric: true },
      { label: 'Педагог' },
      { label: 'Что изменено' },
      { label: 'Было' },
      { label: 'Стало' },
      { label: 'Приказ' },
    ],
    empty: '',
    rows: changes.map(change => [
      change.line,
      change.fullName,
      change.field === null ? 'строка исключена' : fieldTitles[change.field],
      saidOf(change.field, change.was),
      change.becomes === null ? '–' : saidOf(change.field, change.becomes),
      orderLink(change.by),
    ]),
  })}`

const saidOf = (field: CorrectableField | null, value: string): string =>
  field === 'category' && value in categoryWords ? categoryWords[value as Category] : value
