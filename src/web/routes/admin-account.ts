import type { FastifyInstance } from 'fastify'
import {
  endSessions,
  grantRole,
  powerOver,
  resetPassword,
  revokeRole,
  setDisabled,
} from '../../application/administration/accounts.ts'
import type { AccountLine } from '../../application/reads/accounts.ts'
import { isUuid } from '../../application/uuid.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { NotForYou } from '../errors.ts'
import { emptyForm, type Filled } from '../forms.ts'
import { html } from '../html.ts'
import { paths } from '../paths.ts'
import { by, type PageContext, page } from '../route.ts'
import type { Chapter, Desk } from '../screens.ts'
import { accountBody } from '../views/account-body.ts'
import { oneTimePasswordPage } from '../views/admin-tabs.ts'
import { refusalBanner } from '../views/banner.ts'
import { onceIn, readRole } from './admin-role-form.ts'
import { nameOf } from './register.ts'

type Context = PageContext<'admin'>

/** One account: its roles, its door, and what was changed about it. */
export const adminAccountRoutes: Chapter = (server: FastifyInstance, desk: Desk): void => {
  const { regions, passwords } = server.site

  const show = async (context: Context, filled: Filled = emptyForm, refusal?: Refusal, found?: Found) => {
    const line = await lineFor(desk, context)
    const changes = await desk.reads.auditTrail({ object: `account:${line.id}` })
    const view = {
      title: line.name,
      caption: `Учётная запись ${line.login}`,
      breadcrumbs: [{ label: 'Пользователи', address: paths.admin() }],
      errors: filled.errors,
      body: html`${refusal && refusalBanner(refusal)}${accountBody({
        line,
        isOwn: line.id === context.session.account.id,
        power: powerOver(context.active.region, line),
        own: context.active.region,
        region: code => nameOf(regions, code),
        organisations: await organisationNames(desk, line),
        timeZone: desk.app.law.calendar(context.active.region).timeZone,
        changes: changes.rows.slice(0, 20),
        csrf: context.csrf,
        filled,
        found,
      })}`,
    }
    return context.render(view, refusal !== undefined || filled.errors.length > 0 ? 422 : 200)
  }

  page(server, {
    method: 'GET',
    path: paths.account(':id'),
    roles: ['admin'],
    handler: context => show(context),
  })

  /** Every order of this page ends at the page itself, with a word about what was done. */
  const order = (
    thing: string,
    words: string,
    work: (context: Context, id: string, body: unknown) => Promise<object | Refusal>,
  ): void =>
    page(server, {
      method: 'POST',
      path: paths.accountThing(':id', thing),
      roles: ['admin'],
      handler: async context => {
        const { id } = await lineFor(desk, context)
        const done = await work(context, id, context.body)
        return isRefusal(done)
          ? show(context, emptyForm, done)
          : context.goTo(paths.account(id), { kind: 'success', words })
      },
    })

  page(server, {
    method: 'POST',
    path: paths.accountThing(':id', 'roles'),
    roles: ['admin'],
    handler: async context => {
      const { id } = await lineFor(desk, context)
      const read = await readRole(desk, context.active.region, context.body)
      if (!read.ok) return show(context, read.filled, undefined, read.found)
      const done = await grantRole(desk.app, by(context, read.once), id, read.role, read.organisationId)
      if (!isRefusal(done)) return context.goTo(paths.account(id), { kind: 'success', words: 'Роль добавлена.' })
      return done.field === undefined
        ? show(context, read.filled, done)
        : show(context, { ...read.filled, errors: [{ field: done.field, message: done.because }] })
    },
  })
  order('role-removal', 'Роль снята.', (context, id, body) => {
    const held = heldIn(body, context.active.region)
    return revokeRole(desk.app, by(context, onceIn(body)), id, held)
  })
  order('closing', 'Вход закрыт, сеансы завершены.', (context, id, body) =>
    setDisabled(desk.app, by(context, onceIn(body)), id, true),
  )
  order('opening', 'Вход снова открыт.', (context, id, body) =>
    setDisabled(desk.app, by(context, onceIn(body)), id, false),
  )
  order('sessions-end', 'Все сеансы завершены.', (context, id, body) =>
    endSessions(desk.app, by(context, onceIn(body)), id),
  )
  page(server, {
    method: 'POST',
    path: paths.accountThing(':id', 'password'),
    roles: ['admin'],
    handler: async context => {
      const { id, login } = await lineFor(desk, context)
      const done = await resetPassword(desk.app, passwords, by(context, onceIn(context.body)), id)
      if (isRefusal(done)) return show(context, emptyForm, done)
      return context.render(oneTimePasswordPage('Новый одноразовый пароль', login, done.password, paths.account(id)))
    },
  })
}

type Found = Awaited<ReturnType<Desk['reads']['organisationsSearch']>>

/** The account named in the address, when the administrator may see it at all. */
const lineFor = async (desk: Desk, { params, active }: Context): Promise<AccountLine> => {
  const line = isUuid(params.id ?? '') ? await desk.reads.accountLine(params.id ?? '') : undefined
  if (line === undefined || powerOver(active.region, line) === 'none') throw new NotForYou()
  return line
}

const organisationNames = async (desk: Desk, line: AccountLine): Promise<Record<string, string>> => {
  const ids = [...new Set(line.roles.flatMap(({ organisationId }) => organisationId ?? []))]
  const found = await Promise.all(ids.map(id => desk.reads.organisation(id)))
  return Object.fromEntries(found.flatMap(one => (one === undefined ? [] : [[one.id, one.shortName]])))
}

/** `role|organisation` of the button that was pressed; the region is always the administrator's own. */
const heldIn = (body: unknown, region: string) => {
  const text = typeof body === 'object' && body !== null && 'held' in body ? String(body.held) : ''
  const [role = '', organisationId = ''] = text.split('|')
  // An unknown role finds nothing to take away and is answered as such.
  return { role: role as Context['active']['role'], region, organisationId: organisationId || undefined }
}
