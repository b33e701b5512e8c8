import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'

/** A field in a cell of a table: its label is for those who do not see the table. */
export const cellField = (name: string, label: string, filled: Filled, kind?: 'number' | undefined): Html => {
  const error = filled.errors.find(one => one.field === name)?.message
  const typed = filled.typed[name]
  return html`${error && html`<p class="govuk-error-message" id="${name}-error"><span class="govuk-visually-hidden">Ошибка:</span> ${error}</p>`}
    <input class="govuk-input ${kind === 'number' && 'govuk-input--width-5'} ${error && 'govuk-input--error'}" id="${name}" name="${name}" value="${typeof typed === 'string' ? typed : ''}" aria-label="${label}" autocomplete="off" ${kind === 'number' && html`inputmode="decimal"`} ${error && html`aria-describedby="${name}-error" aria-invalid="true"`}>`
}

/** A box with its words, in one line. */
export const tickField = (name: string, label: string, filled: Filled): Html =>
  html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
    <input class="govuk-checkboxes__input" id="${name}" name="${name}" type="checkbox" value="yes" ${filled.typed[name] !== undefined && html`checked`}>
    <label class="govuk-label govuk-checkboxes__label" for="${name}">${label}</label></div></div>`

/** A button of the editor: posts the whole form and comes back to the place. */
export const smallButton = (label: string, value: string, hidden?: string | undefined): Html =>
  html`<button class="house-small-button" type="submit" name="do" value="${value}">${label}${hidden && html`<span class="govuk-visually-hidden"> ${hidden}</span>`}</button>`

/** Up, down and away for one row; what cannot be done is not there. */
export const rowButtons = (list: string, index: number, count: number, what: string): Html => {
  const row = `${list.replaceAll('-', '.')}.${index}`
  return html`<span class="house-row-buttons">${index > 0 && smallButton('↑', `up:${row}`, `Поднять ${what}`)}${index < count - 1 && smallButton('↓', `down:${row}`, `Опустить ${what}`)}${smallButton('×', `remove:${row}`, `Убрать ${what}`)}</span>`
}
