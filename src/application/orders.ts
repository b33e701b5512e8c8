import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { type DecidedLine, orderContents } from '../domain/order/order.ts'
import { orderFindings, signingFindings } from '../domain/order/order-checks.ts'
import { nextOrderStatus, type OrderCommand } from '../domain/order/order-life-cycle.ts'
import { type Finding, isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, type By, type Moment, momentIn, perform } from './app.ts'
import { packNow } from './edition.ts'
import { changeCase } from './handle.ts'
import { nextNumber } from './numbers.ts'
import { linesOf } from './order-lines.ts'
import { orderPaper } from './papers/order-papers.ts'
import { StaleCase } from './stale-case.ts'
import type { Tx } from './storage.ts'
import type { OrderRow } from './stores/decisions.ts'

export type OrderDone = { orderId: string; status: OrderRow['status']; number: string | null; lines: number }

const noOrder: Refusal = { refused: 'not_found', because: 'Такого приказа нет или он вам недоступен' }

/** Drafts the order of a meeting from its decisions: what belongs in, in the pack's order, nothing forgotten, nothing twice. */
export const draftOrder = (app: App, by: By, orderId: string, meetingId: string): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary')
      return { refused: 'not_yours', because: 'Проект приказа готовит секретарь комиссии' }
    const known = await lawNow(app, by.actor.region)
    if (isRefusal(known)) return known
    const row: OrderRow = {
      ...blank,
      id: orderId,
      region: by.actor.region,
      meetingId,
      title: known.pack.order.title,
      draftedOn: known.moment.date,
    }
    return compose(app, tx, by, known, row, 'order.drafted')
  })

/** Composes a returned or stale draft again from the decisions as they are now. */
export const redraftOrder = (app: App, by: By, orderId: string): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await step(app, tx, by, orderId, 'Redraft')
    if (isRefusal(found)) return found
    const { row, ...known } = found
    return compose(app, tx, by, known, { ...row, agreedOn: null, agreedBy: null }, 'order.redrafted')
  })

/** The deputy minister agrees the draft (KBR reg п. 20.7.2). */
export const agreeOrder = (app: App, by: By, orderId: string, seen?: number): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await step(app, tx, by, orderId, 'Agree', seen)
    if (isRefusal(found)) return found
    const { row, moment } = found
    const agreed = { ...row, agreedOn: moment.date, agreedBy: by.actor.personId, remarks: null }
    return saved(tx, by, moment, agreed, 'order.agreed')
  })

/** Back to the secretary with words; the minister may return an agreed draft too. */
export const returnOrder = (
  app: App,
  by: By,
  orderId: string,
  remarks: string,
  seen?: number,
): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    if (remarks.trim() === '') return { refused: 'invalid', because: 'Напишите, что исправить в проекте' }
    const found = await step(app, tx, by, orderId, 'Return', seen)
    if (isRefusal(found)) return found
    return saved(tx, by, found.moment, { ...found.row, remarks: remarks.trim() }, 'order.returned')
  })

/**
 * The minister signs: the order gets its number and day, and every case in it knows them. The category is in force from the
 * day of the decision, not from this one (196 п. 42).
 */
export const signOrder = (
  app: App,
  by: By,
  orderId: string,
  given?: string,
  seen?: number,
): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await step(app, tx, by, orderId, 'Sign', seen)
    if (isRefusal(found)) return found
    const { row, pack, moment } = found
    const number = given?.trim() || (await freeNumber(tx, pack, row.region, moment.date))
    if (await tx.orders.numberTaken(row.region, number, moment.date))
      return { refused: 'number_taken', because: `Приказ с номером ${number} уже есть` }
    const faulty = failed(signingFindings(pack, row.rows, { number, on: moment.date }))
    if (faulty !== undefined) return faulty
    const signed: OrderRow = { ...row, number, signedOn: moment.date, signedBy: by.actor.personId }
    const done = await saved(tx, by, moment, signed, 'order.signed')
    for (const { caseId } of row.rows) {
      const told = await changeCase(app, tx, by.actor, caseId, { type: 'RecordOrder', orderId, number })
      if (isRefusal(told)) return told
    }
    await orderPaper(app, tx, pack, signed, 'order', moment)
    return done
  })

/** The order appears in the public register; its time is the proof of the publication deadline. */
export const publishOrder = (app: App, by: By, orderId: string): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await step(app, tx, by, orderId, 'Publish')
    if (isRefusal(found)) return found
    const { row, moment } = found
    const published: OrderRow = { ...row, publishedOn: moment.date, publishedAt: moment.at }
    const done = await saved(tx, by, moment, published, 'order.published')
    await tx.orders.publish(published)
    for (const { caseId } of row.rows) {
      const told = await changeCase(app, tx, by.actor, caseId, { type: 'RecordPublication', orderId })
      if (isRefusal(told)) return told
    }
    return done
  })

/** Sends the result of every line to its teacher and closes the cases. */
export const sendResults = (app: App, by: By, orderId: string): Promise<{ sent: number } | Refusal> =>
  perform(app, by, async tx => {
    const row = await tx.orders.get(orderId)
    if (row === undefined || row.region !== by.actor.region) return noOrder
    let sent = 0
    for (const { caseId, outcome } of row.rows) {
      const form = outcome === 'set' ? 'decision_granted' : 'decision_refused'
      const told = await changeCase(app, tx, by.actor, caseId, { type: 'SendResult', form })
      // A result sent one by one from the case before is not sent twice.
      if (isRefusal(told) && told.refused !== 'not_now') return told
      if (!isRefusal(told)) sent += 1
    }
    await tx.audit.record({
      at: app.clock.now(),
      actorId: by.actor.personId,
      role: by.actor.role,
      action: 'order.results_sent',
      object: `order:${orderId}`,
      details: { sent },
    })
    return { sent }
  })

/** The next number of the journal; those typed in by hand are passed over. */
const freeNumber = async (tx: Tx, pack: Pack, region: string, on: PlainDate): Promise<string> => {
  for (;;) {
    const number = await nextNumber(tx, pack, 'order', on)
    if (!(await tx.orders.numberTaken(region, number, on))) return number
  }
}

const blank = {
  status: 'draft' as const,
  number: null,
  rows: [],
  remarks: null,
  agreedOn: null,
  agreedBy: null,
  signedOn: null,
  signedBy: null,
  publishedOn: null,
  publishedAt: null,
  version: 1,
}

type Known = { pack: Pack; moment: Moment }

const lawNow = async (app: App, region: string): Promise<Known | Refusal> => {
  const pack = packNow(app, region)
  return isRefusal(pack) ? pack : { pack, moment: momentIn(app, pack.authority.time_zone) }
}

/** The order, locked, with the status that the command of this role leads to. */
const step = async (app: App, tx: Tx, by: By, orderId: string, command: OrderCommand, seen?: number) => {
  const row = await tx.orders.get(orderId)
  if (row === undefined || row.region !== by.actor.region) return noOrder
  // Nobody agrees or signs a draft composed anew since they read it.
  if (seen !== undefined && row.version !== seen) throw new StaleCase(orderId)
  const known = await lawNow(app, row.region)
  if (isRefusal(known)) return known
  const status = nextOrderStatus(row.status, command, by.actor.role, known.pack)
  return isRefusal(status) ? status : { ...known, row: { ...row, status, version: row.version + 1 } }
}

const compose = async (
  app: App,
  tx: Tx,
  by: By,
  { pack, moment }: Known,
  row: OrderRow,
  action: string,
): Promise<OrderDone | Refusal> => {
  const { decided, inOtherOrders } = await linesOf(tx, row)
  const chosen = belonging(
    pack,
    decided.filter(line => !inOtherOrders.includes(line.caseId)),
  )
  const faulty = failed(
    orderFindings(pack, {
      meetingIds: [row.meetingId],
      chosen: chosen.map(({ caseId }) => caseId),
      decided: decided.map(line => ({ ...line, meetingId: row.meetingId })),
      inOtherOrders,
    }),
  )
  if (faulty !== undefined) return faulty
  const drafted = { ...row, rows: chosen, remarks: null }
  const done = await saved(tx, by, moment, drafted, action)
  await orderPaper(app, tx, pack, drafted, 'order_draft', moment)
  return done
}

/** The lines of all appendices in their order. */
const belonging = <Line extends DecidedLine>(pack: Pack, decided: readonly Line[]): Line[] =>
  orderContents(pack, decided).appendices.flatMap(({ groups }) =>
    groups.flatMap(({ rows }) => rows.map(({ line }) => line)),
  )

const failed = (findings: Finding[]): Refusal | undefined => {
  const first = findings.find(finding => !finding.met)
  return first && { refused: first.rule, because: first.remedy ?? first.what, clause: first.clause, findings }
}

/** Writes the order and, as it has no log of its own, the trace of who did what with it. */
const saved = async (tx: Tx, { actor }: By, { at }: Moment, row: OrderRow, action: string): Promise<OrderDone> => {
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
    },
  })
  return { orderId: row.id, status: row.status, number: row.number, lines: row.rows.length }
}
