import type { Sheet } from '../../domain/expertise/sheet-items.ts'

/** A sheet as it was saved last. */
export type SavedSheet = Sheet & { savedAt: Date }

/** Later signer of a joint sheet who cannot sign it as it stands. */
export type SheetDifference = { expertId: string; items: string[]; words: string; saidAt: Date }

/** A remark to a signed conclusion. */
export type ExpertRemark = {
  id: string
  caseId: string
  expertId: string
  remark: string
  madeBy: string
  madeAt: Date
  answer: string | null
  answeredAt: Date | null
  withdrawnAt: Date | null
}

/** Sheets of specialists: as they are being filled in, what was signed beside the points, and what was said of them. */
export type Sheets = {
  /** The sheet as it was saved last; undefined before that. */
  draft(caseId: string, expertId: string): Promise<SavedSheet | undefined>
  /** The same, held until the end of the transaction: two tabs save one after the other. */
  locked(caseId: string, expertId: string): Promise<Sheet>
  save(caseId: string, expertId: string, sheet: Sheet, at: Date): Promise<void>
  /** Comments and verdicts of a signed sheet; points stand in the case. */
  sign(caseId: string, expertId: string, sheet: Omit<Sheet, 'points'>): Promise<void>
  /** What of the case a verdict may speak of, papers about the person left out: `evidence:<id>` and `file:<id>`, each with its words. */
  proofsOf(caseId: string): Promise<Record<string, string>>
  differ(caseId: string, difference: SheetDifference): Promise<void>
  agree(caseId: string, expertId: string): Promise<void>
  remark(remark: Pick<ExpertRemark, 'id' | 'caseId' | 'expertId' | 'remark' | 'madeBy' | 'madeAt'>): Promise<void>
  remarkById(id: string): Promise<ExpertRemark | undefined>
  /** Id of the newest remark to this specialist on the case that was not withdrawn. */
  lastRemark(caseId: string, expertId: string): Promise<string | undefined>
  answerRemark(id: string, answer: string, at: Date): Promise<void>
  withdrawRemark(id: string, at: Date): Promise<void>
}
