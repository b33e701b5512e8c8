import { categoryTitles } from '../../application/papers/case-subject.ts'
import type { OrderMention } from '../../application/reads/meetings.ts'
import type { OrderRow } from '../../application/stores/decisions.ts'
import { pointKey, pointWords } from '../../domain/order/order-points.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { banner } from '../views/banner.ts'
import { asShortDate } from '../views/words.ts'
import { orderKindWords, orderTitle } from './order-words.ts'

/** What an order changes in the earlier one, point by point; `removal` adds what takes a point out. */
export const pointsView = (row: OrderRow, removal: (key: string) => Html | false = () => false): Html =>
  row.points.length === 0
    ? html`<p class="govuk-body">Пунктов пока нет.</p>`
    : html`<h2 class="govuk-heading-m">Что меняется</h2>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">${row.points.map(point => html`<li>${pointWords(point, categoryTitles)}${removal(pointKey(point))}</li>`)}</ol>`

/** «Приказ № 12 от 03.04.2026» as a link. */
export const mentionLink = (order: OrderMention): Html =>
  html`<a class="govuk-link" href="${url(paths.order(order.id))}">${mention(order)}</a>`

/** Orders that change this one, in force or on their way. */
export const changedBy = (changes: readonly OrderMention[]): Html | false =>
  changes.length > 0 &&
  banner({
    kind: 'information',
    title: 'Приказ меняли',
    body: html`<ul class="govuk-list">${changes.map(one => html`<li>${mentionLink(one)} ${orderKindWords[one.kind === 'correcting' ? 'correcting' : 'amending']}${one.publishedOn === null && ', ещё не опубликован'}</li>`)}</ul>`,
  })

const mention = (order: OrderMention): string =>
  order.signedOn === null ? orderTitle(order) : `${orderTitle(order)} от ${asShortDate(order.signedOn)}`
