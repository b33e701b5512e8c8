import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MeetingRow, OrderRow } from '../stores/decisions.ts'
import type { Noted } from '../stores/meeting-notes.ts'
import type { RosterMember } from '../stores/people.ts'
import type { PaperLine } from './papers.ts'
import type { CaseLine } from './queue.ts'

/** `cases`: how many stand on the agenda now. */
export type MeetingLine = Omit<MeetingRow, 'state'> & { cases: number }
export type RosterLine = RosterMember & { name: string }

export type MeetingCard = {
  row: MeetingRow
  /** In the order of surnames. */
  agenda: CaseLine[]
  /** The commission as it was on the day of the meeting. */
  roster: RosterLine[]
  papers: PaperLine[]
  orderIds: string[]
}

/** Conclusion and papers that go to the commission; `conclusion` null before it is formed. */
export type CasePackage = {
  conclusion: {
    basis: 'sheets' | 'awards' | 'petition' | 'test_failed'
    meets: boolean
    total?: number | undefined
    percent?: number | undefined
  } | null
  papers: Pick<PaperLine, 'id' | 'form' | 'title'>[]
}

export type OrderListed = Pick<
  OrderRow,
  'id' | 'region' | 'status' | 'kind' | 'number' | 'title' | 'draftedOn' | 'signedOn' | 'publishedOn' | 'meetingId'
> & { meetingOn: PlainDate | null; lines: number }

/** An order as another one speaks of it. */
export type OrderMention = Pick<OrderRow, 'id' | 'kind' | 'status' | 'number' | 'title' | 'signedOn' | 'publishedOn'>

export type OrderCard = {
  row: OrderRow
  /** Absent for an order that changes another one. */
  meeting: { on: PlainDate; time: string; place: string } | null
  /** The order it changes, and those that change it, the oldest first. */
  amended: OrderMention | null
  changes: OrderMention[]
  agreedBy: string | null
  signedBy: string | null
  papers: PaperLine[]
}

export type MeetingReads = {
  /** Newest first, at most 200. */
  meetingsOf(region: string): Promise<MeetingLine[]>
  /** Those of them on whose roster the person stands. */
  meetingsOfMember(region: string, personId: string): Promise<MeetingLine[]>
  /** What the commission gets of each case, by its id. */
  packagesOf(caseIds: readonly string[]): Promise<Record<string, CasePackage>>
  /** Speeches of every case and the reasons of the absent. */
  meetingNotes(id: string): Promise<Noted>
  meetingCard(id: string): Promise<MeetingCard | undefined>
  /** Assessed cases that stand on no agenda, the most urgent first; at most 500. */
  readyForAgenda(region: string): Promise<CaseLine[]>
  /** Meetings with decided cases that no order, drafted or signed, has taken up. */
  meetingsWithoutOrder(region: string): Promise<MeetingLine[]>
  /** Newest first, at most 200. */
  ordersOf(region: string): Promise<OrderListed[]>
  orderCard(id: string): Promise<OrderCard | undefined>
  /** Cases of a published order whose result was not sent yet. */
  unsentOf(orderId: string): Promise<number>
}
