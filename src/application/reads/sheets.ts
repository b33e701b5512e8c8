import type { Proofs } from '../../domain/expertise/proofs.ts'
import type { ExpertRemark, SavedSheet, SheetDifference } from '../stores/sheets.ts'

/** A remark as lists show it. */
export type RemarkLine = ExpertRemark & { expert: string; author: string; number: string | null; applicant: string }

export type SheetReads = {
  sheetDraft(caseId: string, expertId: string): Promise<SavedSheet | undefined>
  /** Comments of signed sheets by expert, then by criterion. */
  sheetComments(caseId: string): Promise<Record<string, Record<string, string>>>
  /** Verdicts of signed sheets by expert, then by criterion; empty for sheets signed before verdicts were kept. */
  sheetProofs(caseId: string): Promise<Record<string, Proofs>>
  /** Who of a joint sheet cannot sign it as it stands. */
  sheetDifferences(caseId: string): Promise<SheetDifference[]>
  /** Remarks to the conclusions of a specialist, newest first, withdrawn ones too: those do not count. */
  remarksOfExpert(expertId: string): Promise<RemarkLine[]>
  remarksOfCase(caseId: string): Promise<RemarkLine[]>
}
