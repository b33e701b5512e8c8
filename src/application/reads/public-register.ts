import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { OrderKind } from '../../domain/order/order-points.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { Page } from './page.ts'

export type PublicOrder = {
  id: string
  region: string
  number: string
  title: string
  kind: OrderKind
  signedOn: PlainDate
  publishedOn: PlainDate
  /** The moment that proves the term of publication. */
  publishedAt: Date
  /** Lines anybody may read; refusals are not among them. */
  lines: number
}

/** An order as another one speaks of it. */
export type PublicMention = Pick<PublicOrder, 'id' | 'number' | 'title' | 'kind' | 'signedOn' | 'publishedOn'>

/** All that the public may know of one teacher: no reasons, no contacts, no papers. Refused lines are nobody's to read here. */
export type PublicLine = {
  orderId: string
  line: number
  region: string
  orderNumber: string
  orderSignedOn: PlainDate
  publishedOn: PlainDate
  fullName: string
  position: string
  organisation: string
  municipality: string
  category: Category
  outcome: 'set' | 'refused'
  decidedOn: PlainDate
  /** Taken out by a later order: the line no longer says anything about anybody. */
  removed: boolean
  /** The last order that changed the line or took it out. */
  changedBy: Pick<PublicMention, 'id' | 'number' | 'signedOn'> | null
}

/** Published orders only; an unpublished one does not exist here. Pages of 50. */
export type PublicRegister = {
  publicOrders(question: {
    region?: string | undefined
    /** Year of publication. */
    year?: number | undefined
    /** Beginning of an order's number, letter case aside. */
    number?: string | undefined
    /** The beginning of its number, or words that all stand in its title. */
    words?: string | undefined
    kind?: OrderKind | undefined
    after?: string | undefined
  }): Promise<Page<PublicOrder>>
  /** Newest orders first; by name when the beginning of a surname (or of the full name) is given. */
  publicLines(question: {
    region?: string | undefined
    category?: Category | undefined
    surname?: string | undefined
    after?: string | undefined
  }): Promise<Page<PublicLine>>
  publicResult(orderId: string, line: number): Promise<PublicLine | undefined>
}
