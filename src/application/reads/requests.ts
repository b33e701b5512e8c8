import type { RequestRow, StoredFile } from '../stores/cases.ts'
import type { Person } from '../stores/people.ts'
import type { OrderMention } from './meetings.ts'
import type { NoticeLine, PaperLine } from './papers.ts'

export type RequestLine = Omit<RequestRow, 'text' | 'state'> & { applicant: string }

export type RequestCard = {
  row: RequestRow
  applicant: Person
  /** What its applicant attached, in the order it came. */
  files: StoredFile[]
  papers: PaperLine[]
  notices: NoticeLine[]
  /** Orders drafted because this request asked for a correction. */
  orders: OrderMention[]
}

export type RequestReads = {
  /** Open ones by deadline, then finished ones from the newest; at most 500. */
  requestsOf(region: string): Promise<RequestLine[]>
  requestsOfApplicant(personId: string): Promise<RequestLine[]>
  requestCard(id: string): Promise<RequestCard | undefined>
}
