import type { Paper } from '../papers/paper.ts'

/** The whole case as one ZIP: asked for by a person, built by a job, kept for a week. */
export type CaseArchive = {
  id: string
  caseId: string
  askedBy: string
  askedAt: Date
  status: 'building' | 'ready' | 'failed'
  digest: string | null
  size: number | null
  madeAt: Date | null
  failed: string | null
}

/** A paper with the file that stands for it: the signed one where there is one, otherwise the one printed last. */
export type ArchivedPaper = {
  id: string
  title: string
  clause: string
  content: Paper
  madeAt: Date
  /** SHA-256 of the PDF; null when it has not been printed yet. */
  digest: string | null
  size: number | null
  /** Streebog-256 of a signed PDF. */
  streebog: string | null
  signatures: { digest: string; size: number; owner: string; checkedAt: Date }[]
}

export type Archives = {
  add(archive: Pick<CaseArchive, 'id' | 'caseId' | 'askedBy' | 'askedAt'>): Promise<void>
  get(id: string): Promise<CaseArchive | undefined>
  latest(caseId: string): Promise<CaseArchive | undefined>
  ready(id: string, made: { digest: string; size: number; madeAt: Date }): Promise<void>
  failed(id: string, because: string): Promise<void>
  /** Papers of the case, of its requests, and the published copy of its order; the oldest first. */
  papersOf(caseId: string): Promise<ArchivedPaper[]>
  /** Archives made before the moment go; the case itself stays. Answers how many. */
  forget(before: Date): Promise<number>
}
