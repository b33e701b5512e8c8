import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { BatchChange } from '../../domain/expertise/assign-changes.ts'
import type { BatchInput, BatchResult } from '../../domain/expertise/assign-input.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import type { Applicant } from '../../domain/expertise/panel.ts'
import type { PackRef } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'

/** What the registry keeps for people to read; no rule asks for it. */
export type ExpertWords = { degree: string | null; post: string | null; notes: string | null }

export type Education = {
  id: string
  institution: string
  level: ExpertProfile['education']
  speciality: string
  year: number
}

export type StatedCategory = {
  id: string
  category: Category
  setOn: PlainDate
  validUntil: PlainDate | null
  body: string | null
}

export type ExpertLeave = { id: string; from: PlainDate; to: PlainDate; note: string | null }

/** A tie declared before any case: with a person by the full name, or with an organisation. */
export type ExpertTie = {
  id: string
  person: string | null
  organisationId: string | null
  reason: string
  declaredOn: PlainDate
}

/** Lines about one specialist, beside the profile. Removing what is not there does nothing. */
export type Registry = {
  words(expertId: string, words: ExpertWords): Promise<void>
  addEducation(expertId: string, one: Education): Promise<void>
  addCategory(expertId: string, one: StatedCategory): Promise<void>
  addLeave(expertId: string, one: ExpertLeave, by: string, at: Date): Promise<void>
  addTie(expertId: string, one: ExpertTie): Promise<void>
  /** False when the line is not one of this specialist. */
  remove(expertId: string, kind: 'education' | 'category' | 'leave' | 'tie', id: string): Promise<boolean>
}

/** A case that waits for its panel. */
export type WaitingCase = {
  id: string
  version: number
  pack: PackRef
  number: string | null
  name: string
  organisation: string
  municipality: string | null
  category: Category
  received: PlainDate
  attestationOn: PlainDate | null
  applicant: Applicant
  /** Specialists who have stepped back. */
  barred: string[]
  /** The open proposal the case stands in. */
  batch: { id: string; number: number } | null
}

/** `left`: no panel is possible; `stale`: the case changed after the counting; `refused`: the rules did not let it through. */
export type BatchOutcome = 'waiting' | 'appointed' | 'left' | 'stale' | 'refused'

export type BatchCaseRow = {
  caseId: string
  place: number
  caseVersion: number
  outcome: BatchOutcome
  words: string | null
}

export type PanelBatch = {
  id: string
  region: string
  number: number
  madeBy: string
  madeAt: Date
  on: PlainDate
  stage: 'proposed' | 'confirmed' | 'dropped'
  version: number
  algorithm: number
  seed: string
  input: BatchInput
  result: BatchResult
  changes: BatchChange[]
}

export type PanelBatches = {
  /** Cases of a region that were admitted and have no specialists yet, the earliest first; at most 1000. */
  waiting(region: string): Promise<WaitingCase[]>
  /** Locks the row until the end of the transaction. */
  get(id: string): Promise<PanelBatch | undefined>
  add(batch: PanelBatch, cases: readonly BatchCaseRow[]): Promise<void>
  /** A changed proposal: its input, result and stage; cases stay as they were told apart at the first counting. */
  put(batch: PanelBatch): Promise<void>
  cases(id: string): Promise<BatchCaseRow[]>
  /** A case that was appointed stays so, whatever a slower request thinks of it. */
  settle(id: string, caseId: string, outcome: BatchOutcome, words: string | null): Promise<void>
}
