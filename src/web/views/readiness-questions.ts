import { categories } from '../../domain/regulations/vocabulary.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { categoryWords } from './category-words.ts'
import { dateField, type OptionView, radiosField, selectField } from './fields.ts'

const choice = categories.map(value => ({ value, label: categoryWords[value] }))

/** The short form of a citizen: only what the rules of readiness can look at. */
export const readinessQuestions = (
  regions: readonly OptionView[],
  positions: readonly string[],
  filled: Filled,
): Html => {
  const titles = positions.map(title => ({ value: title, label: title }))
  return html`${selectField({ name: 'region', label: 'Регион', options: [{ value: '', label: 'Выберите регион' }, ...regions] }, filled)}
    ${selectField({ name: 'position', label: 'Должность', hint: 'Как в номенклатуре должностей (ПП РФ № 225)', options: [{ value: '', label: 'Выберите должность' }, ...titles] }, filled)}
    ${radiosField({ name: 'category', label: 'На какую категорию подаёте', options: choice }, filled)}
    ${radiosField({ name: 'held', label: 'Какая категория есть или была', hint: 'Последняя установленная, в любом регионе', options: [{ value: 'none', label: 'Никакой' }, ...choice] }, filled)}
    ${dateField({ name: 'held_on', label: 'Когда она установлена (если есть)', hint: 'День решения комиссии. Например, 14.12.2022' }, filled)}
    ${selectField({ name: 'held_position', label: 'По какой должности (если по другой)', options: [{ value: '', label: 'По той же должности' }, ...titles] }, filled)}
    ${dateField({ name: 'refused_on', label: 'Когда комиссия отказала в категории (если отказывала)', hint: 'День последнего отказа. Например, 14.12.2022' }, filled)}
    ${radiosField(
      {
        name: 'petition',
        label: 'Есть ли ходатайство работодателя',
        hint: 'Нужно для категорий «педагог-методист» и «педагог-наставник»',
        inline: true,
        options: [
          { value: 'yes', label: 'Да' },
          { value: 'no', label: 'Нет' },
        ],
      },
      filled,
    )}`
}
