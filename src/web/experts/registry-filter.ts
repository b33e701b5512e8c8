import type { RegistryLine } from '../../application/reads/people.ts'
import { filledWith } from '../forms.ts'
import { html } from '../html.ts'
import { selectField, textField } from '../views/fields.ts'
import { type RegistryAsked, registryAddress } from './registry-question.ts'

const anything = { value: '', label: 'Не важно' }
const fits = [
  anything,
  { value: 'main', label: 'Допущен основным' },
  { value: 'senior', label: 'Допущен старшим' },
  { value: 'nobody', label: 'Условиям не отвечает' },
]
const leaves = [anything, { value: 'no', label: 'Не в отпуске' }, { value: 'yes', label: 'В отпуске' }]
const loads = [anything, { value: 'free', label: 'Свободен' }, { value: 'full', label: 'Предел исчерпан' }]
const states = [
  { value: '', label: 'Назначается' },
  { value: 'inactive', label: 'Не назначается' },
  { value: 'all', label: 'Все' },
]

/** The fields of the filter; positions and subjects are those that somebody of the registry judges. */
export const registryFields = (asked: RegistryAsked, lines: readonly RegistryLine[]) => {
  const filled = filledWith({ ...asked } as Record<string, string>)
  const listed = (all: readonly string[]) => [
    anything,
    ...[...new Set(all)].sort((a, b) => a.localeCompare(b, 'ru')).map(value => ({ value, label: value })),
  ]
  return html`${asked.sort && html`<input type="hidden" name="sort" value="${asked.sort}">`}
    ${textField({ name: 'find', label: 'Имя или организация', type: 'search' }, filled)}
    ${selectField({ name: 'position', label: 'Должность', options: listed(lines.flatMap(({ profile }) => profile.positions)) }, filled)}
    ${selectField({ name: 'subject', label: 'Предмет', options: listed(lines.flatMap(({ profile }) => profile.subjects ?? [])) }, filled)}
    ${selectField({ name: 'fit', label: 'Допуск', options: fits }, filled)}
    ${selectField({ name: 'leave', label: 'Отпуск', options: leaves }, filled)}
    ${selectField({ name: 'load', label: 'Нагрузка', options: loads }, filled)}
    ${selectField({ name: 'state', label: 'Состояние', options: states }, filled)}`
}

export const registryChosen = (asked: RegistryAsked) => {
  const words = (list: readonly { value: string; label: string }[], value: string | undefined) =>
    list.find(one => one.value === value && value !== '')?.label
  const chosen: [keyof RegistryAsked, string | undefined][] = [
    ['find', asked.find === undefined ? undefined : `«${asked.find}»`],
    ['position', asked.position],
    ['subject', asked.subject],
    ['fit', words(fits, asked.fit)],
    ['leave', words(leaves, asked.leave)],
    ['load', words(loads, asked.load)],
    ['state', words(states, asked.state)],
  ]
  return chosen.flatMap(([name, label]) =>
    label === undefined ? [] : [{ words: label, remove: registryAddress(asked, { [name]: undefined }) }],
  )
}
