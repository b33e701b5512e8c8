import type { AskedQuestion } from '../../application/filing/form.ts'
import type { Option } from '../../application/filing/options.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { checkboxesField, dateField, radiosField, selectField, textareaField, textField } from './fields.ts'
import { button } from './form.ts'

/** What the picker of an organisation shows: what was looked for, what was found, and what is chosen. */
export type OrganisationsView = { search: string; found: readonly Option[] | undefined; chosen: Option | undefined }

/** Names of the search box and of its button; neither is an answer. */
export const searchName = '_search'
export const findName = '_find'

/** Draws a question by its kind. Optional ones say so; nothing is ticked beforehand. */
export const questionField = (question: AskedQuestion, filled: Filled, organisations: OrganisationsView): Html => {
  const { name, control, options = [], hint } = question
  const label = question.required || control.kind === 'tick' ? question.label : `${question.label} (необязательно)`
  const view = { name, label, hint }
  switch (control.kind) {
    case 'text':
      return textField(
        { ...view, width: control.width, inputmode: control.inputmode, autocomplete: control.autocomplete },
        filled,
      )
    case 'long':
      return textareaField({ ...view, rows: 4 }, filled)
    case 'date':
      return dateField(hint === undefined ? view : { ...view, hint: `${hint}. Например, 07.11.2023` }, filled)
    case 'choice':
      return radiosField({ ...view, options }, filled)
    case 'list':
      return selectField({ ...view, options: withTyped(options, filled.typed[name]) }, filled)
    case 'several':
      return checkboxesField({ ...view, options }, filled)
    case 'yes_no':
      return radiosField({ ...view, options: yesNo, inline: true }, filled)
    case 'tick':
      return checkboxesField(
        { ...view, label: hint ?? '', hint: undefined, options: [{ value: 'yes', label }] },
        filled,
      )
    case 'organisation':
      return organisationField(view, filled, organisations)
  }
}

const yesNo = [
  { value: 'yes', label: 'Да' },
  { value: 'no', label: 'Нет' },
]

/** What stands in the draft stays in sight even if the list has changed since. */
const withTyped = (options: readonly Option[], typed: string | readonly string[] | undefined): Option[] => {
  const value = typeof typed === 'string' ? typed : ''
  const isKnown = options.some(option => option.value === value)
  return isKnown || value === '' ? [...options] : [...options, { value, label: value }]
}

/** Search by a button, choice by radios: works without scripts, and a list of a thousand schools is never sent. */
const organisationField = (
  view: { name: string; label: string; hint?: string | undefined },
  filled: Filled,
  { search, found, chosen }: OrganisationsView,
): Html => {
  const options = [...(chosen ? [chosen] : []), ...(found ?? []).filter(option => option.value !== chosen?.value)]
  const nothing =
    found !== undefined &&
    found.length === 0 &&
    html`<p class="govuk-body">По запросу «${search}» ничего не нашлось. Попробуйте часть названия или укажите организацию ниже словами.</p>`
  // While there is nothing to choose from, the search box stands for the field, its message included.
  const fault = options.length === 0 ? filled.errors.find(error => error.field === view.name) : undefined
  const box = { typed: { [searchName]: search }, errors: fault ? [{ ...fault, field: searchName }] : [] }
  const label = options.length > 0 ? 'Найти другую организацию' : view.label
  return html`${options.length > 0 && radiosField({ ...view, options }, filled)}
    ${nothing}
    <div class="house-find" ${options.length === 0 && html`id="${view.name}"`}>
      ${textField({ name: searchName, label, hint: 'Часть названия', width: 30 }, box)}
      ${button('Найти', { kind: 'secondary', name: findName, value: '1' })}
    </div>`
}
