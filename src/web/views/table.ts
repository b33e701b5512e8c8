import { type Html, html, type Printable, url } from '../html.ts'

/** A column. `sort` is the address that orders the list by it; `sorted` says how it is ordered now. */
export type ColumnView = {
  label: string
  numeric?: boolean | undefined
  sort?: string | undefined
  sorted?: 'ascending' | 'descending' | undefined
}

export type TableView = {
  /** Says what the table lists; read by screen readers, visible when `captionVisible`. */
  caption: string
  captionVisible?: boolean | undefined
  columns: readonly ColumnView[]
  /** The first cell names the row. */
  rows: readonly (readonly Printable[])[]
  /** What to say instead of an empty table, and what to do next. */
  empty: Printable
  /** `cards` turns rows into cards on a narrow screen; `scroll` keeps the table and scrolls inside its box. */
  narrow?: 'cards' | 'scroll' | undefined
}

/** A list of things. An empty one says so in words. */
export const table = (view: TableView): Html => {
  if (view.rows.length === 0) return html`<div class="house-empty">${view.empty}</div>`
  const narrow = view.narrow ?? 'cards'
  return html`<div class="house-table-box" ${narrow === 'scroll' && html`tabindex="0" role="region" aria-label="${view.caption}"`}>
  <table class="govuk-table house-table house-table--${narrow}">
    <caption class="${view.captionVisible ? 'govuk-table__caption govuk-table__caption--s' : 'govuk-visually-hidden'}">${view.caption}</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row">${view.columns.map(heading)}</tr></thead>
    <tbody class="govuk-table__body">${view.rows.map(cells => row(cells, view.columns))}</tbody>
  </table></div>`
}

const heading = (column: ColumnView): Html =>
  html`<th scope="col" class="govuk-table__header ${column.numeric && 'govuk-table__header--numeric'}" ${column.sorted && html`aria-sort="${column.sorted}"`}>${
    column.sort === undefined
      ? column.label
      : html`<a class="house-sort" href="${url(column.sort)}">${column.label}<span class="house-sort__mark" aria-hidden="true">${marks[column.sorted ?? 'none']}</span></a>`
  }</th>`

const marks = { ascending: '↑', descending: '↓', none: '↑↓' }

const row = (cells: readonly Printable[], columns: readonly ColumnView[]): Html =>
  html`<tr class="govuk-table__row">${cells.map((cell, index) => {
    const column = columns[index]
    const numeric = column?.numeric && 'govuk-table__cell--numeric'
    return index === 0
      ? html`<th scope="row" class="govuk-table__header house-table__name ${numeric}">${cell}</th>`
      : html`<td class="govuk-table__cell ${numeric}" data-label="${column?.label ?? ''}">${cell}</td>`
  })}</tr>`
