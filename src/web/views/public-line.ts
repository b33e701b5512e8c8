import type { PublicLine } from '../../application/reads/public-register.ts'
import { type Html, html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { banner } from './banner.ts'
import { categoryWords } from './category-words.ts'
import { isInForce, orderLink, outcomeOf, workplaceOf } from './public-order.ts'
import { summaryList } from './summary-list.ts'
import { asRussianDate } from './words.ts'

/** One line of a published order as the order and those that changed it say it now. */
export const lineFacts = (line: PublicLine, ministry: string): Html =>
  html`${removedWords(line)}${summaryList([
    { name: 'Решение', value: outcomeOf(line) },
    ...(isInForce(line)
      ? [{ name: 'Категория действует', value: html`<strong>с ${asRussianDate(line.decidedOn)}</strong>` }]
      : [{ name: 'День решения', value: asRussianDate(line.decidedOn) }]),
    { name: 'Категория', value: categoryWords[line.category] },
    { name: 'Должность', value: line.position },
    { name: 'Место работы', value: workplaceOf(line.organisation, line.municipality) },
    {
      name: 'Приказ',
      value: html`<a class="govuk-link" href="${url(paths.publicOrder(line.orderId))}">№ ${line.orderNumber} от ${asRussianDate(line.orderSignedOn)}</a>, строка ${line.line}`,
    },
    { name: 'Кем издан', value: ministry },
    { name: 'Опубликован', value: asRussianDate(line.publishedOn) },
  ])}`

const removedWords = ({ removed, changedBy }: PublicLine): Html | false =>
  removed &&
  changedBy !== null &&
  banner({
    kind: 'warning',
    title: 'Строка исключена из приказа',
    body: html`Приказом ${orderLink(changedBy)}. По этой строке категория не подтверждается.`,
  })
