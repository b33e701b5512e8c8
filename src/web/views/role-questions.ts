import type { Organisation } from '../../application/stores/people.ts'
import { roles, roleTitles } from '../../domain/people/roles.ts'
import type { Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { radiosField, selectField, textField } from './fields.ts'
import { button } from './form.ts'

/** Name of the search box and of its button: neither is an answer. */
export const searchName = 'organisation_search'
export const findName = '_find'

/** A role, and for a school's worker the school: searched by a button, so that it works without scripts. */
export const roleQuestions = (filled: Filled, found: readonly Organisation[] | undefined): Html =>
  html`${selectField(
    {
      name: 'role',
      label: 'Роль',
      options: [
        { value: '', label: 'Выберите роль' },
        ...roles.map(role => ({ value: role, label: roleTitles[role] })),
      ],
    },
    filled,
  )}
  <div class="house-aside"><p class="govuk-heading-s">Только для роли «Работодатель»</p>
    ${
      found !== undefined &&
      found.length > 0 &&
      radiosField(
        {
          name: 'organisation',
          label: 'Организация',
          options: found.map(({ id, shortName, municipality }) => ({
            value: id,
            label: shortName,
            hint: municipality ?? undefined,
          })),
        },
        filled,
      )
    }
    ${found !== undefined && found.length === 0 && html`<p class="govuk-body">Ничего не нашлось. Сначала внесите организацию в справочник.</p>`}
    ${textField(
      {
        name: found === undefined || found.length === 0 ? 'organisation' : searchName,
        label: found === undefined ? 'Найти организацию' : 'Найти другую',
        hint: 'Часть названия',
        width: 20,
      },
      { ...filled, typed: {} },
    )}
    ${button('Найти', { kind: 'secondary', name: findName, value: '1' })}
  </div>`
