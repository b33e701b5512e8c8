import type { App } from '../../application/app.ts'
import type { Law } from '../../application/law.ts'
import type { Accounts, FileStore, Passwords } from '../../application/ports.ts'
import type { Storage } from '../../application/storage.ts'
import { localDay } from '../../domain/calendar/local-day.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import type { NameDeclension } from '../../domain/people/declension.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { SettableClock } from './clock.ts'
import { openAccounts, type Persona } from './demo-accounts.ts'
import { dice } from './dice.ts'
import { programmeOf } from './programme.ts'
import type { RegionWorld } from './region-world.ts'
import { settle } from './settle.ts'
import type { SigningRoom } from './sign-electronically.ts'

/** What the demo is made with; `main.ts` hands it over. */
export type SeedDesk = {
  law: Law
  storage: Storage
  files: FileStore
  accounts: Accounts
  passwords: Passwords
  names: NameDeclension
  publicUrl?: string | undefined
  /** Absent: every order of the demo is signed on paper. */
  signing?: SigningRoom | undefined
  /** The real time: the demo is told up to it. */
  now: Date
  settableClock(start: Date): SettableClock
  print(text: string): void
}

export type Seeded = {
  personas: Persona[]
  password: string
  /** Acts that a rule refused: none, unless the rules have changed under the demo. */
  refused: { region: string; what: string; because: string }[]
  cases: number
}

/** One password for all invented people of the stand. */
const demoPassword = 'Категория-2026'

/**
 * Fills an empty database with invented people and two years of their cases, region by region at once, by the same use cases
 * that people use. Deterministic for a given day.
 */
export const seed = async (desk: SeedDesk): Promise<Seeded> => {
  const passwordHash = await desk.passwords.hash(demoPassword)
  const taken = new Set<string>()
  const regions = [...new Set(desk.law.packs.map(({ pack }) => pack.region))].filter(region => region !== 'federal')
  const worlds: RegionWorld[] = []
  for (const region of regions) worlds.push(await settledRegion(desk, region, taken))

  const programmes = worlds.map(world => ({ world, ...programmeOf(world) }))
  // Accounts come before the cases: a start that was cut short leaves a smaller stand, not a closed door.
  const personas: Persona[] = []
  for (const { world, stories } of programmes)
    personas.push(...(await openAccounts(desk.accounts, passwordHash, world, stories)))
  const told = await Promise.all(programmes.map(programme => live(desk, programme)))
  return {
    personas,
    password: demoPassword,
    refused: told.flatMap(({ refused }) => refused),
    cases: told.reduce((sum, { stories }) => sum + stories.length, 0),
  }
}

const settledRegion = async (desk: SeedDesk, region: string, taken: Set<string>): Promise<RegionWorld> => {
  const { law } = desk
  const calendar = law.calendar(region)
  const zone = law.packs.find(({ pack }) => pack.region === region)?.pack.authority.time_zone ?? 'Europe/Moscow'
  // Terms run half a year ahead: beyond the loaded calendar the demo stays in its last good half-year.
  const latest = addDays(calendar.lastDay, -200)
  const real = localDay(desk.now, zone)
  const today = real < latest ? real : latest
  const pack = law.packFor(region, today)
  if (isRefusal(pack)) throw new Error(pack.because)
  const clock = desk.settableClock(desk.now)
  const ids = dice(`ids ${region}`)
  const app: App = { clock, law, storage: desk.storage, newId: ids.id, names: desk.names, publicUrl: desk.publicUrl }
  const world = await settle({ region, pack, calendar, app, clock, today }, desk.files, taken)
  return desk.signing === undefined ? world : { ...world, signing: { ...desk.signing, files: desk.files } }
}

type Programme = { world: RegionWorld } & ReturnType<typeof programmeOf>

/** Plays everything that has happened by now, in the order of time. */
const live = async (desk: SeedDesk, { world, acts, stories }: Programme) => {
  const broken = new Set<object>()
  const refused: Seeded['refused'] = []
  for (const act of acts) {
    if (act.at > desk.now || broken.has(act.of) || (act.needs !== undefined && broken.has(act.needs))) continue
    world.clock.set(act.at)
    const answer = await act.run()
    if (!isRefusal(answer)) continue
    // What a rule refuses ends that one story; the rest of the demo goes on.
    broken.add(act.of)
    refused.push({ region: world.region, what: act.what, because: `${answer.refused}: ${answer.because}` })
  }
  desk.print(`  ${world.pack.title.split(',')[0]}: дел — ${stories.length}`)
  return { stories, refused }
}
