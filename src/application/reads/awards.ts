import type { Award } from '../awards/claimed-award.ts'
import type { AwardDoubt } from '../stores/awards.ts'
import type { CaseLine } from './queue.ts'

/** A case whose awards wait: how many have confirmed, whether this specialist has, how many remarks stand open. */
export type AwardCase = CaseLine & { confirmed: number; mine: boolean; doubts: number; claimed: string | null }
export type DoubtLine = AwardDoubt & { expert: string; settledByName: string | null }
export type { Award }

export type AwardReads = {
  /** Admitted cases of the awards path, the oldest first; part of the name, the organisation or the number; at most 200. */
  awardCases(question: { region: string; personId: string; search?: string | undefined }): Promise<AwardCase[]>
  /** Remarks of specialists on the awards of a case, the oldest first. */
  awardDoubts(caseId: string): Promise<DoubtLine[]>
}
