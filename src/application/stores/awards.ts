/** Why a specialist would not confirm an award, and what became of it. */
export type AwardDoubt = {
  id: string
  caseId: string
  expertId: string
  reason: string
  raisedAt: Date
  settledAt: Date | null
  settledBy: string | null
  settledHow: string | null
}

/** Words about awards are personal data: they stand here and never in the log. */
export type AwardDoubts = {
  /** Of a case, the oldest first; locked until the end of the transaction. */
  ofCase(caseId: string): Promise<AwardDoubt[]>
  add(doubt: AwardDoubt): Promise<void>
  settle(doubt: AwardDoubt): Promise<void>
}
