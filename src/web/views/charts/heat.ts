import { type Html, html, type Printable } from '../../html.ts'

/** A cell: its number in words and how strongly it is coloured, −3 to 3; undefined is «мало данных». */
export type HeatCell = { words: string; level: number } | undefined

export type HeatView = {
  caption: string
  reading: Printable
  nameLabel: string
  columns: readonly string[]
  rows: readonly { name: Printable; cells: readonly HeatCell[] }[]
  empty: Printable
}

/** Numbers in a table whose cells are coloured by size: the colour says nothing that the number does not. */
export const heatTable = ({ caption, reading, nameLabel, columns, rows, empty }: HeatView): Html => {
  if (rows.length === 0) return html`<div class="house-empty">${empty}</div>`
  return html`<div class="house-chart house-chart--table"><p class="house-chart__title">${caption}</p><p class="house-chart__reading">${reading}</p>
  <div class="house-table-box" tabindex="0" role="region" aria-label="${caption}"><table class="govuk-table house-table house-heat">
    <caption class="govuk-visually-hidden">${caption}</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">${nameLabel}</th>${columns.map(column => html`<th scope="col" class="govuk-table__header govuk-table__header--numeric">${column}</th>`)}</tr></thead>
    <tbody class="govuk-table__body">${rows.map(
      ({ name, cells }) =>
        html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header house-table__name">${name}</th>${cells.map(heat)}</tr>`,
    )}</tbody></table></div></div>`
}

const heat = (cell: HeatCell): Html =>
  cell === undefined
    ? html`<td class="govuk-table__cell govuk-table__cell--numeric house-muted"><span aria-hidden="true">·</span><span class="govuk-visually-hidden">мало данных</span></td>`
    : html`<td class="govuk-table__cell govuk-table__cell--numeric house-heat__cell house-heat__cell--${cell.level < 0 ? 'm' : 'p'}${Math.min(3, Math.abs(Math.round(cell.level)))}">${cell.words}</td>`
