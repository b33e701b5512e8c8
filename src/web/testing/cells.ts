import { capital } from '../../domain/wording.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'

/** Fields that stand in a cell of a table: the column names them to the eye, a hidden label to those who listen. */
type Cell = { name: string; label: string; filled: Filled }

export const cellSelect = ({
  name,
  label,
  filled,
  options,
}: Cell & { options: readonly { value: string; label: string }[] }): Html =>
  html`${labelled(name, label)}<select class="govuk-select house-cell ${error(name, filled) && 'govuk-select--error'}" id="${name}" name="${name}" ${described(name, filled)}>
    ${options.map(option => html`<option value="${option.value}" ${typed(name, filled) === option.value && html`selected`}>${option.label}</option>`)}
  </select>${message(name, filled)}`

export const cellText = ({
  name,
  label,
  filled,
  decimal = false,
  long = false,
}: Cell & { decimal?: boolean; long?: boolean }): Html =>
  html`${labelled(name, label)}<input class="govuk-input house-cell ${decimal && 'house-cell--number'} ${long && 'house-cell--long'} ${error(name, filled) && 'govuk-input--error'}" id="${name}" name="${name}" type="text" value="${typed(name, filled)}" autocomplete="off" ${decimal && html`inputmode="decimal"`} ${described(name, filled)}>${message(name, filled)}`

export const cellTick = ({ name, label, filled }: Cell): Html =>
  html`<span class="govuk-checkboxes govuk-checkboxes--small house-cell-tick"><span class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="${name}" name="${name}" type="checkbox" value="yes" ${typed(name, filled) !== '' && html`checked`} ${described(name, filled)}><label class="govuk-label govuk-checkboxes__label" for="${name}"><span class="govuk-visually-hidden">${label}</span></label></span></span>${message(name, filled)}`

const labelled = (name: string, label: string): Html =>
  html`<label class="govuk-visually-hidden" for="${name}">${label}</label>`

const message = (name: string, filled: Filled): Html | false => {
  const words = error(name, filled)
  return (
    words !== undefined &&
    html`<p class="govuk-error-message" id="${name}-error"><span class="govuk-visually-hidden">Ошибка:</span> ${aloud(words)}</p>`
  )
}

/** The summary above the table names the person; in their own row that is seen. */
const aloud = (words: string): string => capital(words.slice(words.indexOf(': ') + 1).trim())

const described = (name: string, filled: Filled): Html | false =>
  error(name, filled) !== undefined && html`aria-describedby="${name}-error" aria-invalid="true"`

const error = (name: string, { errors }: Filled): string | undefined =>
  errors.find(({ field }) => field === name)?.message

const typed = (name: string, filled: Filled): string => {
  const value = filled.typed[name]
  return value === undefined ? '' : typeof value === 'string' ? value : (value[0] ?? '')
}
