import type { App, By } from '../../application/app.ts'
import type { KeptFile } from '../../application/files.ts'
import type { Clock, FileStore } from '../../application/ports.ts'
import type { Organisation, Person } from '../../application/stores/people.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { Duty } from '../../domain/commission/meeting-events.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import type { Role } from '../../domain/people/roles.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Dice } from './dice.ts'
import type { SigningRoom } from './sign-electronically.ts'

export type Specialist = { person: Person; profile: ExpertProfile; senior: boolean }
export type Member = { person: Person; duty: Duty; tradeUnion: boolean }

/** One region of the demo: its people, its clock and everything that will happen there. */
export type RegionWorld = {
  region: string
  pack: Pack
  calendar: WorkCalendar
  luck: Dice
  app: App
  clock: Clock & { set(now: Date): void }
  /** The day up to which life is played. */
  today: PlainDate
  people: Person[]
  schools: Organisation[]
  /** Officials by role, one each. */
  staff: ReadonlyMap<Role, Person>
  members: Member[]
  specialists: Specialist[]
  /** Teachers whose cases are told; the first ones have accounts. */
  teacher(): Person
  schoolOf(person: Person): Organisation
  kept: ReadonlyMap<string, KeptFile>
  signing?: (SigningRoom & { files: FileStore }) | undefined
}

/** Acting for somebody of the staff. */
export const as = (world: RegionWorld, role: Role): By => {
  const person = world.staff.get(role)
  if (person === undefined) throw new Error(`Nobody in ${world.region} is ${role}`)
  return actingAs(world, person, role)
}

export const actingAs = ({ region, schoolOf }: RegionWorld, person: Person, role: Role): By => ({
  actor: {
    personId: person.id,
    role,
    region,
    ...(role === 'teacher' || role === 'employer' ? { organisationId: schoolOf(person).id } : {}),
  },
  accountId: person.id,
})

/** Something somebody does at a moment. */
export type Act = {
  at: Date
  /** For the one who looks for what went wrong. */
  what: string
  /** The chain it belongs to: once an act of it fails, the rest is left out. */
  of: object
  /** Another chain it cannot do without. */
  needs?: object | undefined
  run(): Promise<unknown>
}
