import type { Evidence } from '../../application/stores/portfolio.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { levels, levelTitles } from '../../domain/expertise/levels.ts'
import { evidenceKinds, evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { type Indicator, indicators, indicatorTitles } from '../../domain/portfolio/indicators.ts'
import { indicatorPlace } from '../../domain/portfolio/proof-words.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { fileFieldFor } from '../uploads.ts'
import { dateField, fileField, selectField, textareaField, textField } from '../views/fields.ts'
import { checkedFile } from '../views/files.ts'
import { button, buttonGroup, form } from '../views/form.ts'
import { tickField } from '../views/tick.ts'
import { limitsInWords } from './limit-words.ts'
import { type Part, parts } from './list-question.ts'
import { itemsOf } from './proof-answers.ts'
import type { Looked } from './proof-source.ts'

export type ProofFormView = {
  action: string
  csrf: string
  filled: Filled
  /** Formats that some region takes: the portfolio belongs to the person. */
  accept: readonly string[]
  pack: Pack
  /** Sets by which the person is likely to be judged. */
  sets: readonly CriteriaSet[]
  part: Part
  file: Evidence['file']
  checks: Looked['checks']
  save: string
  back: Html
}

/** Everything about one proof, in the order in which a paper is read. */
export const proofForm = (view: ProofFormView): Html => {
  const { filled, file } = view
  return form({
    action: view.action,
    csrf: view.csrf,
    filled,
    multipart: true,
    body: html`<input type="hidden" name="_seen" value="${textOf(filled, '_seen')}">
      ${textField({ name: 'title', label: 'Что это', hint: 'Например: диплом призёра муниципального этапа олимпиады по физике' }, filled)}
      ${selectField({ name: 'kind', label: 'Вид', options: [{ value: '', label: 'Выберите вид' }, ...evidenceKinds.map(value => ({ value, label: evidenceKindTitles[value] }))] }, filled)}
      ${dateField({ name: 'on', label: 'День события или документа' }, filled)}
      ${selectField({ name: 'level', label: 'Уровень', options: [{ value: '', label: 'Не указан' }, ...levels.map(value => ({ value, label: levelTitles[value] }))] }, filled)}
      ${textField({ name: 'organiser', label: 'Организатор или кто выдал' }, filled)}
      ${textField({ name: 'result', label: 'Результат', hint: 'Например: 2 призёра, качество знаний 64 %' }, filled)}
      <div class="house-pair">${dateField({ name: 'from', label: 'Период с', hint: 'Если речь о нескольких годах' }, filled)}
        ${dateField({ name: 'to', label: 'Период по', hint: 'Последний день' }, filled)}</div>
      <h2 class="govuk-heading-m">Файл или ссылка</h2>
      ${file !== undefined && html`<div class="govuk-body">Сейчас приложен: ${checkedFile(file, view.checks, view.pack)}</div>`}
      ${fileField({ name: fileFieldFor('portfolio'), label: file === undefined ? 'Файл' : 'Другой файл вместо него', hint: `${view.pack.authority.name}: ${limitsInWords(view.pack).join('; ')}`, accept: view.accept.map(format => `.${format}`).join(',') }, filled)}
      ${file !== undefined && tickField({ name: 'without_file', label: 'Убрать файл' }, filled)}
      ${textField({ name: 'link', label: 'Или ссылка', hint: 'Система запомнит адрес и сегодняшний день, но не копию страницы: по ссылке позже могут показать другое. Файл надёжнее' }, filled)}
      <h2 class="govuk-heading-m">К чему относится</h2>
      ${indicatorBoxes(view)}
      ${view.sets.length > 0 && itemBoxes(view)}
      ${textareaField({ name: 'note', label: 'Пояснение', hint: 'Что специалисту важно знать: ваша роль, число участников, где смотреть', rows: 3 }, filled)}
      ${buttonGroup(button(view.save), view.back)}`,
  })
}

/** Boxes under one name in several groups: each has an id of its own. */
const boxes = (
  name: string,
  title: string,
  options: readonly { value: string; label: string }[],
  filled: Filled,
  open: boolean,
): Html => {
  const chosen = listOf(filled, name)
  const count = options.filter(({ value }) => chosen.includes(value)).length
  return html`<details class="house-boxes" ${(open || count > 0) && html`open`}><summary>${title}${count > 0 && html` <span class="house-muted">отмечено: ${count}</span>`}</summary>
    <div class="govuk-checkboxes govuk-checkboxes--small">${options.map(({ value, label }) => {
      const id = `${name}-${value.replaceAll(/[ .]/g, '_')}`
      return html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="${id}" name="${name}" type="checkbox" value="${value}" ${chosen.includes(value) && html`checked`}>
        <label class="govuk-label govuk-checkboxes__label" for="${id}">${label}</label></div>`
    })}</div></details>`
}

const indicatorBoxes = ({ filled, part }: ProofFormView): Html =>
  html`<fieldset class="govuk-fieldset house-box-groups" id="indicators"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Показатели Порядка аттестации</legend>
    <div class="govuk-hint">Одно доказательство может относиться к нескольким.</div>
    ${errorOf(filled, 'indicators')}
    ${(Object.keys(parts) as Part[]).map(one =>
      boxes(
        'indicators',
        parts[one],
        indicators.filter(indicator => indicator.startsWith(one)).map(optionOf),
        filled,
        one === part,
      ),
    )}</fieldset>`

const optionOf = (indicator: Indicator) => ({
  value: indicator,
  label: `${indicatorTitles[indicator]} (${indicatorPlace(indicator)})`,
})

const itemBoxes = ({ sets, filled }: ProofFormView): Html =>
  html`<fieldset class="govuk-fieldset house-box-groups" id="items"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Показатели экспертного листа</legend>
    <div class="govuk-hint">По ним специалист ставит баллы: отметьте, какие из них это доказывает.</div>
    ${errorOf(filled, 'items')}
    ${sets.map(set => boxes('items', set.title, itemsOf(set), filled, false))}</fieldset>`

const errorOf = ({ errors }: Filled, name: string): Html | false => {
  const error = errors.find(({ field }) => field === name)
  return (
    error !== undefined &&
    html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Ошибка:</span> ${error.message}</p>`
  )
}

const listOf = ({ typed }: Filled, name: string): readonly string[] => [typed[name] ?? []].flat()
const textOf = (filled: Filled, name: string): string => listOf(filled, name).at(-1) ?? ''
