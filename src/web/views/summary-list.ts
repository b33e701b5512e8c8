import { type Html, html, type Printable, url } from '../html.ts'

/** A fact with its name; `change` leads to the place where it is edited. */
export type FactView = {
  name: string
  value: Printable
  change?: { address: string; label?: string | undefined } | undefined
}

/** Facts one under another: a card of a case, «проверьте ответы». */
export const summaryList = (facts: readonly FactView[]): Html => {
  const changeable = facts.some(fact => fact.change !== undefined)
  return html`<dl class="govuk-summary-list">${facts.map(
    fact => html`<div class="govuk-summary-list__row ${changeable && fact.change === undefined && 'govuk-summary-list__row--no-actions'}">
      <dt class="govuk-summary-list__key">${fact.name}</dt>
      <dd class="govuk-summary-list__value">${isEmpty(fact.value) ? html`<span class="house-muted">не указано</span>` : fact.value}</dd>
      ${fact.change && html`<dd class="govuk-summary-list__actions"><a class="govuk-link" href="${url(fact.change.address)}">${fact.change.label ?? 'Изменить'}<span class="govuk-visually-hidden"> – ${fact.name}</span></a></dd>`}
    </div>`,
  )}</dl>`
}

/** The same in a frame with a heading and, if wanted, links at its right. */
export const summaryCard = (title: string, facts: readonly FactView[], actions?: Printable): Html =>
  html`<section class="govuk-summary-card">
    <div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title">${title}</h2>${actions && html`<div class="govuk-summary-card__actions">${actions}</div>`}</div>
    <div class="govuk-summary-card__content">${summaryList(facts)}</div>
  </section>`

const isEmpty = (value: Printable): boolean => value === null || value === undefined || value === '' || value === false
