import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'

/** A single box that says yes; its own words are its whole label. */
export const tickField = ({ name, label }: { name: string; label: string }, filled: Filled): Html =>
  html`<div class="govuk-form-group"><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
    <input class="govuk-checkboxes__input" id="${name}" name="${name}" type="checkbox" value="yes" ${filled.typed[name] === 'yes' && html`checked`}>
    <label class="govuk-label govuk-checkboxes__label" for="${name}">${label}</label>
  </div></div></div>`
