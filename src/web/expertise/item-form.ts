import type { Points } from '../../domain/case/events.ts'
import type { Section, Threshold } from '../../domain/expertise/criteria-set.ts'
import type { Criterion } from '../../domain/expertise/criterion.ts'
import type { Verdict } from '../../domain/expertise/proofs.ts'
import { isNamedScale, offeredPoints, scaleLines } from '../../domain/expertise/scale-words.ts'
import { mayNotApply } from '../../domain/expertise/section-points.ts'
import type { SheetItem } from '../../domain/expertise/sheet-items.ts'
import { capital, lowered } from '../../domain/wording.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { type OptionView, radiosField, selectField, textareaField } from '../views/fields.ts'
import { asRussianNumber, counted } from '../views/words.ts'
import { itemTermsLine } from './item-words.ts'
import { proofFields } from './proof-fields.ts'
import { commentField, differsField, keepField, overField, pointsField } from './proof-names.ts'
import { proofTitle } from './proof-view.ts'
import type { Materials } from './proofs-beside.ts'
import { pointsWords } from './sheet-result.ts'

const ball = ['балл', 'балла', 'баллов'] as const

export type ItemFormView = {
  section: Section
  criterion: Criterion
  /** How the category is compared: indicators are judged by words, not by points. */
  measure: Threshold['measure'] | undefined
  materials: Materials
  verdicts: readonly Verdict[]
  filled: Filled
  /** Points of who signed a joint sheet first. */
  first?: { name: string; points: Points } | undefined
  /** What another window has saved instead, when the two differ. */
  differs?: SheetItem | undefined
}

/** One item of a sheet: what it asks, its proofs, the points and the specialist's words. */
export const itemForm = (view: ItemFormView): Html => {
  const { section, criterion, materials, verdicts, filled, first, differs } = view
  const { code, title, max, hint, proof } = criterion
  const id = `item_${code.replaceAll('.', '_')}`
  const given = first?.points[code]
  const over = filled.typed[overField(code)]
  return html`<div class="house-criterion" role="group" aria-labelledby="${id}" data-item="${code}">
    <input type="hidden" name="${overField(code)}" value="${typeof over === 'string' ? over : ''}">
    <h3 class="house-criterion__title" id="${id}"><span class="house-criterion__code">${code}</span> ${title}</h3>
    <p class="house-criterion__hint">${[hint, `Подтверждение: ${lowered(proof)}`, mostWords(view, max)].filter(Boolean).join('. ')}</p>
    ${itemTermsLine(criterion)}
    ${differs !== undefined && difference(view, differs)}
    ${proofFields({ section, code, materials, verdicts, filled })}
    ${pointsChoice(view)}
    ${given !== undefined && html`<p class="house-criterion__first">${first?.name}: <strong>${typeof given === 'number' ? givenWords(view, given) : pointsWords(given)}</strong></p>`}
    ${textareaField({ name: commentField(code), label: 'Комментарий', rows: 2 }, filled)}
  </div>`
}

export type PointsChoiceView = Pick<ItemFormView, 'section' | 'criterion' | 'measure' | 'filled'> & {
  /** What is said of «не применяется»; the specialist's sheet asks for a reason. */
  notApplicableHint?: string | undefined
}

/** The points of an item to choose from; an estimate of one's own work uses the same. */
export const pointsChoice = ({ section, criterion, measure, filled, notApplicableHint }: PointsChoiceView): Html => {
  const { code, scale } = criterion
  const named = isNamedScale(criterion)
  const inline = scale.kind === 'mark'
  const notApplicable: OptionView[] = mayNotApply(section, criterion)
    ? [{ value: 'na', label: 'Не применяется', hint: notApplicableHint ?? 'Напишите в комментарии, почему' }]
    : []
  const options = offeredPoints(criterion).map(({ points, words }) => ({
    value: String(points),
    label: optionWords(points, inline ? '' : words, measure),
  }))
  const name = pointsField(code)
  if (named || inline)
    return radiosField(
      { name, label: measure === 'indicators' ? 'Оценка' : 'Балл', inline, options: [...options, ...notApplicable] },
      filled,
    )
  return html`${scaleTable(criterion)}${selectField({ name, label: 'Балл', options: [{ value: '', label: 'Выберите баллы' }, ...options, ...notApplicable] }, filled)}`
}

/** An indicator of пп. 50, 51 is judged by words; everywhere else the points stand first. */
const optionWords = (points: number, words: string, measure: Threshold['measure'] | undefined): string => {
  if (words === '') return asRussianNumber(points)
  return measure === 'indicators' ? capital(words) : `${counted(points, ball)} – ${words}`
}

const givenWords = ({ criterion, measure }: ItemFormView, given: number): string =>
  measure === 'indicators'
    ? (offeredPoints(criterion).find(({ points }) => points === given)?.words ?? counted(given, ball))
    : counted(given, ball)

const mostWords = ({ measure }: ItemFormView, max: number): string =>
  measure === 'indicators' ? '' : `До ${asRussianNumber(max)} ${max === 1 ? 'балла' : 'баллов'}`

/** Two windows have filled the item differently: both stand here, and the person says which one stays. */
const difference = ({ criterion: { code }, materials }: ItemFormView, theirs: SheetItem): Html => {
  const words = [
    theirs.points === undefined ? 'балл не поставлен' : `балл: ${pointsWords(theirs.points)}`,
    theirs.comment === '' ? '' : `комментарий: «${theirs.comment}»`,
    ...theirs.proofs.map(
      ({ proof, accepted, reason }) =>
        `${proofTitle(proof, materials)} – ${accepted ? 'принято' : 'не принято'}${reason === undefined ? '' : ` (${reason})`}`,
    ),
  ].filter(Boolean)
  const keep = keepField(code)
  return html`<div class="house-differs" id="${keep}">
    <input type="hidden" name="${differsField(code)}" value="yes">
    <p class="house-differs__title">Показатель ${code} заполнен и в другом окне</p>
    <p>Там сохранено: ${words.join('; ')}. Здесь, ниже, – то, что заполнили вы; оно ещё не сохранено.</p>
    ${(
      [
        ['mine', 'Оставить то, что ниже'],
        ['saved', 'Оставить сохранённое в другом окне'],
      ] as const
    ).map(
      ([value, label]) =>
        html`<label class="house-differs__choice"><input type="radio" name="${keep}" value="${value}"> ${label}</label>`,
    )}
    <p class="house-small">Выберите и сохраните лист.</p>
  </div>`
}

/** What brings which points, where one choice cannot name them all. */
const scaleTable = (criterion: Criterion): Html | false => {
  const lines = scaleLines(criterion).filter(({ points }) => points > 0)
  if (lines.length === 0) return false
  return html`<details class="house-details"><summary>Шкала показателя ${criterion.code}</summary>
    <ul class="govuk-list house-scale">${lines.map(({ words, points }) => html`<li><strong>${asRussianNumber(points)}</strong> ${words}</li>`)}</ul></details>`
}
