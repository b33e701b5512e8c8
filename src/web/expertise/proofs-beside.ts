import type { FileChecks } from '../../application/files/file-check.ts'
import type { StoredFile } from '../../application/stores/cases.ts'
import type { CaseEvidence } from '../../application/stores/portfolio.ts'
import type { Section } from '../../domain/expertise/criteria-set.ts'
import { isMeantFor } from '../../domain/expertise/meant-for.ts'
import { proofRef, type Verdict } from '../../domain/expertise/proofs.ts'
import { isOfTheWork } from '../../domain/expertise/work-papers.ts'

/** What of a case may prove something: copies of the portfolio, and files that came with the application. */
export type Materials = {
  evidence: readonly CaseEvidence[]
  files: readonly StoredFile[]
  /** Whether pages of open sources count in the region. */
  openSources: boolean
  /** By digest: «заверено школой, акт № 12 от 04.03.2024». */
  certified: Readonly<Record<string, string>>
  checks: FileChecks
}

/** Files of an application that speak of the work; files of the portfolio's copies stand with the copies. */
export const filesOfTheWork = (files: readonly StoredFile[], evidence: readonly CaseEvidence[]): StoredFile[] => {
  const copied = new Set(evidence.map(({ file }) => file?.id))
  return files.filter(({ id, document }) => !copied.has(id) && isOfTheWork(document))
}

export type Beside = {
  /** Tied to the item, or to the indicator of its section and to no other item of it; or with a verdict already. */
  shown: { ref: string; evidence?: CaseEvidence | undefined; file?: StoredFile | undefined }[]
  /** Everything else of the case that may be added. */
  others: { ref: string; title: string; kind: 'evidence' | 'file' }[]
}

/** What stands beside an item: first what its proofs were meant for, then the rest to choose from. */
export const proofsBeside = (
  { evidence, files }: Materials,
  section: Section,
  code: string,
  verdicts: readonly Verdict[],
): Beside => {
  const judged = new Set(verdicts.map(({ proof }) => proof))
  const copies = evidence.map(one => ({
    ref: proofRef({ kind: 'evidence', id: one.id }),
    evidence: one,
    here: isMeantFor(section, code, one),
  }))
  const papers = files.map(file => ({ ref: proofRef({ kind: 'file', id: file.id }), file, here: false }))
  const isShown = ({ ref, here }: { ref: string; here: boolean }): boolean => here || judged.has(ref)
  return {
    shown: [
      ...copies
        .filter(isShown)
        .sort((a, b) => Number(b.evidence.codes.includes(code)) - Number(a.evidence.codes.includes(code))),
      ...papers.filter(isShown),
    ],
    others: [
      ...copies
        .filter(one => !isShown(one))
        .map(({ ref, evidence: one }) => ({ ref, title: one.title, kind: 'evidence' as const })),
      ...papers.filter(one => !isShown(one)).map(({ ref, file }) => ({ ref, title: file.name, kind: 'file' as const })),
    ],
  }
}
