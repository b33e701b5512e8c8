import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import type { Organisation, Person } from '../stores/people.ts'
import type { RosterLine } from './meetings.ts'

/** `open`: seats in cases under way that are not signed yet. */
export type ExpertLine = { profile: ExpertProfile; name: string; organisation: string; senior: boolean; open: number }

export type RegistryLine = ExpertLine & { active: boolean; signed: number; degree: string | null; post: string | null }

export type PeopleReads = {
  person(id: string): Promise<Person | undefined>
  /** «Иванова Мария Петровна» by id; unknown ids are left out. */
  peopleNames(ids: readonly string[]): Promise<Record<string, string>>
  organisation(id: string): Promise<Organisation | undefined>
  /** Employers of a region with the text anywhere in the name; at most 20, by name. */
  organisationsSearch(region: string, text: string): Promise<Organisation[]>
  /** Active specialists by surname. */
  expertsOf(region: string): Promise<ExpertLine[]>
  /** The whole registry by surname, with those who are not appointed any more; `signed`: sheets signed so far. */
  expertRegistry(region: string): Promise<RegistryLine[]>
  /** People of the region with a role on its commission, seated or not, by name. */
  commissionCandidates(region: string): Promise<{ id: string; name: string }[]>
  /** The commission as it is on a day. */
  commissionOf(region: string, on: PlainDate): Promise<RosterLine[]>
}
