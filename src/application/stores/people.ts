import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { EarlierRefusal, HeldCategory } from '../../domain/case/application.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import type { Account, HeldRole } from '../ports.ts'

export type Person = {
  id: string
  surname: string
  name: string
  patronymic: string | null
  sex: 'male' | 'female' | null
  birthDate: PlainDate | null
  snils: string | null
  citizenship: string | null
  identity: Record<string, string> | null
  phone: string | null
  email: string | null
  address: string | null
}

export type People = {
  get(id: string): Promise<Person | undefined>
  /** By the eleven digits: one number, one person. */
  bySnils(snils: string): Promise<Person | undefined>
  put(person: Person): Promise<void>
}

/** What an administrator changes; reading and signing in are `Accounts`. */
export type AccountRows = {
  /** Locks the row until the end of the transaction. */
  get(id: string): Promise<Account | undefined>
  loginTaken(login: string): Promise<boolean>
  create(account: { personId: string; login: string; passwordHash: string; roles: HeldRole[] }): Promise<string>
  grant(id: string, held: HeldRole): Promise<void>
  revoke(id: string, held: HeldRole): Promise<void>
  setDisabled(id: string, disabled: boolean): Promise<void>
  /** Also opens an account closed by wrong attempts. A temporary one must be changed by its owner. */
  setPassword(id: string, passwordHash: string, temporary: boolean): Promise<void>
  /** Answers how many there were. */
  endSessions(id: string): Promise<number>
}

/** Numbers of the state registers, checked before they come here. */
export type OrganisationNumbers = { inn: string | null; kpp: string | null; ogrn: string | null }

export type Organisation = {
  id: string
  region: string
  fullName: string
  shortName: string
  municipality: string | null
  address: string | null
  email: string | null
  headName: string | null
}

export type Organisations = {
  /** After a merger the organisation that took the place of the one asked for. */
  get(id: string): Promise<Organisation | undefined>
  put(organisation: Organisation): Promise<void>
  numbers(id: string, numbers: OrganisationNumbers): Promise<void>
}

export type Experts = {
  byIds(ids: readonly string[]): Promise<ExpertProfile[]>
  pool(region: string): Promise<ExpertProfile[]>
  put(region: string, expert: ExpertProfile, senior: boolean): Promise<void>
  /** The region in whose registry somebody stands; undefined for a stranger. */
  regionOf(expertId: string): Promise<string | undefined>
  /** Unsigned seats of these people in open cases. */
  openSeats(ids: readonly string[]): Promise<Record<string, number>>
  /** Open seats of each expert, for even load. */
  load(region: string): Promise<Record<string, number>>
  declare(expertId: string, applicantId: string, reason: string, on: PlainDate): Promise<void>
  /** Nobody is appointed who is not active; seats held already stay. */
  setActive(expertId: string, active: boolean): Promise<void>
}

export type RosterMember = {
  personId: string
  duty: 'chair' | 'deputy_chair' | 'secretary' | 'member'
  tradeUnion: boolean
}

export type Commission = {
  roster(region: string, on: PlainDate): Promise<RosterMember[]>
  put(region: string, member: RosterMember, since: PlainDate): Promise<void>
  /** The last day on the commission; earlier meetings keep the member. */
  end(region: string, personId: string, until: PlainDate): Promise<void>
}

/** Register of categories and refusals, kept from our own decisions and from what was proved on filing. */
export type Categories = {
  heldBy(personId: string): Promise<HeldCategory[]>
  refusalsOf(personId: string): Promise<EarlierRefusal[]>
  add(personId: string, held: HeldCategory & { caseId?: string | undefined }): Promise<void>
  addRefusal(personId: string, refusal: EarlierRefusal & { caseId: string }): Promise<void>
}
