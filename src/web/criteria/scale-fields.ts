import { combineTitles, type DraftScale, scaleKinds, scaleTitles } from '../../domain/expertise/criteria-draft.ts'
import { levels, levelTitles } from '../../domain/expertise/levels.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { selectField, textField } from '../views/fields.ts'
import { cellField, rowButtons, smallButton } from './small-fields.ts'

/** The scale of an item: its kind and the rows of that kind. `at` is the place of the item, `sections-0-criteria-1`. */
export const scaleFields = (at: string, scale: DraftScale, filled: Filled): Html => {
  const name = `${at}-scale`
  return html`<div class="house-scale-editor">
    <div class="house-scale-editor__kind">${selectField({ name: `${name}-kind`, label: 'Шкала', options: scaleKinds.map(kind => ({ value: kind, label: scaleTitles[kind] })) }, filled)}
      ${smallButton('Показать поля шкалы', `look:${at}`)}</div>
    <input type="hidden" name="${name}-shown" value="${scale.kind}">
    ${rowsOf(name, scale, filled)}
    ${selectField({ name: `${at}-combine`, label: 'Если результатов несколько', options: Object.entries(combineTitles).map(([value, label]) => ({ value, label })) }, filled)}
  </div>`
}

const rowsOf = (name: string, scale: DraftScale, filled: Filled): Html => {
  switch (scale.kind) {
    case 'enum':
      return titledRows(name, 'choices', scale.choices, 'Ответ', filled)
    case 'checklist':
      return titledRows(name, 'items', scale.items, 'Пункт', filled)
    case 'percent_range':
      return rangeRows(name, scale.ranges, filled)
    case 'level_result':
      return levelRows(name, scale, filled)
    case 'count_capped':
      return html`<div class="house-fields-line">${textField({ name: `${name}-each`, label: 'Балл за каждый', width: 5 }, filled)}
        ${textField({ name: `${name}-of`, label: 'Что считается', hint: 'Например: результат', width: 20 }, filled)}</div>`
    case 'mark':
      return textField({ name: `${name}-step`, label: 'Шаг оценки', hint: 'Обычно 1 или 0,5', width: 5 }, filled)
  }
}

const titledRows = (
  name: string,
  list: 'choices' | 'items',
  rows: DraftScale['choices'],
  label: string,
  filled: Filled,
): Html => {
  const place = `${name}-${list}`
  return html`<table class="house-rows"><caption class="govuk-visually-hidden">Строки шкалы</caption>
    <thead><tr><th scope="col">${label}</th><th scope="col">Баллы</th><th scope="col"><span class="govuk-visually-hidden">Порядок</span></th></tr></thead>
    <tbody>${rows.map(
      (row, index) => html`<tr id="${place}-${index}">
        <td data-label="${label}"><input type="hidden" name="${place}-${index}-key" value="${row.key}">${cellField(`${place}-${index}-title`, `${label} ${index + 1}`, filled)}</td>
        <td data-label="Баллы">${cellField(`${place}-${index}-points`, `Баллы, строка ${index + 1}`, filled, 'number')}</td>
        <td>${rowButtons(place, index, rows.length, `строку ${index + 1}`)}</td></tr>`,
    )}</tbody></table>
    <p id="${place}">${smallButton('Добавить строку', `add:${dotted(place)}`)}</p>`
}

const bounds = [
  ['none', 'ниже следующей границы'],
  ['from', 'от (включая)'],
  ['above', 'больше (не включая)'],
] as const

const rangeRows = (name: string, rows: DraftScale['ranges'], filled: Filled): Html => {
  const place = `${name}-ranges`
  return html`${textField({ name: `${name}-unit`, label: 'В чём измеряется', hint: '% или процентных пунктов', width: 20 }, filled)}
    <table class="house-rows"><caption class="govuk-visually-hidden">Диапазоны от низшего к высшему</caption>
    <thead><tr><th scope="col">Граница снизу</th><th scope="col">Значение</th><th scope="col">Баллы</th><th scope="col"><span class="govuk-visually-hidden">Порядок</span></th></tr></thead>
    <tbody>${rows.map(
      (row, index) => html`<tr id="${place}-${index}">
        <td data-label="Граница снизу"><select class="govuk-select" name="${place}-${index}-bound" aria-label="Граница, строка ${index + 1}">${bounds.map(
          ([value, label]) => html`<option value="${value}" ${row.bound === value && html`selected`}>${label}</option>`,
        )}</select></td>
        <td data-label="Значение">${cellField(`${place}-${index}-value`, `Значение, строка ${index + 1}`, filled, 'number')}</td>
        <td data-label="Баллы">${cellField(`${place}-${index}-points`, `Баллы, строка ${index + 1}`, filled, 'number')}</td>
        <td>${rowButtons(place, index, rows.length, `диапазон ${index + 1}`)}</td></tr>`,
    )}</tbody></table>
    <p id="${place}">${smallButton('Добавить диапазон', `add:${dotted(place)}`)}</p>`
}

const levelRows = (name: string, scale: DraftScale, filled: Filled): Html => {
  const place = `${name}-results`
  return html`<div class="house-rows-box" tabindex="0" role="region" aria-label="Баллы по уровням и результатам"><table class="house-rows house-rows--levels"><caption class="govuk-visually-hidden">Баллы по уровням и результатам; пустая клетка – такого нет</caption>
    <thead><tr><th scope="col">Результат</th>${levels.map(level => html`<th scope="col">${levelTitles[level]}</th>`)}<th scope="col"><span class="govuk-visually-hidden">Порядок</span></th></tr></thead>
    <tbody>${scale.results.map(
      (row, index) => html`<tr id="${place}-${index}">
        <td data-label="Результат"><input type="hidden" name="${place}-${index}-key" value="${row.key}">${cellField(`${place}-${index}-title`, `Результат ${index + 1}`, filled)}</td>
        ${levels.map(level => html`<td data-label="${levelTitles[level]}">${cellField(`${place}-${index}-points-${level}`, `${levelTitles[level]}, результат ${index + 1}`, filled, 'number')}</td>`)}
        <td>${rowButtons(place, index, scale.results.length, `результат ${index + 1}`)}</td></tr>`,
    )}</tbody></table></div>
    <p id="${place}">${smallButton('Добавить результат', `add:${dotted(place)}`)}</p>
    <div class="house-fields-line">${textField({ name: `${name}-further`, label: 'Надбавка за следующий результат', hint: 'Пусто – надбавки нет', width: 5 }, filled)}
      ${textField({ name: `${name}-further_times`, label: 'Сколько раз', hint: 'Пусто – за каждый', width: 5 }, filled)}</div>`
}

const dotted = (place: string): string => place.replaceAll('-', '.')
