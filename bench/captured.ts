import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { systemClock } from '../src/adapters/clock.ts'
import { signingTools } from '../src/adapters/crypto/cms/signing-tools.ts'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { accessLog } from '../src/adapters/db/access-log.ts'
import { accounts } from '../src/adapters/db/accounts.ts'
import { connect } from '../src/adapters/db/connect.ts'
import { reads } from '../src/adapters/db/read/reads.ts'
import { sessions } from '../src/adapters/db/sessions.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { trustStore } from '../src/adapters/db/trust.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import type { Law } from '../src/application/law.ts'
import { chapters } from '../src/web/chapters.ts'
import { navigation } from '../src/web/navigation.ts'
import { addScreens } from '../src/web/screens.ts'
import { buildServer } from '../src/web/server.ts'

/** A statement as the product sent it. */
export type Statement = { text: string; values: readonly unknown[] }

/** What one request sent, and the ids that were made for it. */
export type Captured = { statements: Statement[]; newIds: string[] }

/** A request of which nothing but the statements is wanted. */
export type Asked = { path: string; cookie: string; body?: Record<string, string> | undefined }

/**
 * Statements that the product's own pages send for these requests, one list a request, in their order. The server is built
 * in this process over a connection that listens; it does what the requests order.
 */
export const statementsOf = async (
  url: string,
  law: Law,
  asked: readonly Asked[],
  expectedStatus: number,
): Promise<Captured[]> => {
  const connection = connect(url, { max: 1 })
  let heard: Statement[] = []
  let newIds: string[] = []
  connection.pool.on('connect', client => listen(client, statement => heard.push(statement)))
  const { db } = connection
  const server = await buildServer({
    accounts: accounts(db),
    sessions: sessions(db),
    passwords,
    clock: systemClock,
    regions: [],
    navigation,
    demo: false,
    production: true,
    cookieSecret: randomBytes(32).toString('hex'),
    trustProxy: true,
    isAlive: async () => {
      await sql`select 1`.execute(db)
    },
    logLevel: 'silent',
  })
  const app = {
    clock: systemClock,
    storage: storage(connection),
    law,
    names: nameDeclension(),
    newId: () => newIds[newIds.push(randomUUID()) - 1] ?? '',
  }
  const noFiles = { receive: nowhere, open: nowhere, sweep: nowhere }
  const desk = { app, reads: reads(connection), accessLog: accessLog(db), files: noFiles }
  addScreens(server, { ...desk, signing: signingTools(trustStore(db)) }, chapters)
  const lists: Captured[] = []
  try {
    for (const { path, cookie, body } of asked) {
      heard = []
      newIds = []
      const answer = await server.inject({
        method: body === undefined ? 'GET' : 'POST',
        url: path,
        headers: {
          cookie,
          ...(body && { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
        },
        ...(body && { payload: new URLSearchParams(body).toString() }),
      })
      if (answer.statusCode !== expectedStatus) throw new Error(`${path} answered ${answer.statusCode}`)
      lists.push({ statements: heard, newIds })
    }
  } finally {
    await server.close()
    await connection.close()
  }
  return lists
}

const nowhere = (): never => {
  throw new Error('Files are not measured')
}

const listen = (client: pg.PoolClient, hear: (statement: Statement) => void): void => {
  const query = client.query
  Reflect.set(client, 'query', (first: unknown, ...rest: unknown[]): unknown => {
    if (typeof first === 'string') hear({ text: first, values: Array.isArray(rest[0]) ? rest[0] : [] })
    return Reflect.apply(query, client, [first, ...rest])
  })
}
