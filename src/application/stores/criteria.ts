import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { CriteriaDraft } from '../../domain/expertise/criteria-draft.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'

/** draft: being written; approved: frozen; withdrawn: a draft given up; cancelled: approved, but taken back before its day. */
export const editionStates = ['draft', 'approved', 'withdrawn', 'cancelled'] as const
export type EditionState = (typeof editionStates)[number]

export type ApprovalAct = { act: string; number: string; on: string }

/** One edition of a region's own set. A draft has `draft`, an approved one `body`. */
export type CriteriaEdition = {
  id: string
  region: string
  setId: string
  state: EditionState
  version: number
  title: string
  categories: Category[]
  /** Keys of positions (`positionKey`); null: every position. */
  positions: string[] | null
  draft: CriteriaDraft | null
  body: CriteriaSet | null
  /** `teachers@2023-09-01` or the id of the edition it was copied from. */
  basedOn: string | null
  validFrom: PlainDate | null
  validTo: PlainDate | null
  approvedBy: ApprovalAct | null
  createdBy: string
  createdAt: Date
  changedBy: string
  changedAt: Date
}

/** Which set judges this category and position in the region on the day. */
export type CriteriaQuestion = { region: string; category: Category; position: string; on: string }

/** Answers the region's own set in force; undefined when the region has none for it. */
export type OwnCriteria = (question: CriteriaQuestion) => Promise<CriteriaSet | undefined>

/** Editions inside a transaction. */
export type CriteriaEditions = {
  inForce: OwnCriteria
  get(id: string): Promise<CriteriaEdition | undefined>
  add(edition: CriteriaEdition): Promise<void>
  /** False when somebody else has saved since `version`; true makes it `version + 1`. */
  save(
    edition: Pick<CriteriaEdition, 'id' | 'version' | 'title' | 'categories' | 'positions' | 'draft' | 'setId'> &
      Pick<CriteriaEdition, 'changedBy' | 'changedAt'>,
  ): Promise<boolean>
  approve(
    edition: Pick<CriteriaEdition, 'id' | 'version' | 'body' | 'validFrom' | 'validTo' | 'approvedBy' | 'positions'> &
      Pick<CriteriaEdition, 'changedBy' | 'changedAt'>,
  ): Promise<boolean>
  /** A draft is given up, or an approved one taken back. False when it was changed since. */
  close(
    edition: Pick<CriteriaEdition, 'id' | 'version' | 'changedBy' | 'changedAt'> & {
      as: 'withdrawn' | 'cancelled'
    },
  ): Promise<boolean>
  /** Approved editions of the region that are in force on some day from `from` on, of any set. */
  approvedFrom(region: string, from: string): Promise<CriteriaEdition[]>
  /** Names of sets the region has used already. */
  setIds(region: string): Promise<string[]>
}
