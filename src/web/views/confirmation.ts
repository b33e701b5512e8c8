import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html, type Printable, url } from '../html.ts'
import { button, buttonGroup, form } from './form.ts'

/** Asks once more before something that cannot be undone. The page's heading is the question. */
export const askToConfirm = (view: {
  action: string
  csrf: string
  filled?: Filled | undefined
  consequences: Printable
  fields?: Printable
  yes: string
  dangerous?: boolean | undefined
  back: string
}): Html =>
  form({
    action: view.action,
    csrf: view.csrf,
    filled: view.filled ?? emptyForm,
    body: html`<div class="govuk-body">${view.consequences}</div>${view.fields}
      ${buttonGroup(button(view.yes, view.dangerous ? { kind: 'warning' } : {}), html`<a class="govuk-link" href="${url(view.back)}">Вернуться без изменений</a>`)}`,
  })

/** The end of a long way: what was done, its number, what happens next. Stands instead of the usual body. */
export const doneBox = (view: {
  words: string
  number?: { label: string; value: string } | undefined
  next: Printable
}): Html =>
  html`<div class="house-done"><p class="house-done__words">${view.words}</p>${view.number && html`<p class="house-done__number">${view.number.label} <strong>${view.number.value}</strong></p>`}</div>
  <h2 class="govuk-heading-m">Что будет дальше</h2>${view.next}`
