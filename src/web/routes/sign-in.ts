import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Account } from '../../application/ports.ts'
import { type Role, roles, roleTitles } from '../../domain/people/roles.ts'
import { requiredText } from '../answers.ts'
import { emptyForm, type Filled, filledWith, readForm, withErrors } from '../forms.ts'
import { html } from '../html.ts'
import { paths, returnPath } from '../paths.ts'
import { type PageContext, page } from '../route.ts'
import { signIn, signOut } from '../session.ts'
import { textField } from '../views/fields.ts'
import { button, form } from '../views/form.ts'
import { personaList } from '../views/personas.ts'

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
    before: [server.rateLimit(attempts.fromOneAddress), server.rateLimit(attempts.atOneLogin)],
    handler: async context => {
      const read = readForm(credentials, context.body)
      if (!read.ok) return context.render(signInPage(context, read.filled, site.demo), 422)
      const account = await site.accounts.byLogin(read.value.login)
      const fits = await site.passwords.verify(account?.passwordHash ?? (await nobody), read.value.password)
      if (account === undefined || !fits || account.disabled) {
        const filled = withErrors(filledWith({ login: read.value.login }), {
          field: 'login',
          message: 'Логин или пароль не подходят. Проверьте раскладку клавиатуры и попробуйте ещё раз',
        })
        return context.render(signInPage(context, filled, site.demo), 422)
      }
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

  if (site.demo) personaRoutes(server)
}

/** Only on a training stand: sign in as one of the invented people, without a password. */
const personaRoutes = (server: FastifyInstance): void => {
  const { site } = server

  page(server, {
    method: 'GET',
    path: paths.persona(),
    roles: ['public'],
    handler: async context => {
      const { region, role } = context.query
      const all = await site.accounts.personas()
      const fits = (account: Account): boolean =>
        account.roles.some(held => (!region || held.region === region) && (!role || held.role === role))
      const usedRoles = roles.filter(known => all.some(account => account.roles.some(held => held.role === known)))
      return context.render({
        title: 'Войти как участник учебного стенда',
        breadcrumbs: [{ label: 'Вход', address: paths.signIn() }],
        lead: 'Выберите человека. Все люди вымышлены, пароль не нужен.',
        body: personaList({
          action: paths.persona(),
          csrf: context.csrf,
          filled: filledWith({ region: region ?? '', role: role ?? '' }),
          regions: site.regions.map(known => ({ value: known.code, label: known.name })),
          roles: usedRoles.map(known => ({ value: known, label: roleTitles[known] })),
          next: returnPath(context.query.next),
          people: all.filter(fits).map(account => ({
            id: account.id,
            name: account.displayName,
            roles: account.roles.map(held => roleInWords(held.role)),
            regions: [...new Set(account.roles.map(held => regionName(server, held.region)))],
          })),
        }),
      })
    },
  })

  page(server, {
    method: 'POST',
    path: paths.persona(),
    roles: ['public'],
    handler: async context => {
      const read = readForm(z.object({ account: requiredText('Выберите человека') }), context.body)
      const personas = await site.accounts.personas()
      const account = read.ok ? personas.find(known => known.id === read.value.account && !known.disabled) : undefined
      return account === undefined ? context.goTo(paths.persona()) : enter(server, context, account)
    },
  })
}

/** Opens the session and leads where the person was going, to the choice of a role first when several are held. */
const enter = async (server: FastifyInstance, context: PageContext<'public'>, account: Account) => {
  await signIn(context.request, context.reply, server.site, account)
  const next = returnPath((context.body as { next?: unknown } | undefined)?.next)
  if (account.roles.length !== 1) return context.goTo(paths.role())
  return context.goTo(next ?? paths.home())
}

const attempts = {
  fromOneAddress: { max: 50, timeWindow: '5 minutes', groupId: 'sign-in-address' },
  atOneLogin: {
    max: 10,
    timeWindow: '15 minutes',
    groupId: 'sign-in-login',
    keyGenerator: (request: { body: unknown }) =>
      String((request.body as { login?: unknown } | null)?.login ?? '')
        .trim()
        .toLowerCase(),
  },
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

const nextField = (context: PageContext<'public'>) => {
  const next = returnPath(context.query.next ?? (context.body as { next?: unknown } | undefined)?.next)
  return next !== undefined && html`<input type="hidden" name="next" value="${next}">`
}

const roleInWords = (role: Role): string => roleTitles[role]

const regionName = (server: FastifyInstance, code: string): string =>
  server.site.regions.find(known => known.code === code)?.name ?? 'Все регионы'
