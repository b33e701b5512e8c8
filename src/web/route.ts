import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { By } from '../application/app.ts'
import { withoutLostSigns } from '../application/lost-signs.ts'
import type { HeldRole, Session } from '../application/ports.ts'
import type { Actor, Role } from '../domain/people/roles.ts'
import { comesFromHere, csrfToken, isCsrfToken } from './csrf.ts'
import { Forbidden, StaleForm } from './errors.ts'
import { wantsJson } from './json.ts'
import { paths } from './paths.ts'
import { actorOf, type Flash, formSecret, leaveFlash } from './session.ts'
import { drawPage, type Site } from './site.ts'
import type { PageView } from './views/layout.ts'

/** Who may call a route: roles, everyone (`public`), or everyone who has signed in, with a role picked or not (`signed_in`). */
export type Caller = Role | 'public' | 'signed_in'

/** What the table of rights is made of; the role matrix test walks through all of them. */
export type DeclaredRoute = { method: Method; path: string; roles: readonly Caller[] }

/** PATCH and DELETE are for scripts alone (uploads that continue); a form knows only POST. */
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export type Route<R extends Caller> = {
  method: Method
  /** A pattern made by `paths`: `paths.case(':id')`. */
  path: string
  roles: readonly R[]
  /** The body is a form with files: the token is then expected in the address and checked before anything is read. */
  multipart?: boolean | undefined
  /** It changes nothing and reads no session: a program (`Accept: application/json`) needs no token of a form. */
  changesNothing?: boolean | undefined
  /** Extra guards that run after the right to call was checked (a limit of attempts). */
  before?: readonly ((request: FastifyRequest, reply: FastifyReply) => Promise<unknown>)[] | undefined
  handler: (context: PageContext<R>) => Promise<FastifyReply>
}

/** Everything a handler works with. Session and role are certain where the route asks for them. */
export type PageContext<R extends Caller = Role> = {
  actor: Actor
  session: 'public' extends R ? Session | undefined : Session
  active: Extract<R, 'public' | 'signed_in'> extends never ? HeldRole : HeldRole | undefined
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  body: unknown
  /** A token for the forms of this page. */
  readonly csrf: string
  /** Sends the page; 422 when the form or the command was refused. */
  render: (page: PageView, status?: 200 | 202 | 404 | 409 | 422) => FastifyReply
  /** After an order: see the result at another address, with a word about it. */
  goTo: (path: string, flash?: Flash) => FastifyReply
  /** For files and streams. */
  request: FastifyRequest
  reply: FastifyReply
}

declare module 'fastify' {
  interface FastifyContextConfig {
    declared?: DeclaredRoute
    withoutSession?: boolean
  }
  interface FastifyInstance {
    /** Every page of this server with those who may call it. */
    declaredRoutes: DeclaredRoute[]
  }
}

/** Adds a page: checks the right to call on the server before anything else, then the form's token, then calls the handler. */
export const page = <const R extends Caller>(server: FastifyInstance, route: Route<R>): void => {
  const { site } = server
  const declared: DeclaredRoute = { method: route.method, path: route.path, roles: route.roles }
  server.declaredRoutes.push(declared)

  const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const answer = admit(route.roles, request.session)
    if (answer === 'forbidden') throw new Forbidden()
    if (answer === 'enter') return undefined
    const next = request.method === 'GET' ? request.url : undefined
    return reply.redirect(answer === 'sign_in' ? paths.signIn(next) : paths.role(), 303)
  }
  const token = async (request: FastifyRequest): Promise<void> => {
    if (!(route.changesNothing && wantsJson(request))) checkForm(site, request)
  }
  const posts = route.method !== 'GET'

  server.route({
    method: route.method,
    url: route.path,
    config: { declared },
    onRequest: posts && route.multipart ? [guard, token] : [guard],
    preHandler: [...(posts && !route.multipart ? [token] : []), ...(route.before ?? [])],
    handler: (request, reply) => route.handler(contextOf<R>(site, request, reply)),
  })
}

/** The right of a session to call: decided by the role picked now, never by the roles merely held. */
export const admit = (
  callers: readonly Caller[],
  session: Pick<Session, 'active' | 'account'> | undefined,
): 'enter' | 'sign_in' | 'pick_role' | 'forbidden' => {
  if (callers.includes('public')) return 'enter'
  if (session === undefined || session.account.disabled) return 'sign_in'
  if (callers.includes('signed_in')) return 'enter'
  if (session.active === undefined) return 'pick_role'
  return callers.includes(session.active.role) ? 'enter' : 'forbidden'
}

/** Who orders, in the shape the use cases ask for; `once` is the number of the form (`readForm`). */
export const by = ({ actor, session }: { actor: Actor; session: Session }, once?: string): By => ({
  actor,
  accountId: session.account.id,
  once,
})

const checkForm = (site: Site, request: FastifyRequest): void => {
  const own = [site.publicOrigin, `${request.protocol}://${request.host}`].filter(origin => origin !== undefined)
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : undefined
  }
  if (!comesFromHere({ fetchSite: header('sec-fetch-site'), origin: header('origin'), own })) throw new StaleForm()
  const secret = formSecret(request, site.production)
  const sent = fieldOf(request.body) ?? fieldOf(request.query) ?? header('x-csrf-token')
  if (secret === undefined || !isCsrfToken(secret, sent)) throw new StaleForm()
}

const fieldOf = (values: unknown): unknown =>
  typeof values === 'object' && values !== null && '_csrf' in values ? values._csrf : undefined

const contextOf = <R extends Caller>(site: Site, request: FastifyRequest, reply: FastifyReply): PageContext<R> => {
  const context: PageContext<'public'> = {
    actor: actorOf(request.session),
    session: request.session,
    active: request.session?.active,
    params: request.params as Record<string, string>,
    query: textsOf(request.query),
    body: request.body,
    get csrf() {
      return csrfToken(formSecret(request, site.production, reply) ?? '')
    },
    render: (view, status = 200) =>
      reply
        .status(status)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(drawPage(site, request, reply, view)),
    goTo: (path, flash) => {
      if (flash) leaveFlash(reply, flash, site.production)
      return reply.redirect(path, 303)
    },
    request,
    reply,
  }
  // The guard ran before: a route without `public` has a session, a route of roles has one of them picked.
  return context as unknown as PageContext<R>
}

/** `?a=1&a=2` gives the last one: a page asks for one answer a name. */
const textsOf = (query: unknown): Record<string, string> => {
  const texts: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(query as Record<string, string | string[]>))
    texts[name] = withoutLostSigns(Array.isArray(value) ? (value.at(-1) ?? '') : value)
  return texts
}
