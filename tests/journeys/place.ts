import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { settableClock, systemClock } from '../../src/adapters/clock.ts'
import { signingTools } from '../../src/adapters/crypto/cms/signing-tools.ts'
import { trainingSigner } from '../../src/adapters/crypto/cms/training-signer.ts'
import { passwords } from '../../src/adapters/crypto/passwords.ts'
import { accessLog } from '../../src/adapters/db/access-log.ts'
import { accounts } from '../../src/adapters/db/accounts.ts'
import { reads } from '../../src/adapters/db/read/reads.ts'
import { sessions } from '../../src/adapters/db/sessions.ts'
import { storage } from '../../src/adapters/db/storage.ts'
import { trustStore } from '../../src/adapters/db/trust.ts'
import { diskShelf } from '../../src/adapters/files/shelf.ts'
import { fileStore } from '../../src/adapters/files/store.ts'
import { nameDeclension } from '../../src/adapters/names/petrovich.ts'
import { loadLaw } from '../../src/adapters/regulations/load-law.ts'
import { spreadsheet } from '../../src/adapters/spreadsheet/spreadsheet.ts'
import type { App } from '../../src/application/app.ts'
import type { Reads } from '../../src/application/reads.ts'
import { type Cast, castOf, seat } from '../../src/cli/play/cast.ts'
import { localInstant } from '../../src/cli/play/local-instant.ts'
import { type Scenario, scenarioSchema } from '../../src/cli/play/scenario.ts'
import { plainDate } from '../../src/domain/calendar/plain-date.ts'
import type { Role } from '../../src/domain/people/roles.ts'
import type { Pack } from '../../src/domain/regulations/pack.ts'
import { chapters } from '../../src/web/chapters.ts'
import { navigation } from '../../src/web/navigation.ts'
import { addScreens } from '../../src/web/screens.ts'
import { buildServer } from '../../src/web/server.ts'
import { freshDatabase } from '../database.ts'
import { testPassword } from '../web-site.ts'
import { type Visitor, visitorOf } from './visitor.ts'

/** The whole system of one region on a free port: real regulations, an empty database, invented people, a clock to set. */
export type Place = {
  region: string
  origin: string
  app: App
  reads: Reads
  cast: Cast
  clock: ReturnType<typeof settableClock>
  /** The day and the local time it is now. */
  setDay(day: string, time?: string): void
  /** A person of the cast (`teacher`, `clerk`, `expert-1`, `chair`…) at a browser of their own. */
  visitor(name: string): Promise<Visitor>
  /** The latest edition of the region. */
  pack(): Pack
  /** The surname a person of the cast bears. */
  surnameOf(name: string): string
  idOf(name: string): string
  close(): Promise<void>
  /** What went wrong on the server or in the browsers under way. */
  faults(): string[]
}

/** Categories that the register knows of the teacher before the story. */
export type HeldBefore = readonly Pick<Scenario['people'][string]['held'][number], 'category' | 'set_on'>[]

type Setting = { region: string; browser: Browser; scripts: boolean; held?: HeldBefore }

const law = await loadLaw(join(import.meta.dirname, '..', '..', 'regulations'))
const oneForAll = passwords.hash(testPassword)

export const openPlace = async ({ region, browser, scripts, held = [] }: Setting): Promise<Place> => {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'kategoria-files-'))
  const clock = settableClock(new Date('2024-01-09T06:00:00Z'))
  const app: App = { clock, storage: storage(database), law, newId: randomUUID, names: nameDeclension() }
  const pieces = diskShelf(join(folder, 'pieces'))
  const signing = signingTools(trustStore(database.db), trainingSigner('тесты', clock))
  const desk = {
    app,
    reads: reads(database),
    accessLog: accessLog(database.db),
    files: fileStore(folder),
    signing,
    spreadsheet: spreadsheet(),
    pieces,
  }
  const users = accounts(database.db)
  const server = await buildServer({
    accounts: users,
    sessions: sessions(database.db),
    passwords,
    // Sessions run by the real clock: between two days of the story nobody is signed out.
    clock: systemClock,
    regions: regionsOfLaw(),
    navigation,
    demo: false,
    production: false,
    cookieSecret: 'a secret of the tests, long enough to be one',
    isAlive: async () => {},
    logLevel: 'silent',
  })
  addScreens(server, desk, chapters)
  const failures: string[] = []
  server.addHook('onError', async (request, _, error) => {
    if (!('statusCode' in error) || Number(error.statusCode) >= 500) failures.push(`${request.url}: ${error.stack}`)
  })

  const everybody = castFor(region, held)
  await seat(app.storage, region, everybody, randomUUID)
  const { cast } = everybody
  for (const { name, id, role, school } of cast.members.values()) {
    const roles = [{ role: role as Role, region, organisationId: cast.organisations.get(school)?.id }]
    await users.create({ personId: id, login: name, passwordHash: await oneForAll, roles })
  }
  const origin = await server.listen({ host: '127.0.0.1', port: 0 })
  const visitors = new Map<string, Visitor>()
  const zone = latestPack(region).authority.time_zone

  return {
    region,
    origin,
    app,
    cast,
    clock,
    reads: desk.reads,
    pack: () => latestPack(region),
    setDay: (day, time = '10:00') => clock.set(localInstant(plainDate(day), time, zone)),
    visitor: async name => {
      const known = visitors.get(name)
      if (known !== undefined) return known
      const login = cast.members.has(name) ? name : ''
      const visitor = await visitorOf({ browser, origin, scripts }, login)
      visitors.set(name, visitor)
      return visitor
    },
    surnameOf: name => cast.members.get(name)?.person.surname ?? '',
    idOf: cast.idOf,
    close: async () => {
      for (const { page } of visitors.values()) await page.context().close()
      await server.close()
      await database.drop()
      await rm(folder, { recursive: true })
    },
    faults: () => [...failures, ...[...visitors.values()].flatMap(({ faults }) => faults)],
  }
}

const latestPack = (region: string) => {
  const { pack } = law.packs.findLast(one => one.pack.region === region) ?? assert.fail(`нет региона ${region}`)
  return pack
}

/** The usual people of a scenario; only the two seniors have written enough conclusions to be seated as such. */
const castFor = (region: string, held: HeldBefore) => {
  const about = 'Дорога в браузере'
  const steps = [{ on: '2024-01-09', does: 'start_review' }]
  const experts = Object.fromEntries([1, 2, 3, 4, 5, 6].map(n => [`expert-${n}`, { clean_conclusions: 7 }]))
  const scenario = scenarioSchema.parse({ about, region, experts, people: { teacher: { held } }, steps })
  return castOf(scenario, region, law.nomenclature, randomUUID)
}

const regionsOfLaw = () => [
  ...new Map(
    law.packs.map(({ pack }) => [pack.region, { code: pack.region, name: pack.title, ministry: pack.authority.name }]),
  ).values(),
]
