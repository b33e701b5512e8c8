import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { CaseArchive } from '../archive/archives.ts'
import type { StoredFile } from '../stores/cases.ts'
import type { StoredPaper } from '../stores/decisions.ts'
import type { TrustItem } from '../trust/trust-items.ts'

/** A paper in a list: everything but its content. */
export type PaperLine = {
  id: string
  form: Form
  title: string
  recipient: string
  clause: string
  digest: string
  madeOn: PlainDate
  madeAt: Date
}

export type NoticeLine = {
  id: string
  caseId: string | null
  requestId: string | null
  documentId: string | null
  subject: string
  body: string
  way: string
  createdAt: Date
  sentAt: Date | null
  readAt: Date | null
}

export type MessageLine = { id: string; authorId: string; author: string; role: string; body: string; sentAt: Date }

export type PaperReads = {
  trustItems(): Promise<TrustItem[]>
  /** The archive of a case that was asked for last. */
  caseArchive(caseId: string): Promise<CaseArchive | undefined>
  /** Organisations that a paper was made for. */
  organisationsTold(documentId: string): Promise<string[]>
  paper(id: string): Promise<StoredPaper | undefined>
  file(id: string): Promise<StoredFile | undefined>
  /** Newest first, at most 200; `unread` counts all of them. */
  noticesOf(personId: string): Promise<{ unread: number; notices: NoticeLine[] }>
}
