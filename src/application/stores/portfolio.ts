import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Points } from '../../domain/case/events.ts'
import type { EvidenceFacts } from '../../domain/portfolio/evidence.ts'
import type { EvidenceItem } from '../../domain/portfolio/items.ts'
import type { StoredFile } from './cases.ts'

/** A file of a proof as pages show it. */
export type EvidenceFile = Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'size' | 'digest'>

/** One proof of a person's portfolio. */
export type Evidence = EvidenceFacts & {
  id: string
  ownerId: string
  file: EvidenceFile | undefined
  items: EvidenceItem[]
  version: number
  updatedAt: Date
  /** Hidden from the portfolio since; null while it is there. */
  removedAt: Date | null
}

/** A proof as it was when it went into a case; nothing changes it. */
export type CaseEvidence = EvidenceFacts & {
  id: string
  caseId: string
  evidenceId: string
  file: EvidenceFile | undefined
  /** Items of the criteria set of the case that it supports. */
  codes: string[]
  addedOn: PlainDate
}

export type Portfolio = {
  /** A removed one is answered too, so that it can be put back. */
  get(id: string): Promise<Evidence | undefined>
  /** All of a person's, newest first; removed ones are left out. */
  of(ownerId: string): Promise<Evidence[]>
  /** `version` is the number of this save, one more than was read. Throws StaleCase when another tab has saved a newer one. */
  put(evidence: Omit<Evidence, 'file' | 'updatedAt' | 'removedAt'> & { fileId: string | null }, at: Date): Promise<void>
  /** Hides it from the portfolio; cases keep their copies. */
  remove(id: string, at: Date): Promise<void>
  restore(id: string): Promise<void>
  /** Proofs chosen for an application that is not filed yet. */
  ofDraft(draftId: string): Promise<Evidence[]>
  choose(draftId: string, evidenceIds: readonly string[]): Promise<void>
  ofCase(caseId: string): Promise<CaseEvidence[]>
  /** A proof already in the case is left as it is. */
  addToCase(proof: CaseEvidence, by: string, at: Date): Promise<void>
  selfAssessment(personId: string, region: string, set: string): Promise<Points | undefined>
  saveSelfAssessment(personId: string, region: string, set: string, points: Points, at: Date): Promise<void>
}
