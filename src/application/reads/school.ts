import type { NoticeLine } from './papers.ts'

export type SchoolReads = {
  /** Letters to an employer, newest first; at most 200. */
  noticesOfOrganisation(organisationId: string): Promise<NoticeLine[]>
}
