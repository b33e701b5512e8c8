import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'

/** What every field has. `name` is also its id, so that the summary of errors can point at it. */
export type FieldView = {
  name: string
  label: string
  hint?: string | undefined
  /** The label is the question of the whole page: shown large. */
  prominent?: boolean | undefined
}

export type TextView = FieldView & {
  type?: 'text' | 'password' | 'email' | 'tel' | 'search' | undefined
  /** How many characters wide the answer usually is. */
  width?: 3 | 5 | 10 | 20 | 30 | undefined
  autocomplete?: string | undefined
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | undefined
}

/** One line of text. Passwords are never sent back. */
export const textField = (view: TextView, filled: Filled): Html =>
  group(
    view,
    filled,
    html`<input class="govuk-input ${view.width && `govuk-input--width-${view.width}`} ${failed(view, filled) && 'govuk-input--error'}" id="${view.name}" name="${view.name}" type="${view.type ?? 'text'}" value="${view.type === 'password' ? '' : typedIn(view, filled)}" ${attribute('autocomplete', view.autocomplete ?? 'off')} ${attribute('inputmode', view.inputmode)} ${described(view, filled)}>`,
  )

/** A day as ДД.ММ.ГГГГ: a plain text field, because a browser's own date box follows the browser's language, not ours. */
export const dateField = (view: FieldView, filled: Filled): Html =>
  textField({ ...view, hint: view.hint ?? 'Например, 07.11.2023', width: 10, inputmode: 'numeric' }, filled)

/** Several lines of text. */
export const textareaField = (view: FieldView & { rows?: number | undefined }, filled: Filled): Html =>
  group(
    view,
    filled,
    html`<textarea class="govuk-textarea ${failed(view, filled) && 'govuk-textarea--error'}" id="${view.name}" name="${view.name}" rows="${view.rows ?? 5}" ${described(view, filled)}>
${typedIn(view, filled)}</textarea>`,
  )

/** A file. The form around it must be `multipart`. */
export const fileField = (
  view: FieldView & { accept?: string | undefined; several?: boolean | undefined; mostBytes?: number | undefined },
  filled: Filled,
): Html =>
  group(
    view,
    filled,
    html`<input class="govuk-file-upload ${failed(view, filled) && 'govuk-file-upload--error'}" id="${view.name}" name="${view.name}" type="file" ${attribute('accept', view.accept)} ${view.several && html`multiple`} ${view.mostBytes && html`data-most="${view.mostBytes}"`} ${described(view, filled)}>`,
  )

/** One answer of a long list. */
export const selectField = (view: FieldView & { options: readonly OptionView[] }, filled: Filled): Html =>
  group(
    view,
    filled,
    html`<select class="govuk-select ${failed(view, filled) && 'govuk-select--error'}" id="${view.name}" name="${view.name}" ${described(view, filled)}>
      ${view.options.map(
        option =>
          html`<option value="${option.value}" ${chosen(view, filled).includes(option.value) && html`selected`}>${option.label}</option>`,
      )}
    </select>`,
  )

/** An answer of a closed list; `hint` stands under it in small words. */
export type OptionView = { value: string; label: string; hint?: string | undefined }

/** One answer of a short list, all of them in sight. */
export const radiosField = (
  view: FieldView & { options: readonly OptionView[]; inline?: boolean | undefined },
  filled: Filled,
): Html => choices('radios', view, filled)

/** Any number of answers of a short list. */
export const checkboxesField = (view: FieldView & { options: readonly OptionView[] }, filled: Filled): Html =>
  choices('checkboxes', view, filled)

const choices = (
  kind: 'radios' | 'checkboxes',
  view: FieldView & { options: readonly OptionView[]; inline?: boolean | undefined },
  filled: Filled,
): Html => {
  const item = (option: OptionView, index: number): Html => {
    const id = index === 0 ? view.name : `${view.name}-${index + 1}`
    return html`<div class="govuk-${kind}__item">
      <input class="govuk-${kind}__input" id="${id}" name="${view.name}" type="${kind === 'radios' ? 'radio' : 'checkbox'}" value="${option.value}" ${chosen(view, filled).includes(option.value) && html`checked`} ${option.hint && html`aria-describedby="${id}-item-hint"`}>
      <label class="govuk-label govuk-${kind}__label" for="${id}">${option.label}</label>
      ${option.hint && html`<div class="govuk-hint govuk-${kind}__hint" id="${id}-item-hint">${option.hint}</div>`}
    </div>`
  }
  return html`<div class="govuk-form-group ${failed(view, filled) && 'govuk-form-group--error'}">
    <fieldset class="govuk-fieldset" ${described(view, filled)}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--${view.prominent ? 'm' : 's'}">${view.label}</legend>
      ${hintAndError(view, filled)}
      <div class="govuk-${kind} govuk-${kind}--small ${view.inline && 'govuk-radios--inline'}">${view.options.map(item)}</div>
    </fieldset>
  </div>`
}

const group = (view: FieldView, filled: Filled, control: Html): Html =>
  html`<div class="govuk-form-group ${failed(view, filled) && 'govuk-form-group--error'}">
    <label class="govuk-label ${view.prominent && 'govuk-label--m'}" for="${view.name}">${view.label}</label>
    ${hintAndError(view, filled)}
    ${control}
  </div>`

const hintAndError = (view: FieldView, filled: Filled): Html => {
  const error = failed(view, filled)
  return html`${view.hint && html`<div class="govuk-hint" id="${view.name}-hint">${view.hint}</div>`}
    ${error && html`<p class="govuk-error-message" id="${view.name}-error"><span class="govuk-visually-hidden">Ошибка:</span> ${error}</p>`}`
}

const described = (view: FieldView, filled: Filled): Html | false => {
  const error = failed(view, filled)
  const ids = [view.hint && `${view.name}-hint`, error && `${view.name}-error`].filter(Boolean).join(' ')
  return ids !== '' && html`aria-describedby="${ids}" ${error && html`aria-invalid="true"`}`
}

const attribute = (name: 'autocomplete' | 'inputmode' | 'accept', value: string | undefined): Html | false =>
  value !== undefined && html`${name}="${value}"`

const failed = (view: FieldView, filled: Filled): string | undefined =>
  filled.errors.find(error => error.field === view.name)?.message

const chosen = (view: FieldView, filled: Filled): readonly string[] => {
  const typed = filled.typed[view.name]
  return typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed
}

const typedIn = (view: FieldView, filled: Filled): string => chosen(view, filled)[0] ?? ''
