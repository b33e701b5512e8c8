import { type FieldError, type Filled, onceFor, onceName } from '../forms.ts'
import { type Html, html, type Printable, url } from '../html.ts'

export type FormView = {
  action: string
  /** The token of the session, `csrf` of the page's context. */
  csrf: string
  /** Gives the form its number; leave out where repeating is harmless (sign-out). */
  filled?: Filled | undefined
  /** For files: the token then travels in the address, because it is checked before the body is read. */
  multipart?: boolean | undefined
  body: Printable
}

/** A form that orders something (POST), with its protection and its number. */
export const form = ({ action, csrf, filled, multipart, body }: FormView): Html =>
  html`<form method="post" action="${url(multipart ? withToken(action, csrf) : action)}" ${multipart && html`enctype="multipart/form-data"`} novalidate>
    ${!multipart && html`<input type="hidden" name="_csrf" value="${csrf}">`}
    ${filled && onceField(filled)}
    ${body}
  </form>`

/** The number of a form that is not drawn by `form` itself. */
export const onceField = (filled: Filled): Html =>
  html`<input type="hidden" name="${onceName}" value="${onceFor(filled)}">`

const withToken = (action: string, csrf: string): string =>
  `${action}${action.includes('?') ? '&' : '?'}_csrf=${encodeURIComponent(csrf)}`

/** Everything that is wrong with the form, at the top of the page, each line a link to its field. Empty when all is well. */
export const errorSummary = (errors: readonly FieldError[]): Html | false =>
  errors.length > 0 &&
  html`<div class="govuk-error-summary" role="alert" tabindex="-1">
    <h2 class="govuk-error-summary__title">Проверьте ответы</h2>
    <div class="govuk-error-summary__body">
      <ul class="govuk-list govuk-error-summary__list">
        ${errors.map(error => html`<li>${error.field === '' ? error.message : html`<a href="${url(`#${error.field}`)}">${error.message}</a>`}</li>`)}
      </ul>
    </div>
  </div>`

/** A button of a form. `secondary` for the way back, `warning` for what cannot be undone. */
export const button = (
  label: string,
  {
    kind,
    name,
    value,
  }: { kind?: 'secondary' | 'warning' | undefined; name?: string | undefined; value?: string | undefined } = {},
): Html =>
  html`<button class="govuk-button ${kind && `govuk-button--${kind}`}" type="submit" ${name && html`name="${name}" value="${value ?? ''}"`}>${label}</button>`

/** A link that looks like a button: it only leads somewhere, it orders nothing. */
export const linkButton = (label: string, address: string, kind?: 'secondary' | undefined): Html =>
  html`<a class="govuk-button ${kind && `govuk-button--${kind}`}" href="${url(address)}" draggable="false">${label}</a>`

/** Buttons and links side by side. */
export const buttonGroup = (...items: Printable[]): Html => html`<div class="govuk-button-group">${items}</div>`
