import type { Filled } from '../forms.ts'
import { type Html, html, url } from '../html.ts'
import { type OptionView, selectField } from './fields.ts'
import { button, form } from './form.ts'
import { table } from './table.ts'

export type PersonaListView = {
  action: string
  csrf: string
  filled: Filled
  regions: readonly OptionView[]
  roles: readonly OptionView[]
  next?: string | undefined
  people: readonly { id: string; name: string; roles: readonly string[]; regions: readonly string[] }[]
}

/** The invented people of the training stand, by region and role; one button each. */
export const personaList = (view: PersonaListView): Html =>
  html`<form method="get" action="${url(view.action)}" class="house-inline-filter">
    ${view.next && html`<input type="hidden" name="next" value="${view.next}">`}
    ${selectField({ name: 'region', label: 'Регион', options: [{ value: '', label: 'Все регионы' }, ...view.regions] }, view.filled)}
    ${selectField({ name: 'role', label: 'Роль', options: [{ value: '', label: 'Все роли' }, ...view.roles] }, view.filled)}
    ${button('Показать', { kind: 'secondary' })}
  </form>
  ${table({
    caption: 'Участники учебного стенда',
    columns: [{ label: 'Человек' }, { label: 'Роль' }, { label: 'Регион' }, { label: 'Вход' }],
    empty: 'Таких участников на стенде нет. Измените отбор.',
    rows: view.people.map(person => [
      person.name,
      person.roles.join(', '),
      person.regions.join(', '),
      form({
        action: view.action,
        csrf: view.csrf,
        body: html`<input type="hidden" name="account" value="${person.id}">${view.next && html`<input type="hidden" name="next" value="${view.next}">`}<button class="house-link-button" type="submit">Войти<span class="govuk-visually-hidden"> как ${person.name}</span></button>`,
      }),
    ]),
  })}`
