import type { FastifyInstance } from 'fastify'
import type { AccountLine } from '../../application/reads/accounts.ts'
import type { Page } from '../../application/reads/page.ts'
import { roles, roleTitles } from '../../domain/people/roles.ts'
import { filledWith } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths, type Query } from '../paths.ts'
import { page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { adminTabs, roleWords, signInState } from '../views/admin-tabs.ts'
import { selectField, textField } from '../views/fields.ts'
import { filtered } from '../views/filter.ts'
import { buttonGroup, linkButton } from '../views/form.ts'
import { pagination } from '../views/pagination.ts'
import { table } from '../views/table.ts'
import { nameOf } from './register.ts'

/** Users of a region: who they are, in which roles, whether they may enter. */
export const adminRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { regions } = server.site

  page(server, {
    method: 'GET',
    path: paths.admin(),
    roles: ['admin'],
    handler: async ({ active, query, render }) => {
      const asked = { search: query.search?.slice(0, 100), role: roles.find(role => role === query.role) }
      const found = await desk.reads.accountsPage({ region: active.region, ...asked, after: query.after })
      const { timeZone } = desk.app.law.calendar(active.region)
      return render({
        title: 'Пользователи',
        heading: 'Администрирование',
        caption: nameOf(regions, active.region),
        width: 'wide',
        sections: adminTabs('users'),
        body: html`${buttonGroup(linkButton('Завести учётную запись', paths.newAccount()))}
          ${filtered({
            action: paths.admin(),
            clear: paths.admin(),
            chosen: chosenOf(asked),
            fields: html`${textField({ name: 'search', label: 'Фамилия или логин', hint: 'Можно начало' }, filledWith({ search: asked.search ?? '' }))}
              ${selectField(
                {
                  name: 'role',
                  label: 'Роль',
                  options: [
                    { value: '', label: 'Все роли' },
                    ...roles.map(role => ({ value: role, label: roleTitles[role] })),
                  ],
                },
                filledWith({ role: asked.role ?? '' }),
              )}`,
            list: html`${usersTable(found, active.region, timeZone, code => nameOf(regions, code))}
              ${pagination({
                previous: found.previous && paths.admin({ ...asked, after: found.previous }),
                next: found.next && paths.admin({ ...asked, after: found.next }),
              })}`,
          })}`,
      })
    },
  })
}

const usersTable = (found: Page<AccountLine>, own: string, timeZone: string, region: (code: string) => string) =>
  table({
    caption: 'Пользователи по фамилии',
    columns: [{ label: 'Человек' }, { label: 'Логин' }, { label: 'Роли' }, { label: 'Вход' }],
    empty: html`Таких пользователей нет. <a class="govuk-link" href="${url(paths.admin())}">Показать всех</a>`,
    rows: found.rows.map(line => [
      html`<a class="govuk-link" href="${url(paths.account(line.id))}">${line.name}</a>`,
      line.login,
      line.roles.length === 0
        ? html`<span class="house-muted">нет ролей</span>`
        : line.roles.map(held => html`<div>${roleWords(held, own, { region })}</div>`),
      signInState(line, timeZone),
    ]),
  })

const chosenOf = (asked: Query) => [
  ...(asked.search ? [{ words: `${asked.search}…`, remove: paths.admin({ ...asked, search: undefined }) }] : []),
  ...(asked.role
    ? [
        {
          words: roleTitles[asked.role as keyof typeof roleTitles],
          remove: paths.admin({ ...asked, role: undefined }),
        },
      ]
    : []),
]
