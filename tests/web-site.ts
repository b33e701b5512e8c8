import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { accounts } from '../src/adapters/db/accounts.ts'
import { sessions } from '../src/adapters/db/sessions.ts'
import type { HeldRole } from '../src/application/ports.ts'
import { buildServer } from '../src/web/server.ts'
import type { WebDeps } from '../src/web/site.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

export type TestSite = {
  server: FastifyInstance
  database: FreshDatabase
  deps: WebDeps
  /** Makes an invented person with an account; the password is always `testPassword`. */
  person(login: string, held: HeldRole[]): Promise<string>
  /** The cookie of a new session of this account. */
  cookieOf(accountId: string, active: HeldRole | undefined): Promise<string>
  close(): Promise<void>
}

export const testPassword = 'Ясный день 1984'

const region = 'kuzbass'

/** The web floor over a real database, with whatever else the test wants to set. */
export const testSite = async (settings: Partial<WebDeps> = {}): Promise<TestSite> => {
  const database = await freshDatabase()
  const deps: WebDeps = {
    accounts: accounts(database.db),
    sessions: sessions(database.db),
    passwords,
    clock: { now: () => new Date() },
    regions: [{ code: region, name: 'Кузбасс', ministry: 'Министерство образования Кузбасса' }],
    navigation: () => [],
    demo: false,
    production: false,
    cookieSecret: 'a secret of the tests, long enough to be one',
    isAlive: async () => {},
    logLevel: 'silent',
    ...settings,
  }
  const server = await buildServer(deps)

  const person = async (login: string, held: HeldRole[]): Promise<string> => {
    const personId = randomUUID()
    await database.db.insertInto('people').values({ id: personId, surname: 'Ветрова', name: 'Анна' }).execute()
    return deps.accounts.create({ personId, login, passwordHash: await hashed, roles: held })
  }
  const cookieOf = async (accountId: string, active: HeldRole | undefined): Promise<string> => {
    const { token } = await deps.sessions.open(accountId, active, deps.clock.now())
    return `kategoria=${token}`
  }
  const close = async (): Promise<void> => {
    await server.close()
    await database.drop()
  }
  return { server, database, deps, person, cookieOf, close }
}

// One slow hash is enough for all the people of a run.
const hashed = passwords.hash(testPassword)

/** The cookies that an answer sets, ready to be sent back. */
export const cookiesOf = (answer: LightMyRequestResponse): string =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')

/** The token of the first form on the page. */
export const tokenOf = (body: string): string => /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? ''

/** The body of a form as a browser sends it. */
export const asForm = (fields: Record<string, string>) => ({
  payload: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
})
