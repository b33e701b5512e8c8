import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock, HeldRole, Session, Sessions } from '../application/ports.ts'
import type { Actor } from '../domain/people/roles.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose request it is; undefined for a citizen who has not signed in. */
    session: Session | undefined
    sessionToken: string | undefined
  }
}

export type SessionSettings = { sessions: Sessions; clock: Clock; production: boolean }

/** In production the browser itself keeps the cookie to this host and to https (`__Host-`). */
export const cookieName = (name: string, production: boolean): string => (production ? `__Host-${name}` : name)

const cookieOptions = (production: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: production }) as const

/** Loads the session of every request that carries its cookie. Files and the health check carry none of interest. */
export const loadSessions = (server: FastifyInstance, { sessions, clock, production }: SessionSettings): void => {
  server.decorateRequest('session', undefined)
  server.decorateRequest('sessionToken', undefined)
  server.addHook('onRequest', async request => {
    if (request.routeOptions.config.withoutSession) return
    const token = request.cookies[cookieName(sessionCookie, production)]
    if (token === undefined || token === '') return
    request.session = await sessions.find(token, clock.now())
    if (request.session !== undefined) request.sessionToken = token
  })
}

/** Opens a session for an account: the old one of this browser is closed, so that a token never outlives a sign-in. */
export const signIn = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, clock, production }: SessionSettings,
  account: { id: string; roles: readonly HeldRole[] },
): Promise<void> => {
  if (request.sessionToken !== undefined) await sessions.close(request.sessionToken)
  const only = account.roles.length === 1 ? account.roles[0] : undefined
  const now = clock.now()
  const opened = await sessions.open(account.id, only, now)
  // How long, not until when: the clock of a reader's computer may be a day wrong.
  const maxAge = Math.ceil((opened.expiresAt.getTime() - now.getTime()) / 1000)
  reply.setCookie(cookieName(sessionCookie, production), opened.token, { ...cookieOptions(production), maxAge })
  reply.clearCookie(cookieName(guestCookie, production), cookieOptions(production))
}

export const signOut = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, production }: SessionSettings,
): Promise<void> => {
  if (request.sessionToken !== undefined) await sessions.close(request.sessionToken)
  reply.clearCookie(cookieName(sessionCookie, production), cookieOptions(production))
}

/**
 * The secret behind the forms of this browser: the session's own, or, before sign-in, a random number in a signed cookie.
 * With `reply` a citizen who has no such cookie yet gets one.
 */
export const formSecret = (request: FastifyRequest, production: boolean, reply?: FastifyReply): string | undefined => {
  if (request.session !== undefined) return request.session.csrfSecret
  const name = cookieName(guestCookie, production)
  const known = readSigned(request, name)
  if (known !== undefined || reply === undefined) return known
  const fresh = randomBytes(24).toString('base64url')
  // Remembered on the request too: a page may draw several forms.
  request.cookies[name] = reply.signCookie(fresh)
  reply.setCookie(name, fresh, { ...cookieOptions(production), signed: true })
  return fresh
}

/** The words shown once on the page after a redirect. Signed, short-lived, read and cleared by the next page. */
export type Flash = { kind: 'success' | 'information'; words: string }

export const leaveFlash = (reply: FastifyReply, flash: Flash, production: boolean): void => {
  const text = Buffer.from(JSON.stringify([flash.kind, flash.words])).toString('base64url')
  reply.setCookie(cookieName(flashCookie, production), text, { ...cookieOptions(production), signed: true, maxAge: 60 })
}

export const takeFlash = (request: FastifyRequest, reply: FastifyReply, production: boolean): Flash | undefined => {
  const name = cookieName(flashCookie, production)
  const text = readSigned(request, name)
  if (request.cookies[name] !== undefined) reply.clearCookie(name, cookieOptions(production))
  if (text === undefined) return undefined
  const [kind, words] = JSON.parse(Buffer.from(text, 'base64url').toString())
  return { kind, words }
}

/** Who acts: the person in the role they picked, or a citizen while there is none. */
export const actorOf = (session: Session | undefined): Actor => {
  if (session?.active === undefined)
    return { personId: session?.account.personId ?? 'public', role: 'public', region: '*' }
  const { role, region, organisationId } = session.active
  return { personId: session.account.personId, role, region, organisationId }
}

const readSigned = (request: FastifyRequest, name: string): string | undefined => {
  const raw = request.cookies[name]
  if (raw === undefined) return undefined
  const read = request.unsignCookie(raw)
  return read.valid ? read.value : undefined
}

const sessionCookie = 'kategoria'
const guestCookie = 'kategoria-guest'
const flashCookie = 'kategoria-flash'
