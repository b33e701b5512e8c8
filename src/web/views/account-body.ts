import type { Power } from '../../application/administration/accounts.ts'
import type { HeldRole } from '../../application/ports.ts'
import type { AccountLine } from '../../application/reads/accounts.ts'
import type { AuditLine } from '../../application/reads/oversight.ts'
import type { Organisation } from '../../application/stores/people.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { type Html, html } from '../html.ts'
import { paths } from '../paths.ts'
import { actionWords } from './action-words.ts'
import { roleWords, signInState } from './admin-tabs.ts'
import { banner } from './banner.ts'
import { button, form } from './form.ts'
import { roleQuestions } from './role-questions.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { asRussianMoment } from './words.ts'

export type AccountBodyView = {
  line: AccountLine
  isOwn: boolean
  power: Power
  /** Region of the administrator. */
  own: string
  region: (code: string) => string
  organisations: Readonly<Record<string, string>>
  timeZone: string
  changes: readonly AuditLine[]
  csrf: string
  filled: Filled
  found: readonly Organisation[] | undefined
}

/** Facts, roles, the door and the trace of one account. Shows only the orders that would be carried out. */
export const accountBody = (view: AccountBodyView): Html =>
  html`${summaryList([
    { name: 'Логин', value: view.line.login },
    { name: 'Вход', value: signInState(view.line, view.timeZone) },
  ])}
  ${view.isOwn && banner({ kind: 'information', body: 'Это ваша учётная запись: права и вход меняет другой администратор. Свой пароль можно сменить на странице «Мой вход».' })}
  <h2 class="govuk-heading-m">Роли</h2>
  ${rolesTable(view)}
  ${
    !view.isOwn &&
    html`<details class="house-details" ${(view.filled.errors.length > 0 || view.found !== undefined) && html`open`}><summary>Добавить роль</summary>
    ${form({
      action: paths.accountThing(view.line.id, 'roles'),
      csrf: view.csrf,
      filled: view.filled,
      body: html`${roleQuestions(view.filled, view.found)}<p></p>${button('Добавить роль')}`,
    })}</details>`
  }
  ${!view.isOwn && door(view)}
  <h2 class="govuk-heading-m">Что менялось</h2>
  ${table({
    caption: 'Изменения учётной записи',
    columns: [{ label: 'Когда' }, { label: 'Что' }, { label: 'Кто' }],
    empty: 'Изменений пока не было.',
    rows: view.changes.map(({ at, action, name }) => [
      asRussianMoment(at, view.timeZone),
      actionWords(action),
      name ?? 'Система',
    ]),
  })}`

const rolesTable = ({ line, own, region, organisations, csrf, isOwn }: AccountBodyView): Html =>
  table({
    caption: 'Роли',
    columns: [{ label: 'Роль' }, { label: 'Регион' }, { label: 'Действие' }],
    empty: 'Ролей нет: после входа человеку будет нечего делать.',
    rows: line.roles.map(held => [
      roleWords(held, held.region, { region, organisation: organisations[held.organisationId ?? ''] }),
      region(held.region),
      held.region === own && !isOwn ? removal(line.id, held, csrf) : '–',
    ]),
  })

const removal = (id: string, { role, organisationId }: HeldRole, csrf: string): Html =>
  form({
    action: paths.accountThing(id, 'role-removal'),
    csrf,
    filled: emptyForm,
    body: html`<input type="hidden" name="held" value="${role}|${organisationId ?? ''}"><button class="house-link-button" type="submit">Снять роль</button>`,
  })

const door = ({ line, power, csrf }: AccountBodyView): Html =>
  html`<h2 class="govuk-heading-m">Вход</h2>
  ${
    power === 'whole'
      ? html`<div class="govuk-button-group">${[
          line.disabled ? (['opening', 'Открыть вход', 'secondary'] as const) : undefined,
          ['password', 'Назначить одноразовый пароль', 'secondary'] as const,
          ['sessions-end', 'Завершить сеансы', 'secondary'] as const,
          line.disabled ? undefined : (['closing', 'Закрыть вход', 'warning'] as const),
        ]
          .filter(item => item !== undefined)
          .map(([thing, label, kind]) =>
            form({
              action: paths.accountThing(line.id, thing),
              csrf,
              filled: emptyForm,
              body: button(label, { kind }),
            }),
          )}</div>`
      : html`<p class="govuk-body">Человек работает и в другом регионе: вход и пароль отсюда не меняются.</p>`
  }`
