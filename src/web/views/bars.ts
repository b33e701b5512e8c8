import { type Html, html, type Printable } from '../html.ts'
import { asRussianNumber } from './words.ts'

/** One bar: its name, its parts from the left, and where it leads. */
export type BarView = { name: Printable; parts: readonly { value: number; tone: 'plain' | 'hurry' | 'bad' | 'good' }[] }

export type BarsView = {
  caption: string
  /** Headings of the numbers, one for each part. */
  parts: readonly string[]
  nameLabel: string
  bars: readonly BarView[]
  empty: Printable
}

const width = 240
const height = 18

/** Numbers as a table with a drawn bar in each row: a reader without eyes or colour loses nothing. */
export const bars = ({ caption, parts, nameLabel, bars: rows, empty }: BarsView): Html => {
  if (rows.length === 0) return html`<div class="house-empty">${empty}</div>`
  const most = Math.max(1, ...rows.map(sum))
  return html`<div class="house-table-box" tabindex="0" role="region" aria-label="${caption}"><table class="govuk-table house-table house-bars">
    <caption class="govuk-visually-hidden">${caption}</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">${nameLabel}</th>
      <th class="govuk-table__header house-bars__drawn"><span class="govuk-visually-hidden">Полоса</span></th>${parts.map(part => html`<th scope="col" class="govuk-table__header govuk-table__header--numeric">${part}</th>`)}</tr></thead>
    <tbody class="govuk-table__body">${rows.map(
      row => html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header house-table__name">${row.name}</th>
        <td class="govuk-table__cell house-bars__drawn">${drawn(row, most)}</td>
        ${row.parts.map(part => html`<td class="govuk-table__cell govuk-table__cell--numeric">${asRussianNumber(part.value)}</td>`)}</tr>`,
    )}</tbody></table></div>`
}

const drawn = (row: BarView, most: number): Html => {
  let from = 0
  return html`<svg class="house-bar" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false">${row.parts.map(
    ({ value, tone }) => {
      const long = Math.round((value / most) * width * 10) / 10
      const x = from
      from += long
      return (
        value > 0 &&
        html`<rect class="house-bar__part house-bar__part--${tone}" x="${x}" y="0" width="${long}" height="${height}" rx="2"></rect>`
      )
    },
  )}</svg>`
}

const sum = (row: BarView): number => row.parts.reduce((total, part) => total + part.value, 0)
