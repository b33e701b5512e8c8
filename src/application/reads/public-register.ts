import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { Page } from './page.ts'

export type PublicOrder = {
  id: string
  region: string
  number: string
  title: string
  signedOn: PlainDate
  publishedOn: PlainDate
  lines: number
}

/** All that the public may know of one teacher: no reasons, no contacts, no papers. */
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
}

/** Published orders only; an unpublished one does not exist here. Pages of 50. */
export type PublicRegister = {
  publicOrders(question: {
    region?: string | undefined
    /** Year of publication. */
    year?: number | undefined
    /** Beginning of an order's number, letter case aside. */
    number?: string | undefined
    after?: string | undefined
  }): Promise<Page<PublicOrder>>
  publicOrder(id: string): Promise<{ order: PublicOrder; lines: PublicLine[] } | undefined>
  /** Newest orders first; by name when the beginning of a surname (or of the full name) is given. */
  publicLines(question: {
    region?: string | undefined
    category?: Category | undefined
    surname?: string | undefined
    after?: string | undefined
  }): Promise<Page<PublicLine>>
  publicResult(orderId: string, line: number): Promise<PublicLine | undefined>
}
