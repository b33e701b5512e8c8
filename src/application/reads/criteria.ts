import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { CriteriaEdition, EditionState, OwnCriteria } from '../stores/criteria.ts'

/** A line of the list of sets. */
export type CriteriaLine = Pick<
  CriteriaEdition,
  'id' | 'setId' | 'state' | 'title' | 'categories' | 'validFrom' | 'validTo' | 'approvedBy' | 'changedAt'
> & {
  changedByName: string
  /** First day of the approved edition of the same set that takes its place. */
  replacedFrom: PlainDate | null
}

export type CriteriaListQuestion = {
  region: string
  state?: EditionState | undefined
  category?: Category | undefined
  /** Words of the title or of a position. */
  words?: string | undefined
  order?: 'changed' | 'title' | 'force' | undefined
  /** From 1. */
  page?: number | undefined
}

/** What was done with an edition, newest first. */
export type CriteriaHistoryLine = { at: Date; action: string; name: string | null; details: Record<string, unknown> }

export type CriteriaReads = {
  /** For `criteriaOfCase` on a page; inside a transaction it is `tx.criteria.inForce`. */
  criteriaInForce: OwnCriteria
  criteriaList(question: CriteriaListQuestion): Promise<{ rows: CriteriaLine[]; more: boolean }>
  /** For whom own editions are in force on the day. */
  criteriaReplaced(region: string, on: string): Promise<Pick<CriteriaEdition, 'categories' | 'positions'>[]>
  criteriaEdition(id: string): Promise<(CriteriaEdition & { changedByName: string }) | undefined>
  /** Editions of one set, newest first. */
  criteriaEditionsOf(region: string, setId: string): Promise<CriteriaLine[]>
  criteriaHistory(id: string): Promise<CriteriaHistoryLine[]>
}
