import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet, Section } from '../../domain/expertise/criteria-set.ts'
import type { Criterion } from '../../domain/expertise/criterion.ts'
import { isNamedScale, offeredPoints, scaleLines } from '../../domain/expertise/scale-words.ts'
import { mayNotApply } from '../../domain/expertise/section-points.ts'
import type { SheetProgress } from '../../domain/expertise/sheet-progress.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { actNamed } from '../views/check.ts'
import { type OptionView, radiosField, selectField, textareaField } from '../views/fields.ts'
import { asRussianNumber, counted } from '../views/words.ts'
import { commentField, pointsField } from './sheet-answers.ts'

const ball = ['балл', 'балла', 'баллов'] as const

export type SheetFormView = {
  set: CriteriaSet
  category: Category
  filled: Filled
  progress: SheetProgress
  /** Points of who signed a joint sheet first: shown beside each item. */
  first?: { name: string; points: Points } | undefined
}

/** The fields of a sheet, section by section. */
export const sheetFields = (view: SheetFormView): Html =>
  html`${view.set.sections.map(section => sectionFields(view, section))}`

const sectionFields = (view: SheetFormView, section: Section): Html => {
  const { category, progress } = view
  const done = progress.sections.find(({ code }) => code === section.code)
  const least = section.minimum?.[category]
  return html`<section class="house-sheet-section">
    <div class="house-sheet-section__head"><h2 class="govuk-heading-m">${section.code}. ${section.title}</h2>
      <p class="house-sheet-section__sum">${asRussianNumber(done?.points ?? 0)} из ${asRussianNumber(section.max)}</p></div>
    <p class="house-small">${actNamed(section.ref)}${least !== undefined && `. Для этой категории – не меньше ${counted(least, ball)}`}</p>
    ${section.criteria.map(criterion => criterionFields(view, section, criterion))}
  </section>`
}

const criterionFields = ({ filled, first }: SheetFormView, section: Section, criterion: Criterion): Html => {
  const { code, title, max, hint, proof } = criterion
  const named = isNamedScale(criterion)
  const inline = criterion.scale.kind === 'mark'
  const notApplicable: OptionView[] = mayNotApply(section, criterion)
    ? [{ value: 'na', label: 'Не применяется', hint: 'Напишите в комментарии, почему' }]
    : []
  const options = offeredPoints(criterion).map(({ points, words }) => ({
    value: String(points),
    label: words === '' || inline ? asRussianNumber(points) : `${counted(points, ball)} – ${words}`,
  }))
  const view = {
    name: pointsField(code),
    label: `${code} ${title}`,
    hint: [hint, `Подтверждение: ${lowered(proof)}`, `До ${asRussianNumber(max)} ${max === 1 ? 'балла' : 'баллов'}`]
      .filter(Boolean)
      .join('. '),
  }
  const given = first?.points[code]
  return html`<div class="house-criterion">
    ${
      named || inline
        ? radiosField({ ...view, inline, options: [...options, ...notApplicable] }, filled)
        : html`${scaleTable(criterion)}${selectField({ ...view, options: [{ value: '', label: 'Выберите баллы' }, ...options, ...notApplicable] }, filled)}`
    }
    ${given !== undefined && html`<p class="house-criterion__first">${first?.name}: <strong>${given === 'na' ? 'не применяется' : counted(given, ball)}</strong></p>`}
    ${textareaField({ name: commentField(code), label: 'Комментарий', rows: 2 }, filled)}
  </div>`
}

/** What brings which points, where one choice cannot name them all. */
const scaleTable = (criterion: Criterion): Html | false => {
  const lines = scaleLines(criterion).filter(({ points }) => points > 0)
  if (lines.length === 0) return false
  return html`<details class="house-details"><summary>Шкала показателя ${criterion.code}</summary>
    <ul class="govuk-list house-scale">${lines.map(({ words, points }) => html`<li><strong>${asRussianNumber(points)}</strong> ${words}</li>`)}</ul></details>`
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
