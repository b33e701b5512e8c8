import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { HeldRole } from '../../src/application/ports.ts'
import { csrfToken } from '../../src/web/csrf.ts'
import { type DeskSite, deskSite } from '../desk-site.ts'

/** The site behind a real socket, with people who may upload. */
export type UploadingSite = DeskSite & { origin: string; uploader(): Promise<Uploader> }

export type Uploader = {
  personId: string
  held: HeldRole
  headers: Record<string, string>
  /** A request of a script of the page. */
  ask(method: string, path: string, headers?: Record<string, string>, body?: BodyInit): Promise<Response>
}

export const uploadingSite = async (): Promise<UploadingSite> => {
  const site = await deskSite()
  await site.server.listen({ host: '127.0.0.1', port: 0 })
  const origin = `http://127.0.0.1:${(site.server.server.address() as AddressInfo).port}`
  const uploader = async (): Promise<Uploader> => {
    const held: HeldRole = { role: 'teacher', region: 'penza' }
    const accountId = await site.person(`uploader-${randomUUID().slice(0, 8)}`, [held])
    const account = await site.deps.accounts.byId(accountId)
    const cookie = await site.cookieOf(accountId, held)
    const session = await site.deps.sessions.find(cookie.slice('kategoria='.length), site.deps.clock.now())
    const headers = {
      cookie,
      'x-csrf-token': csrfToken(session?.csrfSecret ?? ''),
      'tus-resumable': '1.0.0',
      'sec-fetch-site': 'same-origin',
    }
    const ask: Uploader['ask'] = (method, path, more = {}, body) =>
      fetch(`${origin}${path}`, {
        method,
        redirect: 'manual',
        headers: { ...headers, ...more },
        ...(body === undefined ? {} : { body }),
      })
    return { personId: account?.personId ?? '', held, headers, ask }
  }
  return { ...site, origin, uploader }
}

export const nameOf = (name: string): string => `filename ${Buffer.from(name).toString('base64')}`
