import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Account } from '../../application/ports.ts'
import { roles, roleTitles } from '../../domain/people/roles.ts'
import { requiredText } from '../answers.ts'
import { filledWith, readForm } from '../forms.ts'
import { paths, returnPath } from '../paths.ts'
import { page } from '../route.ts'
import { personaList } from '../views/personas.ts'
import { enter } from './sign-in.ts'

/** Only on a training stand: sign in as one of the invented people, without a password. */
export const personaRoutes = (server: FastifyInstance): void => {
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
            roles: account.roles.map(held => roleTitles[held.role]),
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

const regionName = (server: FastifyInstance, code: string): string =>
  server.site.regions.find(known => known.code === code)?.name ?? 'Все регионы'
