import type { RowVerdict } from '../directory/record.ts'
import type { Import, ImportRow, KnownOrganisation, Merger, OtherName } from '../stores/directory.ts'
import type { Page } from './page.ts'

/** How much of the house's work names an organisation. */
export type OrganisationUse = { cases: number; specialists: number; accounts: number }

export type MergerLine = Merger & { fromName: string; intoName: string; byName: string }

/** An organisation an applicant wrote in words. */
export type TypedOrganisationLine = { id: string; name: string; address: string | null; cases: number }

export type DirectoryReads = {
  directoryOf(region: string): Promise<KnownOrganisation[]>
  otherNames(organisationId: string): Promise<OtherName[]>
  organisationUse(organisationId: string): Promise<OrganisationUse>
  /** Mergers in which the organisation ended or took over, newest first. */
  mergersOf(organisationId: string): Promise<MergerLine[]>
  /** Oldest first; at most 200. */
  typedByHand(region: string): Promise<TypedOrganisationLine[]>
  /** Newest first; at most 50. */
  directoryImports(region: string): Promise<(Import & { byName: string })[]>
  directoryImport(id: string): Promise<(Import & { byName: string }) | undefined>
  /** Rows of one verdict, or all, by line; pages of 100. */
  importPage(question: {
    id: string
    verdict?: RowVerdict['verdict'] | undefined
    after?: string | undefined
  }): Promise<Page<ImportRow>>
}
