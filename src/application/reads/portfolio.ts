import type { Points } from '../../domain/case/events.ts'
import type { CaseEvidence, Evidence } from '../stores/portfolio.ts'

/** A case that took a proof: where a teacher's proof has been used. */
export type EvidenceUse = { caseId: string; number: string | null; region: string; addedOn: string }

export type PortfolioReads = {
  /** Proofs of a person, newest first; removed ones are left out. */
  evidenceOf(personId: string): Promise<Evidence[]>
  /** One proof, removed or not. Whose it is the caller checks. */
  evidence(id: string): Promise<Evidence | undefined>
  /** What of a portfolio a case holds: frozen copies, in the order they came. */
  caseEvidence(caseId: string): Promise<CaseEvidence[]>
  /** By proof: cases that hold a copy of it, oldest first. */
  evidenceUses(personId: string): Promise<Record<string, EvidenceUse[]>>
  /** Ids of proofs chosen for an application that is not filed yet. */
  draftEvidence(draftId: string): Promise<string[]>
  /** Digests of the person's files that stand in a signed act of a school, of the portfolio or of a case. */
  certifiedDigests(personId: string): Promise<string[]>
  /** What the person expects of the own work by a criteria set; undefined before the first saving. */
  selfAssessment(personId: string, region: string, set: string): Promise<Points | undefined>
}
