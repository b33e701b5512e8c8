import type { OrderLine } from '../../application/stores/decisions.ts'
import type { OrderContents } from '../../domain/order/order.ts'
import { type Html, html } from '../html.ts'
import { categoryWords } from '../views/category-words.ts'
import { table } from '../views/table.ts'
import { asShortDate, counted } from '../views/words.ts'

/** Appendices of an order as they will stand on paper: groups by the edition, numbers through the whole appendix. */
export const orderContentsView = ({ appendices }: OrderContents<OrderLine>): Html =>
  html`${appendices.map(({ outcome, groups }, index) => {
    const lines = groups.reduce((sum, { rows }) => sum + rows.length, 0)
    return html`<h2 class="govuk-heading-m">Приложение ${index + 1}. ${outcome === 'set' ? 'Категории установлены' : 'В установлении отказано'} <span class="house-muted">${counted(lines, ['человек', 'человека', 'человек'])}</span></h2>
      ${groups.map(({ by, rows }) => {
        const heading = [by.category && categoryWords[by.category], by.position, by.municipality]
          .filter(Boolean)
          .join(', ')
        return table({
          caption: heading === '' ? 'Все решения' : heading,
          captionVisible: heading !== '',
          empty: '',
          columns: [
            { label: 'Фамилия, имя, отчество' },
            { label: 'Место работы' },
            { label: 'Должность и категория' },
            { label: outcome === 'set' ? 'Действует с' : 'Дата решения' },
          ],
          rows: rows.map(({ number, line, inForceFrom }) => [
            `${number}. ${line.fullName}`,
            line.organisation,
            html`${line.position}<div class="house-muted">${categoryWords[line.category]}</div>${line.reason && html`<div class="house-muted">Причина: ${line.reason}</div>`}`,
            asShortDate(inForceFrom),
          ]),
        })
      })}`
  })}`
