import { type Deadline, deadlinesOf } from '../domain/calendar/deadlines.ts'
import type { FactName, Facts } from '../domain/calendar/facts.ts'
import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { RangeOfCalendar } from '../domain/calendar/work-calendar.ts'
import { isRefusal } from '../domain/regulations/finding.ts'
import { type Pack, type PackRef, packRef } from '../domain/regulations/pack.ts'
import type { App } from './app.ts'
import type { OrderDays, PublicOrders } from './reads/public-order.ts'

/** The terms in which an order must be published, each judged by the day of publication; none where the edition names none. */
export type PublicationTerms = { pack: PackRef; terms: Deadline[] }

type Place = { app: Pick<App, 'law'>; reads: Pick<PublicOrders, 'factsOfOrder'> }

/**
 * The terms of publication of one order by the edition of the day it was signed on (of today before that). A term that runs from
 * a day of each case is counted from the earliest of them: an order is in time when it is for everybody in it.
 */
export const publicationTerms = async (
  { app, reads }: Place,
  order: OrderDays & { id: string },
  today: PlainDate,
): Promise<PublicationTerms | undefined> => {
  const pack = app.law.packFor(order.region, order.signedOn ?? today)
  if (isRefusal(pack)) return undefined
  const rules = rulesOf(pack)
  const starts = Object.values(rules).flatMap(({ after }) => after ?? [])
  const own = daysOf(order)
  const known: Facts = { ...(await reads.factsOfOrder(order.id, asked(starts, own))), ...own }
  try {
    const calendar = app.law.calendar(order.region)
    const terms = deadlinesOf(rules, known, { kind: 'attestation', outcome: 'set' }, calendar, today)
    return { pack: packRef(pack), terms: terms.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)) }
  } catch (error) {
    // A year without a calendar: nothing can be said of the term, and the page goes on without it.
    if (error instanceof RangeOfCalendar) return undefined
    throw error
  }
}

const rulesOf = ({ deadlines }: Pack) =>
  Object.fromEntries(Object.entries(deadlines).filter(([, { closed_by }]) => closed_by === 'order.published'))

const daysOf = ({ signedOn, publishedOn }: OrderDays): Facts => ({
  ...(signedOn === null ? {} : { 'order.signed': signedOn }),
  ...(publishedOn === null ? {} : { 'order.published': publishedOn }),
})

const asked = (starts: readonly FactName[], own: Facts): FactName[] => [
  ...new Set(starts.filter(fact => own[fact] === undefined)),
]
