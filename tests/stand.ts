import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { settableClock, systemClock } from '../src/adapters/clock.ts'
import { signingTools } from '../src/adapters/crypto/cms/signing-tools.ts'
import { standWord, trainingSigner } from '../src/adapters/crypto/cms/training-signer.ts'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { accessLog } from '../src/adapters/db/access-log.ts'
import { accounts } from '../src/adapters/db/accounts.ts'
import { reads } from '../src/adapters/db/read/reads.ts'
import { sessions } from '../src/adapters/db/sessions.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { trustStore } from '../src/adapters/db/trust.ts'
import { startPress } from '../src/adapters/documents/press.ts'
import { diskShelf } from '../src/adapters/files/shelf.ts'
import { fileStore } from '../src/adapters/files/store.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { spreadsheet } from '../src/adapters/spreadsheet/spreadsheet.ts'
import type { App } from '../src/application/app.ts'
import type { FileStore, HeldRole, Sessions } from '../src/application/ports.ts'
import { seed } from '../src/cli/seed/seed.ts'
import { regionName } from '../src/domain/regulations/region-name.ts'
import { chapters } from '../src/web/chapters.ts'
import { navigation } from '../src/web/navigation.ts'
import { addScreens, type Desk } from '../src/web/screens.ts'
import { buildServer } from '../src/web/server.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

/** The training stand of the named regions, as a server that tests may ask. Two years of cases, a fixed day. */
export type Stand = {
  server: FastifyInstance
  database: FreshDatabase
  sessions: Sessions
  /** Every account with one of the roles it holds. */
  people: { accountId: string; held: HeldRole }[]
  files: FileStore
  close(): Promise<void>
}

const now = new Date('2026-11-20T09:30:00Z')

export const openStand = async (regions: readonly string[], more: Partial<Desk> = {}): Promise<Stand> => {
  const whole = await loadLaw(join(import.meta.dirname, '..', 'regulations'))
  const law = { ...whole, packs: whole.packs.filter(({ pack }) => regions.includes(pack.region)) }
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'kategoria-stand-'))
  const files = fileStore(folder)
  const users = accounts(database.db)
  const stored = storage(database)
  const names = nameDeclension()
  const clock = settableClock(now)
  const signing = signingTools(trustStore(database.db), trainingSigner(standWord, clock))
  const press = startPress()
  await seed({
    ...{ law, storage: stored, files, accounts: users, passwords, names, now, settableClock, print: () => {} },
    signing: { press, tools: signing },
  })
  await press.close()

  const own = sessions(database.db)
  const server = await buildServer({
    accounts: users,
    sessions: own,
    passwords,
    clock: systemClock,
    regions: law.packs.map(({ pack }) => ({
      code: pack.region,
      name: regionName(pack),
      ministry: pack.authority.name,
      tests: pack.testing !== null,
    })),
    navigation,
    demo: true,
    production: false,
    cookieSecret: 'a secret of the tests, long enough to be one',
    isAlive: async () => {},
    logLevel: 'silent',
  })
  const app: App = { clock, storage: stored, law, newId: randomUUID, names: nameDeclension() }
  // No worker runs here: nobody waits for files that will not be made.
  const desk = {
    app,
    reads: reads(database),
    accessLog: accessLog(database.db),
    files,
    pieces: diskShelf(join(folder, 'aside', 'pieces')),
    previews: diskShelf(join(folder, 'aside', 'previews')),
    signing,
    spreadsheet: spreadsheet(),
    patienceMs: 0,
    ...more,
  }
  addScreens(server, desk, chapters)

  const { rows } = await database.pool.query<{ id: string } & HeldRole & { organisation: string | null }>(
    `select account_id as id, role, region, organisation_id as organisation from account_roles order by role, region`,
  )
  return {
    server,
    database,
    sessions: own,
    files,
    people: rows.map(({ id, role, region, organisation }) => ({
      accountId: id,
      held: { role, region, ...(organisation === null ? {} : { organisationId: organisation }) },
    })),
    close: async () => {
      await server.close()
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}
