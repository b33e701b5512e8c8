import { type Html, html, url } from '../html.ts'

/** Where the neighbouring pages are. Lists are paged by key, so there are no page numbers; `shown` says how much there is. */
export type PaginationView = { previous?: string | undefined; next?: string | undefined; shown?: string | undefined }

export const pagination = ({ previous, next, shown }: PaginationView): Html | false =>
  (previous !== undefined || next !== undefined || shown !== undefined) &&
  html`<nav class="house-pages" aria-label="Страницы списка">
    ${shown && html`<p class="house-pages__shown">${shown}</p>`}
    ${previous !== undefined && html`<a class="govuk-link" href="${url(previous)}" rel="prev"><span aria-hidden="true">‹</span> Предыдущие</a>`}
    ${next !== undefined && html`<a class="govuk-link" href="${url(next)}" rel="next">Следующие <span aria-hidden="true">›</span></a>`}
  </nav>`
