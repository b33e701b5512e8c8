import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settableClock } from '../../src/adapters/clock.ts'
import { signingTools } from '../../src/adapters/crypto/cms/signing-tools.ts'
import { trainingSigner } from '../../src/adapters/crypto/cms/training-signer.ts'
import { passwords } from '../../src/adapters/crypto/passwords.ts'
import { accounts } from '../../src/adapters/db/accounts.ts'
import { type Connection, connect } from '../../src/adapters/db/connect.ts'
import { migrate } from '../../src/adapters/db/migrate.ts'
import { reads } from '../../src/adapters/db/read/reads.ts'
import { storage } from '../../src/adapters/db/storage.ts'
import { trustStore } from '../../src/adapters/db/trust.ts'
import { startPress } from '../../src/adapters/documents/press.ts'
import { fileStore } from '../../src/adapters/files/store.ts'
import { nameDeclension } from '../../src/adapters/names/petrovich.ts'
import { loadLaw } from '../../src/adapters/regulations/load-law.ts'
import type { App, By } from '../../src/application/app.ts'
import type { Press } from '../../src/application/documents/press.ts'
import type { FileStore } from '../../src/application/ports.ts'
import type { Reads } from '../../src/application/reads.ts'
import type { SigningTools } from '../../src/application/signing/check.ts'
import { seed } from '../../src/cli/seed/seed.ts'
import type { PlainDate } from '../../src/domain/calendar/plain-date.ts'
import type { Role } from '../../src/domain/people/roles.ts'
import { startThrowAway } from '../../tests/throw-away-server.ts'

/** A system filled with the demo of one fixed day, on a server that goes when the work is done. */
export type FormsDesk = {
  app: App
  reads: Reads
  files: FileStore
  press: Press
  tools: SigningTools
  database: Connection
  regions: readonly string[]
  today: PlainDate
  /** The official of the region who holds the role; the same one every time. */
  by(region: string, role: Role): By
  /** Somebody named. */
  person(region: string, role: Role, personId: string): By
  close(): Promise<void>
}

/** Samples are of one day, so that the pictures are the same whenever they are made. */
const now = new Date('2026-11-20T09:30:00Z')
const publicUrl = 'https://attestation.example'
export const regions = ['kuzbass', 'irkutsk', 'penza', 'kaliningrad', 'kbr'] as const

export const openDesk = async (print: (text: string) => void): Promise<FormsDesk> => {
  const law = await loadLaw(join(import.meta.dirname, '..', '..', 'regulations'))
  const server = await startThrowAway()
  const folder = await mkdtemp(join(tmpdir(), 'kategoria-forms-'))
  await migrate(server.url)
  const database = connect(server.url, { max: 8 })
  const files = fileStore(folder)
  const stored = storage(database)
  const names = nameDeclension()
  const users = accounts(database.db)
  await seed({ law, storage: stored, files, accounts: users, passwords, names, publicUrl, now, settableClock, print })

  const clock = settableClock(now)
  const held = await database.pool.query<{ person: string; account: string; role: Role; region: string }>(
    `select a.person_id as person, r.account_id as account, r.role, r.region
     from account_roles r join accounts a on a.id = r.account_id order by r.region, r.role, a.login`,
  )
  const person = (region: string, role: Role, personId: string): By => ({
    actor: { personId, role, region },
    accountId: personId,
  })
  const press = startPress()
  return {
    app: { clock, storage: stored, law, newId: randomUUID, names, publicUrl, random: sampleBytes() },
    reads: reads(database),
    files,
    press,
    tools: signingTools(trustStore(database.db), trainingSigner('образцы', clock)),
    database,
    regions,
    today: now.toISOString().slice(0, 10) as PlainDate,
    by: (region, role) => {
      const found = held.rows.find(row => row.region === region && row.role === role)
      if (found === undefined) throw new Error(`Nobody of ${region} is ${role}`)
      return person(region, role, found.person)
    },
    person,
    close: async () => {
      await press.close()
      await database.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Codes of the samples: not secret, and the same in every run. */
const sampleBytes = () => {
  let made = 0
  return (count: number): Uint8Array => {
    made += 1
    return Uint8Array.from({ length: count }, (_, at) => (made * 37 + at * 101) % 256)
  }
}
