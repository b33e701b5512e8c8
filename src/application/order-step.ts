import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { nextOrderStatus, type OrderCommand } from '../domain/order/order-life-cycle.ts'
import { type Finding, isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, type By, type Moment, momentIn } from './app.ts'
import { packNow } from './edition.ts'
import { nextNumber } from './numbers.ts'
import { StaleCase } from './stale-case.ts'
import type { Tx } from './storage.ts'
import type { OrderRow } from './stores/decisions.ts'

export type OrderDone = { orderId: string; status: OrderRow['status']; number: string | null; lines: number }

export type OrderLaw = { pack: Pack; moment: Moment }

export const noOrder: Refusal = { refused: 'not_found', because: 'Такого приказа нет или он вам недоступен' }

/** An order that has nothing yet. */
export const blankOrder = {
  status: 'draft',
  kind: 'main',
  amends: null,
  points: [],
  requestId: null,
  number: null,
  rows: [],
  remarks: null,
  agreedOn: null,
  agreedBy: null,
  preparedOn: null,
  signedOn: null,
  signedBy: null,
  publishedOn: null,
  publishedAt: null,
  version: 1,
} satisfies Partial<OrderRow>

export const lawNow = async (app: App, region: string): Promise<OrderLaw | Refusal> => {
  const pack = packNow(app, region)
  return isRefusal(pack) ? pack : { pack, moment: momentIn(app, pack.authority.time_zone) }
}

/** The order, locked, with the status that the command of this role leads to. */
export const step = async (
  app: App,
  tx: Tx,
  by: By,
  orderId: string,
  command: OrderCommand,
  seen?: number,
): Promise<(OrderLaw & { row: OrderRow; before: OrderRow }) | Refusal> => {
  const before = await tx.orders.get(orderId)
  if (before === undefined || before.region !== by.actor.region) return noOrder
  // Nobody agrees or signs a draft composed anew since they read it.
  if (seen !== undefined && before.version !== seen) throw new StaleCase(orderId)
  const known = await lawNow(app, before.region)
  if (isRefusal(known)) return known
  const status = nextOrderStatus(before.status, command, by.actor.role, known.pack)
  return isRefusal(status) ? status : { ...known, before, row: { ...before, status, version: before.version + 1 } }
}

/** Writes the order and, as it has no log of its own, the trace of who did what with it. */
export const saved = async (
  tx: Tx,
  { actor }: By,
  { at }: Moment,
  row: OrderRow,
  action: string,
  details: object = {},
): Promise<OrderDone> => {
  await tx.orders.put(row)
  await tx.audit.record({
    at,
    actorId: actor.personId,
    role: actor.role,
    action,
    object: `order:${row.id}`,
    details: {
      version: row.version,
      lines: row.rows.length,
      ...(row.number === null ? {} : { number: row.number }),
      ...(row.remarks === null ? {} : { remarks: row.remarks }),
      ...details,
    },
  })
  return { orderId: row.id, status: row.status, number: row.number, lines: row.rows.length }
}

/** The first check that did not hold, as an answer. */
export const failed = (findings: Finding[]): Refusal | undefined => {
  const first = findings.find(finding => !finding.met)
  return first && { refused: first.rule, because: first.remedy ?? first.what, clause: first.clause, findings }
}

/**
 * The number an order gets on this day: one typed in, the one it was prepared with before (within the year: numbers begin anew
 * in January), or the next of the journal.
 */
export const numberFor = async (
  tx: Tx,
  pack: Pack,
  row: OrderRow,
  on: PlainDate,
  given: string | undefined,
): Promise<string | Refusal> => {
  const kept = row.preparedOn?.slice(0, 4) === on.slice(0, 4) ? row.number : null
  const number = given?.trim() || kept || (await freeNumber(tx, pack, row, on))
  if (await tx.orders.numberTaken(row.region, number, on, row.id))
    return { refused: 'number_taken', because: `Приказ с номером ${number} уже есть` }
  return number
}

/** The next number of the journal; those typed in by hand are passed over. */
const freeNumber = async (tx: Tx, pack: Pack, { id, region }: OrderRow, on: PlainDate): Promise<string> => {
  for (;;) {
    const number = await nextNumber(tx, pack, 'order', on)
    if (!(await tx.orders.numberTaken(region, number, on, id))) return number
  }
}
