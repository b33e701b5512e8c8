import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Account } from '../../application/ports.ts'
import { asTypedPassword } from '../../domain/people/password.ts'
import { requiredText } from '../answers.ts'
import { limitAttempts } from '../attempts.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html } from '../html.ts'
import { paths, returnPath } from '../paths.ts'
import { type PageContext, page } from '../route.ts'
import { signIn, signOut } from '../session.ts'
import { textField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'

const credentials = z.object({
  login: requiredText('Введите логин', 200),
  password: requiredText('Введите пароль', 1000),
})

/** Sign-in with login and password, the demo's persona door, and the way out. */
export const signInRoutes = (server: FastifyInstance): void => {
  const { site } = server
  // Compared against when the login is unknown, so that the answer takes as long as for a known one.
  const nobody = site.passwords.hash(crypto.randomUUID())

  page(server, {
    method: 'GET',
    path: paths.signIn(),
    roles: ['public'],
    handler: async context => context.render(signInPage(context, emptyForm, site.demo)),
  })

  page(server, {
    method: 'POST',
    path: paths.signIn(),
    roles: ['public'],
    before: [limitAttempts(server)],
    handler: async context => {
      const read = readForm(credentials, context.body)
      if (!read.ok) return context.render(signInPage(context, read.filled, site.demo), 422)
      const now = site.clock.now()
      const account = await site.accounts.byLogin(read.value.login)
      const fits = await site.passwords.verify(
        account?.passwordHash ?? (await nobody),
        asTypedPassword(read.value.password),
      )
      const open = account !== undefined && !account.disabled && (account.lockedUntil ?? now) <= now
      if (open) await site.accounts.noteSignIn(account.id, fits, now)
      if (!open || !fits) return context.render(signInPage(context, refused(read.value.login), site.demo), 422)
      return enter(server, context, account)
    },
  })

  page(server, {
    method: 'POST',
    path: paths.signOut(),
    roles: ['signed_in'],
    handler: async context => {
      await signOut(context.request, context.reply, site)
      return context.goTo(paths.home(), { kind: 'information', words: 'Вы вышли из системы.' })
    },
  })
}

/** Opens the session and leads where the person was going, to the choice of a role first when several are held. */
export const enter = async (server: FastifyInstance, context: PageContext<'public'>, account: Account) => {
  await signIn(context.request, context.reply, server.site, account)
  const next = returnPath((context.body as { next?: unknown } | undefined)?.next)
  if (account.roles.length !== 1) return context.goTo(paths.role())
  return context.goTo(next ?? paths.home())
}

const signInPage = (context: PageContext<'public'>, filled: Filled, demo: boolean) => ({
  title: 'Вход',
  width: 'reading' as const,
  errors: filled.errors,
  body: html`${form({
    action: paths.signIn(),
    csrf: context.csrf,
    body: html`
      ${nextField(context)}
      ${textField({ name: 'login', label: 'Логин', autocomplete: 'username', width: 20 }, filled)}
      ${textField({ name: 'password', label: 'Пароль', type: 'password', autocomplete: 'current-password', width: 20 }, filled)}
      ${button('Войти')}`,
  })}
  ${demo && html`<div class="house-aside"><h2 class="govuk-heading-s">Учебный стенд</h2><p class="govuk-body">Чтобы посмотреть систему глазами учителя, делопроизводителя, эксперта или члена комиссии, войдите без пароля.</p><p class="govuk-body"><a class="govuk-link" href="/sign-in/persona">Выбрать участника</a></p></div>`}`,
})

/** One answer for an unknown login, a wrong password and a locked account: it must not tell which logins exist. */
const refused = (login: string): Filled =>
  withErrors(filledWith({ login }), {
    field: 'login',
    message:
      'Логин или пароль не подходят. Проверьте раскладку клавиатуры. После десяти неудачных попыток подряд вход закрывается на 15 минут',
  })

const nextField = (context: PageContext<'public'>) => {
  const next = returnPath(context.query.next ?? (context.body as { next?: unknown } | undefined)?.next)
  return next !== undefined && html`<input type="hidden" name="next" value="${next}">`
}
