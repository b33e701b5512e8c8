import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { DirectoryRecord, RowVerdict } from '../directory/record.ts'
import type { OrganisationNumbers } from './people.ts'

export type NameKind = 'alias' | 'former'

/** Another name of an organisation; `until` is the last day of a former one. */
export type OtherName = { name: string; key: string; kind: NameKind; until: PlainDate | null }

/** An organisation as lists are compared with it. */
export type KnownOrganisation = DirectoryRecord & { id: string; otherNames: OtherName[] }

export type ImportCounts = Record<RowVerdict['verdict'], number>

export type ImportRow = RowVerdict & { line: number; record: DirectoryRecord; otherNames: string[] }

export type Import = {
  id: string
  region: string
  fileName: string
  status: 'checked' | 'applied' | 'dropped'
  counts: ImportCounts
  madeBy: string
  madeAt: Date
  appliedAt: Date | null
}

export type Merger = {
  id: string
  region: string
  fromId: string
  intoId: string
  reason: string
  /**
   * What went over, to be able to go back. `accounts`: whoever got the role at the organisation that stays; `both`: whoever had
   * it there already; `followers`: organisations that had gone into the one that ends; `rows`: keys by the name of the table.
   */
  moved: {
    experts: string[]
    accounts: string[]
    both: string[]
    followers: string[]
    rows: Record<string, string[]>
  }
  mergedAt: Date
  undoneAt: Date | null
}

/** The directory of organisations beyond one row of it. */
export type Directory = {
  /** The organisation that took the place of this one, or itself; undefined for an unknown id. */
  currentId(id: string): Promise<string | undefined>
  /** Organisations of the region in force, with their other names. */
  known(region: string): Promise<KnownOrganisation[]>
  /** Ids of organisations in force whose name or other name has this key. */
  withKey(region: string, key: string): Promise<string[]>
  /** A name known already is left as it is. */
  addName(organisationId: string, name: Omit<OtherName, 'key'>, at: Date): Promise<void>
  removeName(organisationId: string, key: string): Promise<void>
  numbers(organisationId: string): Promise<OrganisationNumbers | undefined>
  setTypedByHand(organisationId: string, typed: boolean): Promise<void>
  merger(id: string): Promise<Merger | undefined>
  /** Locks both rows, moves specialists, roles and cases over; answers what went over. */
  merge(merger: Omit<Merger, 'moved' | 'mergedAt' | 'undoneAt'>, by: string, at: Date): Promise<Merger['moved']>
  /** Gives back what went over, and what came since to the cases of the organisation that returns. */
  unmerge(merger: Merger, at: Date): Promise<void>
  keepImport(made: Import, rows: readonly ImportRow[]): Promise<void>
  /** Locks the import. */
  importById(id: string): Promise<Import | undefined>
  importRows(id: string, verdicts: readonly RowVerdict['verdict'][]): Promise<ImportRow[]>
  settleImport(id: string, status: 'applied' | 'dropped', at: Date): Promise<void>
}
