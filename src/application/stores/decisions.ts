import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { OrderStatus } from '../../domain/order/order-life-cycle.ts'
import type { OrderKind, OrderPoint } from '../../domain/order/order-points.ts'
import type { Category, Form } from '../../domain/regulations/vocabulary.ts'
import type { Paper } from '../papers/paper.ts'

export type MeetingRow = {
  id: string
  region: string
  on: PlainDate
  time: string
  place: string
  stage: string
  version: number
  state: object
}

export type MeetingRows = { put(row: MeetingRow): Promise<void> }

export type OrderLine = {
  caseId: string
  category: Category
  position: string
  outcome: 'set' | 'refused'
  fullName: string
  organisation: string
  municipality: string
  decidedOn: PlainDate
  reason?: string | undefined
}

export type OrderRow = {
  id: string
  region: string
  /** Absent for an order that changes an earlier one. */
  meetingId: string | null
  status: OrderStatus
  kind: OrderKind
  /** The order that this one changes or corrects, always the first of the chain. */
  amends: string | null
  points: OrderPoint<OrderLine>[]
  /** The request that asked for the correction. */
  requestId: string | null
  /** Kept from the first preparation on, signed or not. */
  number: string | null
  title: string
  /** Of an order that changes another one: the lines it adds. */
  rows: OrderLine[]
  remarks: string | null
  draftedOn: PlainDate
  agreedOn: PlainDate | null
  agreedBy: string | null
  /** The day the number was given for. */
  preparedOn: PlainDate | null
  signedOn: PlainDate | null
  signedBy: string | null
  publishedOn: PlainDate | null
  publishedAt: Date | null
  version: number
}

export type Orders = {
  /** Locks the row until the end of the transaction. */
  get(id: string): Promise<OrderRow | undefined>
  put(row: OrderRow): Promise<void>
  /** Orders are numbered from one again each year: `on` is the day of signing. Numbers of prepared orders are taken too. */
  numberTaken(region: string, number: string, on: PlainDate, exceptOrderId: string): Promise<boolean>
  /** Which of these cases another order, drafted or signed, carries. */
  carried(caseIds: readonly string[], exceptOrderId: string): Promise<string[]>
  /** Lines of the public register, written at publication. */
  publish(row: OrderRow): Promise<void>
  /** Published and signed orders that change this one, in the order in which they came into being. */
  changesOf(orderId: string): Promise<OrderRow[]>
  /** An order under way that changes this one; there is at most one at a time. */
  changeUnderWay(orderId: string): Promise<OrderRow | undefined>
  /** Brings the lines of the public register in line with a published change and keeps what they said before. */
  publishChanges(row: OrderRow): Promise<void>
}

export type PaperOwner = { caseId?: string; meetingId?: string; orderId?: string; requestId?: string }

export type StoredPaper = PaperOwner & {
  id: string
  region: string
  form: Form
  title: string
  recipient: string
  clause: string
  content: Paper
  digest: string
  madeOn: PlainDate
  madeAt: Date
}

export type Notice = {
  id: string
  region: string
  caseId?: string | undefined
  requestId?: string | undefined
  personId?: string | undefined
  organisationId?: string | undefined
  documentId?: string | undefined
  subject: string
  body: string
  way: string
  createdAt: Date
}

export type PaperStore = {
  add(paper: Omit<StoredPaper, 'digest'>): Promise<StoredPaper>
  get(id: string): Promise<StoredPaper | undefined>
  notify(notice: Notice): Promise<void>
  /** The region of a letter that has failed to leave so far; undefined when there is none, or it has left. */
  unsent(noticeId: string): Promise<string | undefined>
  /** Letters to schools about these cases that were not sent by mail yet, with whom each is meant for. */
  schoolLetters(caseIds: readonly string[]): Promise<{ documentId: string; organisationId: string }[]>
  /** Marks everything that a person was told until the moment as read. */
  readNotices(personId: string, at: Date): Promise<void>
  /** Marks the letters of a person as read. */
  noticesRead(personId: string, at: Date): Promise<void>
  message(message: {
    id: string
    caseId: string
    authorId: string
    role: string
    body: string
    sentAt: Date
  }): Promise<void>
}
