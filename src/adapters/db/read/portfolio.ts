import { sql } from 'kysely'
import type { EvidenceUse, PortfolioReads } from '../../../application/reads/portfolio.ts'
import type { Db } from '../connect.ts'
import { caseEvidenceOf, chosenFor, evidenceById, evidenceOfOwner } from '../portfolio-columns.ts'
import { selfAssessmentOf } from '../self-assessments.ts'

/** The portfolio of a person and what of it lies in which case. */
export const portfolioReads = (db: Db): PortfolioReads => ({
  evidenceOf: personId => evidenceOfOwner(db, personId),
  evidence: id => evidenceById(db, id),
  caseEvidence: caseId => caseEvidenceOf(db, caseId),
  draftEvidence: draftId => chosenFor(db, draftId),
  selfAssessment: (personId, region, set) => selfAssessmentOf(db, personId, region, set),

  certifiedDigests: async personId => {
    const { rows } = await sql<{ digest: string }>`/*@certified-digests*/
      select distinct d.digest from certification_acts a join certified_digests d on d.act_id = a.id
      where a.owner_id = ${personId} and a.signed_at is not null and a.cancelled_at is null`.execute(db)
    return rows.map(({ digest }) => digest)
  },

  evidenceUses: async personId => {
    const { rows } = await sql<EvidenceUse & { evidenceId: string }>`/*@evidence-uses*/
      select u.evidence_id as "evidenceId", c.id as "caseId", c.number, c.region, u.added_on as "addedOn"
      from cases c join case_evidence u on u.case_id = c.id
      where c.applicant_id = ${personId} order by u.added_at, u.id`.execute(db)
    const uses: Record<string, EvidenceUse[]> = {}
    for (const { evidenceId, ...use } of rows) uses[evidenceId] = [...(uses[evidenceId] ?? []), use]
    return uses
  },
})
