import type { LightMyRequestResponse } from 'fastify'
import { signingTools } from '../src/adapters/crypto/cms/signing-tools.ts'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { accessLog } from '../src/adapters/db/access-log.ts'
import { accounts } from '../src/adapters/db/accounts.ts'
import { sessions } from '../src/adapters/db/sessions.ts'
import { trustStore } from '../src/adapters/db/trust.ts'
import type { By } from '../src/application/app.ts'
import type { Role } from '../src/domain/people/roles.ts'
import { chapters } from '../src/web/chapters.ts'
import { addScreens } from '../src/web/screens.ts'
import { buildServer } from '../src/web/server.ts'
import type { FilingPlace } from './filing-place.ts'
import { tokenOf } from './web-site.ts'

/** Somebody signed in, with the person behind. */
export type Visitor = By & { cookie: string }

/** Every screen over the use cases of a filing place, and people who walk through them without scripts. */
export type VisitorSite = {
  visitor(role: Role, region: string): Promise<Visitor>
  see(who: Visitor, url: string): Promise<LightMyRequestResponse>
  /** Sends a form whose token stands on the page `from`; a list is several boxes of one name. */
  send(
    who: Visitor,
    from: string,
    to: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<LightMyRequestResponse>
  /** Sends the form with files of a page: each part is a field, and a file when it has a name. */
  upload(
    who: Visitor,
    page: string,
    parts: [field: string, name: string, bytes: string][],
  ): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

export const visitorSite = async (place: FilingPlace): Promise<VisitorSite> => {
  const { app, database } = place
  const { db } = database
  const server = await buildServer({
    accounts: accounts(db),
    sessions: sessions(db),
    passwords,
    clock: { now: () => new Date() },
    regions: [],
    navigation: () => [],
    demo: false,
    production: false,
    cookieSecret: 'a secret of the tests, long enough to be one',
    isAlive: async () => {},
    logLevel: 'silent',
  })
  const signing = signingTools(trustStore(db))
  const desk = { app, reads: place.reads, accessLog: accessLog(db), files: place.files, signing }
  addScreens(server, desk, chapters)

  const see = (who: Visitor, url: string) => server.inject({ url, headers: { cookie: who.cookie } })
  return {
    see,
    visitor: async (role, region) => {
      const by = await place.person(role, region)
      const login = `${role}-${by.actor.personId}`
      const held = { role, region }
      const { personId } = by.actor
      const accountId = await accounts(db).create({ personId, login, passwordHash: 'none', roles: [held] })
      const { token } = await sessions(db).open(accountId, held, new Date())
      return { ...by, accountId, cookie: `kategoria=${token}` }
    },
    send: async (who, from, to, fields) => {
      const typed = new URLSearchParams({ _csrf: tokenOf((await see(who, from)).body) })
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) typed.append(name, one)
      return server.inject({
        method: 'POST',
        url: to,
        payload: typed.toString(),
        headers: {
          cookie: who.cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
      })
    },
    upload: async (who, page, parts) => {
      const shown = (await see(who, page)).body
      const edge = 'edge-of-a-part'
      const lines = parts.map(([field, name, bytes]) => {
        const file = name === '' ? '' : `; filename="${name}"\r\ncontent-type: application/octet-stream`
        return `--${edge}\r\ncontent-disposition: form-data; name="${field}"${file}\r\n\r\n${bytes}\r\n`
      })
      return server.inject({
        method: 'POST',
        url: /action="([^"]+)" enctype="multipart/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? '',
        payload: Buffer.from(`${lines.join('')}--${edge}--\r\n`),
        headers: {
          cookie: who.cookie,
          'content-type': `multipart/form-data; boundary=${edge}`,
          'sec-fetch-site': 'same-origin',
        },
      })
    },
    close: () => server.close(),
  }
}
