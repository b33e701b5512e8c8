import { roleTitles } from '../../domain/people/roles.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { filledWith } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { categoryWords, channelTitles } from '../views/category-words.ts'
import { checkboxesField, selectField, textField } from '../views/fields.ts'
import { type Asked, stageOptions } from './queue-question.ts'

const movers = ['clerk', 'secretary', 'teacher', 'expert', 'senior', 'signatory'] as const
const any = { value: '', label: 'Любой' }

/** The filter of the queue; what the region does not have is not offered. */
export const queueFilter = (asked: Asked, pack: Pack): Html => {
  const filled = filledWith(
    Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  )
  return html`
    ${textField({ name: 'search', label: 'Фамилия или номер', hint: 'С начала слова', type: 'search' }, filled)}
    ${selectField({ name: 'stage', label: 'Состояние', options: [{ value: '', label: 'Любое' }, ...stageOptions(pack)] }, filled)}
    ${selectField(
      {
        name: 'mover',
        label: 'Чей ход',
        options: [any, ...movers.map(role => ({ value: role, label: roleTitles[role] }))],
      },
      filled,
    )}
    ${selectField(
      {
        name: 'due',
        label: 'Срок',
        options: [any, { value: 'overdue', label: 'Прошёл' }, { value: 'soon', label: 'Прошёл или до 3 рабочих дней' }],
      },
      filled,
    )}
    ${selectField(
      {
        name: 'category',
        label: 'Категория',
        options: [
          { value: '', label: 'Любая' },
          ...pack.categories.map(({ category }) => ({ value: category, label: categoryWords[category] })),
        ],
      },
      filled,
    )}
    ${selectField(
      {
        name: 'channel',
        label: 'Как подано',
        options: [any, ...pack.channels.map(({ channel }) => ({ value: channel, label: channelTitles[channel] }))],
      },
      filled,
    )}
    ${checkboxesField(
      { name: 'officer', label: 'Ответственный', options: [{ value: 'me', label: 'Только мои дела' }] },
      filled,
    )}
    ${checkboxesField(
      { name: 'finished', label: 'Завершённые', options: [{ value: 'yes', label: 'Показать завершённые' }] },
      filled,
    )}
    ${asked.sort !== undefined && html`<input type="hidden" name="sort" value="${asked.sort}">`}`
}
