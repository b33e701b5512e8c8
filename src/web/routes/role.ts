import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { HeldRole } from '../../application/ports.ts'
import { roleTitles } from '../../domain/people/roles.ts'
import { oneOf } from '../answers.ts'
import { type Filled, filledWith, readForm } from '../forms.ts'
import { html, url } from '../html.ts'
import { reachable } from '../navigation.ts'
import { paths } from '../paths.ts'
import { type PageContext, page } from '../route.ts'
import type { RegionView } from '../site.ts'
import { radiosField } from '../views/fields.ts'
import { button, buttonGroup, form, linkButton } from '../views/form.ts'

/** The start page and the choice of the role to work in (design § 2: one person may hold several). */
export const roleRoutes = (server: FastifyInstance): void => {
  const { site } = server

  page(server, {
    method: 'GET',
    path: paths.home(),
    roles: ['public'],
    handler: async context => {
      const first = reachable(site.navigation(context.active), server.declaredRoutes, context.active)[0]
      if (context.session !== undefined && context.active === undefined) return context.goTo(paths.role())
      if (context.session !== undefined && first !== undefined && first.address !== paths.home()) {
        return context.reply.redirect(first.address, 303)
      }
      const open = reachable(openPages, server.declaredRoutes, undefined)
      return context.render(
        startPage(
          site.regions,
          site.demo,
          openPages.filter(({ address }) => open.some(one => one.address === address)),
        ),
      )
    },
  })

  page(server, {
    method: 'GET',
    path: paths.role(),
    roles: ['signed_in'],
    handler: async context => {
      const { active } = context
      return context.render(rolePage(server, context, filledWith(active ? { role: keyOf(active) } : {})))
    },
  })

  page(server, {
    method: 'POST',
    path: paths.role(),
    roles: ['signed_in'],
    handler: async context => {
      const held = context.session.account.roles
      const schema = z.object({ role: oneOf(held.map(keyOf), 'Выберите роль, в которой будете работать') })
      const read = readForm(schema, context.body)
      const chosen = read.ok ? held.find(role => keyOf(role) === read.value.role) : undefined
      if (chosen === undefined) return context.render(rolePage(server, context, read.filled), 422)
      await site.sessions.chooseRole(context.request.sessionToken ?? '', chosen)
      return context.goTo(paths.home())
    },
  })
}

const rolePage = (server: FastifyInstance, context: PageContext<'signed_in'>, filled: Filled) => {
  const held = context.session.account.roles
  return {
    title: 'В какой роли вы работаете сейчас?',
    width: 'reading' as const,
    errors: filled.errors,
    body:
      held.length === 0
        ? html`<p class="govuk-body">За вами пока не закреплено ни одной роли. Обратитесь к администратору министерства.</p>`
        : form({
            action: paths.role(),
            csrf: context.csrf,
            body: html`${radiosField(
              {
                name: 'role',
                label: 'Ваши роли',
                options: held.map(role => ({
                  value: keyOf(role),
                  label: roleTitles[role.role],
                  hint: server.site.regions.find(known => known.code === role.region)?.name,
                })),
              },
              filled,
            )}${button('Продолжить')}`,
          }),
  }
}

const keyOf = (held: HeldRole): string => [held.role, held.region, held.organisationId ?? ''].join('|')

const startPage = (regions: readonly RegionView[], demo: boolean, open: typeof openPages) => ({
  title: 'Аттестация педагогических работников',
  lead: 'Подайте заявление на квалификационную категорию, следите за сроками и получите результат без поездок в министерство.',
  body: html`${buttonGroup(
    linkButton('Войти', paths.signIn()),
    demo && linkButton('Посмотреть на учебном стенде', paths.persona(), 'secondary'),
  )}
    ${
      open.length > 0 &&
      html`<h2 class="govuk-heading-m">Без входа</h2>
    <ul class="house-cards">${open.map(
      ({ label, address, what }) =>
        html`<li class="house-card"><h3 class="house-card__title"><a class="govuk-link" href="${url(address)}">${label}</a></h3><p>${what}</p></li>`,
    )}</ul>`
    }
    <h2 class="govuk-heading-m">Что здесь делают</h2>
    <ul class="house-cards">${audiences.map(
      ({ who, what }) => html`<li class="house-card"><h3 class="house-card__title">${who}</h3><p>${what}</p></li>`,
    )}</ul>
    ${
      regions.length > 0 &&
      html`<h2 class="govuk-heading-m">Где работает</h2>
    <ul class="govuk-list">${regions.map(region => html`<li>${region.name} <span class="house-muted">– ${region.ministry}</span></li>`)}</ul>`
    }`,
})

/** What a citizen comes for; the pages themselves are in the menu too. */
const openPages = [
  {
    label: 'Реестр приказов',
    address: paths.register(),
    what: 'Найдите приказ или педагога и день, с которого действует категория.',
  },
  {
    label: 'Проверить документ',
    address: paths.verifyDocument(),
    what: 'Узнайте, действительна ли подпись и опубликован ли приказ.',
  },
]

const audiences = [
  { who: 'Педагоги', what: 'Подают заявление, видят, чей сейчас ход и какой срок впереди, получают результат.' },
  { who: 'Школы', what: 'Подтверждают место работы и документы, подают ходатайства.' },
  { who: 'Эксперты и комиссия', what: 'Оценивают работу по критериям региона, голосуют, подписывают протокол.' },
  { who: 'Министерство', what: 'Ведёт каждое дело по своему регламенту: основания, сроки, приказ.' },
]
