import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { CaseState } from '../../domain/case/state.ts'

/** The projected row of a case; `state` is the whole state, the rest is what queues sort and filter by. */
export type CaseRow = {
  id: string
  region: string
  version: number
  state: Exclude<CaseState, { stage: 'draft' }>
  mover: string | null
  nextDue: PlainDate | null
  nextDueName: string | null
  finished: boolean
  lastEventOn: PlainDate
  surnameKey: string
  epguNumber: string | null
}

export type CaseRows = {
  put(row: CaseRow): Promise<void>
  /** Keeps the seats in step with the panel of the case. */
  seats(caseId: string, seats: { expertId: string; duty: string; signedOn: PlainDate | null }[]): Promise<void>
  surnameKey(caseId: string): Promise<string | undefined>
  /** A number of the journal of applications: one number, one case of the region. */
  numberTaken(region: string, number: string): Promise<boolean>
  answers(caseId: string, answers: readonly Answer[], by: string, at: Date): Promise<void>
  /** The form as it was read and answered; empty when it was not kept. */
  answered(caseId: string): Promise<Answer[]>
  /** Ids of cases on a meeting's agenda that wait for an order, with their decision. */
  decidedAt(meetingId: string): Promise<string[]>
}

/** A question of the form and its answer as the person read and gave them. */
export type Answer = { field: string; question: string; answer: string }

export type Draft = {
  id: string
  region: string
  pack: string
  ownerId: string
  answers: Record<string, string | string[]>
  /** Section of the task list → finished by the person. */
  sections: Record<string, boolean>
  version: number
  createdAt: Date
  updatedAt: Date
}

export type Drafts = {
  get(id: string): Promise<Draft | undefined>
  /** `version` is the number of this save, one more than was read. Throws StaleCase when another tab has saved a newer version. */
  put(draft: Draft): Promise<void>
  remove(id: string): Promise<void>
}

export type RequestRow = {
  id: string
  region: string
  pack: string
  kind: string
  number: string | null
  stage: string
  version: number
  applicantId: string
  caseId: string | null
  received: PlainDate
  nextDue: PlainDate | null
  finished: boolean
  text: Record<string, string>
  state: object
}

export type RequestRows = {
  put(row: RequestRow): Promise<void>
  text(id: string): Promise<Record<string, string> | undefined>
}

export type StoredFile = {
  id: string
  digest: string
  name: string
  mediaType: string
  size: number
  draftId: string | null
  caseId: string | null
  requestId?: string | null | undefined
  /** The person whose portfolio it belongs to. */
  ownerId?: string | null | undefined
  document: string
  uploadedBy: string
  uploadedAt: Date
}

export type FileRows = {
  add(file: StoredFile): Promise<void>
  get(id: string): Promise<StoredFile | undefined>
  /** Of which kind the bytes are, by the newest row that names them. */
  mediaType(digest: string): Promise<string | undefined>
  /** Those of the digests that some row still names. */
  used(digests: readonly string[]): Promise<string[]>
  ofDraft(draftId: string): Promise<StoredFile[]>
  /** Files of a draft go with the application. */
  moveToCase(draftId: string, caseId: string): Promise<void>
  remove(id: string): Promise<void>
}
