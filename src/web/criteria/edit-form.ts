import {
  type CriteriaDraft,
  type DraftCriterion,
  type DraftSection,
  measureTitles,
  scaleTitles,
} from '../../domain/expertise/criteria-draft.ts'
import { fieldKinds, fieldKindTitles } from '../../domain/expertise/criterion.ts'
import { evidenceKinds, evidenceKindTitles } from '../../domain/portfolio/evidence.ts'
import { type Category, categories } from '../../domain/regulations/vocabulary.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { banner } from '../views/banner.ts'
import { categoryWords } from '../views/category-words.ts'
import { checkboxesField, selectField, textareaField, textField } from '../views/fields.ts'
import { scaleFields } from './scale-fields.ts'
import { cellField, rowButtons, smallButton, tickField } from './small-fields.ts'

export type EditView = {
  draft: CriteriaDraft
  filled: Filled
  /** The item or section that was touched last stays open. */
  open: string
  /** Number of the section about to go with its items: asked once more. */
  removing?: string | undefined
  positions: readonly string[]
}

/** All fields of a set on one page. */
export const draftFields = (view: EditView): Html => {
  const { draft, filled, positions } = view
  return html`<section class="house-editor-part"><h2 class="govuk-heading-m">Набор</h2>
      ${textField({ name: 'title', label: 'Название', hint: 'Обычно – для кого набор: «Учитель, преподаватель»' }, filled)}
      ${checkboxesField({ name: 'categories', label: 'Для каких категорий', options: categories.map(value => ({ value, label: categoryWords[value] })) }, filled)}
      ${textareaField({ name: 'positions', label: 'Должности', hint: 'По одной в строке, как в номенклатуре', rows: 5 }, filled)}
      <details class="house-details"><summary>Должности номенклатуры</summary><p class="house-small">${positions.join('; ')}</p></details>
      ${tickField('all_positions', 'Для всех должностей (список выше не нужен)', filled)}
      ${textareaField({ name: 'notice', label: 'Оговорка на листах (необязательно)', hint: 'Её увидит каждый, кто открывает лист', rows: 2 }, filled)}
      <p>${smallButton('Показать пороги выбранных категорий', 'look:thresholds')}</p>
    </section>
    <section class="house-editor-part" id="thresholds"><h2 class="govuk-heading-m">Пороги</h2>
      ${draft.categories.length === 0 && html`<p class="govuk-body">Сначала отметьте категории.</p>`}
      ${draft.categories.map(category => thresholdFields(category, draft, filled))}</section>
    <section class="house-editor-part" id="sections"><h2 class="govuk-heading-m">Разделы и показатели</h2>
      ${draft.sections.map((section, index) => sectionFields(view, section, index))}
      <p>${smallButton('Добавить раздел', 'add:sections')} ${smallButton('Пронумеровать подряд', 'renumber')}</p></section>`
}

const thresholdFields = (category: Category, draft: CriteriaDraft, filled: Filled): Html => {
  const at = `thresholds-${category}`
  const measure = draft.thresholds[category]?.measure ?? 'points'
  const indicators = measure === 'indicators'
  return html`<fieldset class="house-editor-box"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${categoryWords[category]}</legend>
    <div class="house-fields-line">${selectField({ name: `${at}-measure`, label: 'Чем измеряется', options: Object.entries(measureTitles).map(([value, label]) => ({ value, label })) }, filled)}
    ${textField({ name: `${at}-at_least`, label: indicators ? 'Сколько показателей' : measure === 'percent' ? 'Не меньше, %' : 'Не меньше, баллов', width: 5 }, filled)}
    ${measure === 'points' && textField({ name: `${at}-percent_when_not_applicable`, label: 'Если часть не применяется, %', width: 5 }, filled)}
    ${indicators && textField({ name: `${at}-each_from`, label: 'Каждый от, баллов', width: 5 }, filled)}
    ${indicators && textField({ name: `${at}-sum`, label: 'Сумма не меньше', width: 5 }, filled)}
    ${textField({ name: `${at}-ref`, label: 'Пункт порядка', hint: 'Например, 196 п. 36', width: 20 }, filled)}</div></fieldset>`
}

const sectionFields = (view: EditView, section: DraftSection, index: number): Html => {
  const { draft, filled } = view
  const at = `sections-${index}`
  return html`<section class="house-editor-box" id="${at}">
    <div class="house-editor-box__head"><h3 class="govuk-heading-s">Раздел ${section.code} ${section.title}</h3>${rowButtons('sections', index, draft.sections.length, `раздел ${section.code}`)}</div>
    ${
      view.removing === String(index) &&
      banner({
        kind: 'warning',
        title: `Раздел ${section.code} уйдёт вместе с показателями: ${section.criteria.length}`,
        body: html`Вернуть их будет нельзя. ${smallButton('Убрать раздел вместе с показателями', `remove:sections.${index}:all`)}`,
      })
    }
    <div class="house-fields-line">${textField({ name: `${at}-code`, label: 'Номер', width: 3 }, filled)}
      ${textField({ name: `${at}-title`, label: 'Название раздела', width: 30 }, filled)}
      ${textField({ name: `${at}-max`, label: 'Наибольшее', width: 5 }, filled)}
      ${textField({ name: `${at}-ref`, label: 'Пункт порядка', width: 20 }, filled)}</div>
    <div class="house-fields-line">${minimums(at, draft, filled)}
      ${textField({ name: `${at}-alternatives`, label: 'Взаимоисключающие показатели', hint: 'Их баллы не складываются: 2.1, 2.2; 2.4, 2.5', width: 20 }, filled)}</div>
    ${tickField(`${at}-not_applicable_allowed`, 'Раздел может не применяться', filled)}
    ${section.criteria.map((criterion, place) => criterionFields(view, section, criterion, `${at}-criteria`, place))}
    <p id="${at}-criteria">${smallButton(`Добавить показатель в раздел ${section.code}`, `add:sections.${index}.criteria`)}</p>
  </section>`
}

const criterionFields = (
  { draft, filled, open }: EditView,
  section: DraftSection,
  criterion: DraftCriterion,
  list: string,
  place: number,
): Html => {
  const at = `${list}-${place}`
  const faulty = filled.errors.some(({ field }) => field === at || field.startsWith(`${at}-`))
  const shown = faulty || open === at || open.startsWith(`${at}-`)
  return html`<details class="house-criterion-editor" id="${at}" ${shown && html`open`}>
    <summary><span class="house-criterion-editor__name">${criterion.code} ${criterion.title === '' ? 'новый показатель' : criterion.title}</span>
      <span class="house-muted">${(scaleTitles[criterion.scale.kind].split(':')[0] ?? '').toLowerCase()}${criterion.max !== '' && `, до ${criterion.max}`}</span></summary>
    <p class="house-criterion-editor__buttons">${rowButtons(list, place, section.criteria.length, `показатель ${criterion.code}`)}</p>
    <div class="house-fields-line">${textField({ name: `${at}-code`, label: 'Номер', width: 5 }, filled)}
      ${textField({ name: `${at}-title`, label: 'Показатель', width: 30 }, filled)}
      ${textField({ name: `${at}-max`, label: 'Наибольшее', width: 5 }, filled)}</div>
    ${scaleFields(at, criterion.scale, filled)}
    ${textField({ name: `${at}-proof`, label: 'Чем подтверждается', hint: 'Например: дипломы, протоколы, приказы об итогах' }, filled)}
    ${textField({ name: `${at}-hint`, label: 'Пояснение специалисту (необязательно)' }, filled)}
    <details class="house-details" ${hasMore(criterion) && html`open`}><summary>Ещё: минимумы, срок, виды подтверждений, сведения о результатах</summary>
      <div class="house-fields-line">${minimums(at, draft, filled)}
        ${textField({ name: `${at}-period_years`, label: 'За сколько последних лет', hint: 'Пусто – по регламенту', width: 3 }, filled)}</div>
      ${tickField(`${at}-not_applicable_allowed`, 'Показатель может не применяться', filled)}
      ${tickField(`${at}-proof_required`, 'Балл выше нуля требует подтверждения', filled)}
      ${checkboxesField({ name: `${at}-proof_kinds`, label: 'Какие подтверждения принимаются (если любые – не отмечайте)', options: evidenceKinds.map(value => ({ value, label: evidenceKindTitles[value] })) }, filled)}
      ${columns(at, criterion, filled)}</details>
  </details>`
}

const hasMore = ({
  minimum,
  period_years,
  proof_kinds,
  fields,
  not_applicable_allowed,
  proof_required,
}: DraftCriterion) =>
  Object.values(minimum).some(value => value !== '') ||
  period_years !== '' ||
  proof_kinds.length > 0 ||
  fields.length > 0 ||
  not_applicable_allowed ||
  !proof_required

const minimums = (at: string, { categories: chosen }: CriteriaDraft, filled: Filled): Html =>
  html`${chosen.map(category => textField({ name: `${at}-minimum-${category}`, label: `Не меньше: ${categoryWords[category].toLowerCase()}`, width: 5 }, filled))}`

/** What the applicant says of each result. */
const columns = (at: string, { fields }: DraftCriterion, filled: Filled): Html => {
  const place = `${at}-fields`
  return html`${
    fields.length > 0 &&
    html`<table class="house-rows"><caption class="govuk-table__caption govuk-table__caption--s">Сведения о каждом результате</caption>
      <thead><tr><th scope="col">Название</th><th scope="col">Что пишут</th><th scope="col">Обязательно</th><th scope="col"><span class="govuk-visually-hidden">Порядок</span></th></tr></thead>
      <tbody>${fields.map(
        (field, index) => html`<tr id="${place}-${index}">
        <td data-label="Название"><input type="hidden" name="${place}-${index}-key" value="${field.key}">${cellField(`${place}-${index}-title`, `Название сведения ${index + 1}`, filled)}</td>
        <td data-label="Что пишут"><select class="govuk-select" name="${place}-${index}-kind" aria-label="Что пишут, строка ${index + 1}">${fieldKinds.map(kind => html`<option value="${kind}" ${field.kind === kind && html`selected`}>${fieldKindTitles[kind]}</option>`)}</select></td>
        <td data-label="Обязательно">${tickField(`${place}-${index}-required`, 'да', filled)}</td>
        <td>${rowButtons(place, index, fields.length, `сведение ${index + 1}`)}</td></tr>`,
      )}</tbody></table>`
  }<p id="${place}">${smallButton('Добавить сведение о результате', `add:${place.replaceAll('-', '.')}`)}</p>`
}
