import { type Html, html, type Printable } from '../html.ts'

/** A message of the system. `success` after an order was carried out; `warning` and `refusal` explain what stands in the way. */
export type BannerView = {
  kind: 'success' | 'information' | 'warning' | 'refusal'
  title?: string | undefined
  body: Printable
}

const words: Record<BannerView['kind'], string> = {
  success: 'Готово',
  information: 'Сообщение',
  warning: 'Обратите внимание',
  refusal: 'Сейчас это сделать нельзя',
}

/** Colour is never alone: every kind begins with its word. */
export const banner = ({ kind, title, body }: BannerView): Html =>
  html`<div class="house-banner house-banner--${kind}" role="${kind === 'refusal' ? 'alert' : 'status'}">
    <p class="house-banner__title">${title ?? words[kind]}</p>
    <div class="house-banner__body">${body}</div>
  </div>`

/** A refused command, shown on the page it came from, with status 422. The clause stands beside the reason. */
export const refusalBanner = (refusal: { because: string; clause?: Printable }): Html =>
  banner({
    kind: 'refusal',
    body: html`<p class="govuk-body">${refusal.because}</p>${refusal.clause && html`<p class="house-small">Основание: ${refusal.clause}</p>`}`,
  })

/** Points where the papers are silent and the system works on an assumption («требует уточнения»). */
export const needsClarification = (body: Printable): Html =>
  html`<div class="house-assumed"><span class="govuk-tag govuk-tag--yellow">требует уточнения</span> <span>${body}</span></div>`
