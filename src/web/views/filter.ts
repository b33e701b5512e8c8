import { type Html, html, type Printable, url } from '../html.ts'

export type FilterView = {
  /** The list's own address: the filter is a GET form, so a filtered list can be sent as a link. */
  action: string
  /** Fields made by `fields.ts`. */
  fields: Printable
  /** Filters that are on, each with the address of the list without it. */
  chosen: readonly { words: string; remove: string }[]
  /** The list with no filter at all. */
  clear: string
  list: Printable
}

/** A list with its filter: beside it on a wide screen, above it (and foldable) on a narrow one. */
export const filtered = (view: FilterView): Html =>
  html`<div class="house-filtered">
    <details class="house-filter" ${view.chosen.length > 0 && html`open`}><summary class="house-filter__title">Отбор</summary>
      <form method="get" action="${url(view.action)}" class="house-filter__form">${view.fields}
        <div class="govuk-button-group"><button class="govuk-button" type="submit">Показать</button><a class="govuk-link" href="${url(view.clear)}">Сбросить</a></div>
      </form>
    </details>
    <div class="house-filtered__list">
      ${
        view.chosen.length > 0 &&
        html`<ul class="house-chosen" aria-label="Включённый отбор">${view.chosen.map(
          choice =>
            html`<li><a class="house-chosen__item" href="${url(choice.remove)}"><span class="govuk-visually-hidden">Убрать: </span>${choice.words} <span aria-hidden="true">×</span></a></li>`,
        )}</ul>`
      }
      ${view.list}
    </div>
  </div>`
