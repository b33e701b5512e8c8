import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { openAccount } from '../../application/administration/open-account.ts'
import type { Organisation } from '../../application/stores/people.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { optionalText, requiredText } from '../answers.ts'
import { emptyForm, type Filled, readForm, withErrors } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { oneTimePasswordPage } from '../views/admin-tabs.ts'
import { textField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { roleQuestions } from '../views/role-questions.ts'
import { organisationIn, roleSchema, schoolsAsked } from './admin-role-form.ts'

const schema = roleSchema.extend({
  surname: requiredText('Укажите фамилию', 60),
  name: requiredText('Укажите имя', 60),
  patronymic: optionalText(60),
  snils: optionalText(30),
  email: z.union([z.literal('').transform(() => undefined), z.email('Проверьте адрес: ivanova@school7.ru')]).optional(),
  login: requiredText('Укажите логин', 64),
})

/** A new user: a person, a login, the first role. The one-time password is the answer. */
export const adminNewAccountRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  page(server, {
    method: 'GET',
    path: paths.newAccount(),
    roles: ['admin'],
    handler: async ({ csrf, render }) => render(newAccountPage(csrf, emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.newAccount(),
    roles: ['admin'],
    handler: async context => {
      const { active, body, csrf, render } = context
      const read = readForm(schema, body)
      const found = await schoolsAsked(desk, active.region, body)
      if (found !== undefined) return render(newAccountPage(csrf, { ...read.filled, errors: [] }, found), 422)
      if (!read.ok) return render(newAccountPage(csrf, read.filled), 422)
      const { organisation, ...typed } = read.value
      const done = await openAccount(desk.app, server.site.passwords, by(context, read.once), {
        ...typed,
        region: active.region,
        organisationId: organisationIn(organisation),
      })
      if (isRefusal(done)) {
        const fault = { field: done.field ?? '', message: done.because }
        return render(newAccountPage(csrf, withErrors(read.filled, fault)), 422)
      }
      const account = paths.account(done.accountId)
      return render(oneTimePasswordPage('Учётная запись заведена', typed.login.toLowerCase(), done.password, account))
    },
  })
}

const newAccountPage = (csrf: string, filled: Filled, found?: readonly Organisation[]) => ({
  title: 'Новая учётная запись',
  width: 'reading' as const,
  breadcrumbs: [{ label: 'Пользователи', address: paths.admin() }],
  errors: filled.errors,
  body: form({
    action: paths.newAccount(),
    csrf,
    filled,
    body: html`${textField({ name: 'surname', label: 'Фамилия', width: 20 }, filled)}
      ${textField({ name: 'name', label: 'Имя', width: 20 }, filled)}
      ${textField({ name: 'patronymic', label: 'Отчество (если есть)', width: 20 }, filled)}
      ${textField({ name: 'snils', label: 'СНИЛС (необязательно)', hint: 'Если человек уже есть в системе, учётная запись будет его', width: 20, inputmode: 'numeric' }, filled)}
      ${textField({ name: 'email', label: 'Электронная почта (необязательно)', width: 30, type: 'email' }, filled)}
      ${textField({ name: 'login', label: 'Логин', hint: 'Латинские буквы, цифры, точка или дефис', width: 20 }, filled)}
      ${roleQuestions(filled, found)}
      <p></p>${button('Завести учётную запись')}`,
  }),
})
