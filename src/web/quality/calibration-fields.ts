import type { Calibration } from '../../application/stores/quality.ts'
import type { Criterion } from '../../domain/expertise/criterion.ts'
import { pointsChoice } from '../expertise/item-form.ts'
import { commentField, overField } from '../expertise/proof-names.ts'
import { pointsWords } from '../expertise/sheet-result.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { textareaField } from '../views/fields.ts'
import { shownField } from './calibration-answers.ts'

/** Every item of the set with what stands before it and after it. */
const eachItem = (
  { criteria, category }: Pick<Calibration, 'criteria' | 'category'>,
  filled: Filled,
  before: (item: Criterion) => Html,
  words: string,
): Html => {
  const measure = criteria.thresholds.find(line => line.category === category)?.measure
  return html`${criteria.sections.map(
    section => html`<section class="house-sheet-section"><h2 class="govuk-heading-m">${section.code}. ${section.title}</h2>
      ${section.criteria.map(
        criterion => html`<div class="house-calibration-item" role="group" aria-label="${criterion.code} ${criterion.title}">
          <input type="hidden" name="${overField(criterion.code)}" value="">
          <h3 class="govuk-heading-s">${criterion.code} ${criterion.title}</h3>
          ${before(criterion)}
          ${pointsChoice({ section, criterion, measure, filled })}
          ${textareaField({ name: commentField(criterion.code), label: words, rows: 2 }, filled)}
        </div>`,
      )}</section>`,
  )}`
}

/** The portfolio in the making: what it shows, the reference and its explanation. */
export const draftFields = (calibration: Calibration, filled: Filled): Html =>
  eachItem(
    calibration,
    filled,
    ({ code }) =>
      textareaField(
        {
          name: shownField(code),
          label: 'Что показывает портфолио',
          hint: 'Без имён и названий. Если ничего – так и напишите',
          rows: 3,
        },
        filled,
      ),
    'Почему такой балл: это увидят специалисты после калибровки',
  )

/** The sheet of a specialist: what the portfolio shows, then the own mark. */
export const calibrationSheetFields = (calibration: Calibration, filled: Filled): Html =>
  eachItem(calibration, filled, ({ code }) => materialOf(calibration, code), 'Комментарий')

export const materialOf = ({ materials }: Pick<Calibration, 'materials'>, code: string): Html =>
  html`<div class="house-calibration-shown">${materials[code] || 'Ничего не представлено.'}</div>`

/** After the end: the own mark beside the reference, with its explanation. */
export const referenceBeside = (calibration: Calibration, own: Calibration['reference']): Html =>
  html`${calibration.criteria.sections.map(
    section => html`<section class="house-sheet-section"><h2 class="govuk-heading-m">${section.code}. ${section.title}</h2>
      ${section.criteria.map(({ code, title }) => {
        const same = own[code] === calibration.reference[code]
        return html`<div class="house-calibration-item"><h3 class="govuk-heading-s">${code} ${title}</h3>
          ${materialOf(calibration, code)}
          <p class="govuk-body">Ваш балл: <strong>${pointsWords(own[code])}</strong>. Эталон: <strong>${pointsWords(calibration.reference[code])}</strong>${same ? ' – совпало.' : '.'}</p>
          ${calibration.explanations[code] && html`<p class="govuk-body">${calibration.explanations[code]}</p>`}</div>`
      })}</section>`,
  )}`
