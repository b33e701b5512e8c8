import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changeOwnPassword } from '../../application/administration/own-password.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import { requiredText } from '../answers.ts'
import { emptyForm, type Filled, readForm, withErrors } from '../forms.ts'
import { html, url } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { signIn } from '../session.ts'
import { signers } from '../signing/open-signing.ts'
import { banner } from '../views/banner.ts'
import { textField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { summaryList } from '../views/summary-list.ts'

// Not `requiredText`: its words about length speak of answers.
const secret = (message: string) => z.string({ error: message }).min(1, { error: message }).max(1000)
const schema = z.object({
  current: requiredText('Введите нынешний пароль', 1000),
  next: secret('Введите новый пароль'),
  again: secret('Повторите новый пароль'),
})

/** «Мой вход»: a person's own password. Who came with a one-time one gets no further until it is changed. */
export const ownAccountRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { site } = server
  const openToAll = new Set<string>([paths.ownAccount(), paths.signOut()])

  server.addHook('preHandler', async (request, reply) => {
    const declared = request.routeOptions.config.declared
    if (declared === undefined || request.session?.account.passwordTemporary !== true) return
    if (!openToAll.has(declared.path)) return reply.redirect(paths.ownAccount(), 303)
  })

  page(server, {
    method: 'GET',
    path: paths.ownAccount(),
    roles: ['signed_in'],
    handler: async context => context.render(accountPage(context, emptyForm)),
  })

  page(server, {
    method: 'POST',
    path: paths.ownAccount(),
    roles: ['signed_in'],
    handler: async context => {
      const read = readForm(schema, context.body)
      if (!read.ok) return context.render(accountPage(context, read.filled), 422)
      const { current, next, again } = read.value
      const refuse = (field: string, message: string) =>
        context.render(accountPage(context, withErrors(read.filled, { field, message })), 422)
      if (next !== again) return refuse('again', 'Пароли не совпадают: повторите новый ещё раз')
      const { account, active } = context.session
      const known = await site.accounts.byLogin(account.login)
      if (known === undefined) throw new Error(`Account ${account.id} is gone while its session is open`)
      // A browser left open must not serve for guessing: wrong passwords count here as they do at the door.
      const now = site.clock.now()
      if ((known.lockedUntil ?? now) > now)
        return refuse('current', 'Слишком много неверных попыток. Подождите 15 минут')
      const done = await changeOwnPassword(desk.app, site.passwords, by(context, read.once), known, { current, next })
      if (isRefusal(done) && done.field === 'current') await site.accounts.noteSignIn(account.id, false, now)
      if (isRefusal(done)) return refuse(done.field ?? 'next', done.because)
      // Every session has ended, this one too; the person stays in, in the role they worked in.
      await signIn(context.request, context.reply, site, { id: account.id, roles: active ? [active] : account.roles })
      return context.goTo(paths.home(), {
        kind: 'success',
        words: 'Пароль изменён. На других устройствах вход завершён.',
      })
    },
  })
}

const accountPage = ({ csrf, session }: PageContext<'signed_in'>, filled: Filled) => ({
  title: 'Мой вход',
  width: 'reading' as const,
  errors: filled.errors,
  body: html`${
    session.account.passwordTemporary &&
    banner({
      kind: 'warning',
      title: 'Задайте свой пароль',
      body: 'Вы вошли с одноразовым паролем. Чтобы работать дальше, задайте пароль, который знаете только вы.',
    })
  }
  ${summaryList([{ name: 'Логин', value: session.account.login }])}
  ${signers.some(role => role === session.active?.role) && html`<p class="govuk-body"><a class="govuk-link" href="${url(paths.myCertificates())}">Мои сертификаты электронной подписи</a></p>`}
  <h2 class="govuk-heading-m">Сменить пароль</h2>
  ${form({
    action: paths.ownAccount(),
    csrf,
    filled,
    body: html`${textField({ name: 'current', label: 'Нынешний пароль', type: 'password', autocomplete: 'current-password', width: 20 }, filled)}
      ${textField({ name: 'next', label: 'Новый пароль', hint: 'Не меньше 12 знаков. Хорошо подходят несколько слов', type: 'password', autocomplete: 'new-password', width: 20 }, filled)}
      ${textField({ name: 'again', label: 'Новый пароль ещё раз', type: 'password', autocomplete: 'new-password', width: 20 }, filled)}
      ${button('Сменить пароль')}`,
  })}`,
})
