import { type DecidedLine, orderContents } from '../domain/order/order.ts'
import { orderFindings } from '../domain/order/order-checks.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, type By, perform } from './app.ts'
import { changeCase } from './handle.ts'
import { keepDraft } from './order-draft.ts'
import { takeEffect, traceChanges } from './order-effect.ts'
import { linesOf } from './order-lines.ts'
import { changeFault, orderReady } from './order-ready.ts'
import {
  blankOrder,
  failed,
  lawNow,
  noOrder,
  numberFor,
  type OrderDone,
  type OrderLaw,
  saved,
  step,
} from './order-step.ts'
import { forThePublic, orderPaper } from './papers/order-papers.ts'
import { sendSchoolLetters } from './school-letters.ts'
import { endOpen } from './signing/freeze.ts'
import type { Tx } from './storage.ts'
import type { OrderRow } from './stores/decisions.ts'

/** Drafts the order of a meeting from its decisions: what belongs in, in the pack's order, nothing forgotten, nothing twice. */
export const draftOrder = (app: App, by: By, orderId: string, meetingId: string): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary')
      return { refused: 'not_yours', because: 'Проект приказа готовит секретарь комиссии' }
    const known = await lawNow(app, by.actor.region)
    if (isRefusal(known)) return known
    const row: OrderRow = {
      ...blankOrder,
      id: orderId,
      region: by.actor.region,
      meetingId,
      title: known.pack.order.title,
      draftedOn: known.moment.date,
    }
    return compose(app, tx, by, known, row, meetingId, 'order.drafted')
  })

/** Composes a returned or stale draft again from the decisions as they are now. */
export const redraftOrder = (app: App, by: By, orderId: string): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await step(app, tx, by, orderId, 'Redraft')
    if (isRefusal(found)) return found
    const row: OrderRow = { ...found.row, agreedOn: null, agreedBy: null }
    return row.meetingId === null
      ? recomposed(app, tx, by, found, row)
      : compose(app, tx, by, found, row, row.meetingId, 'order.redrafted')
  })

/** The deputy minister agrees the draft (KBR reg п. 20.7.2). */
export const agreeOrder = (app: App, by: By, orderId: string, seen?: number): Promise<OrderDone | Refusal> =>
  perform(app, by, async tx => {
    const found = await step(app, tx, by, orderId, 'Agree', seen)
    if (isRefusal(found)) return found
    const { row, moment } = found
    const faulty = await changeFault(tx, row, moment.date)
    if (faulty !== undefined) return faulty
    const agreed = { ...row, agreedOn: moment.date, agreedBy: by.actor.personId, remarks: null }
    return saved(tx, by, moment, agreed, 'order.agreed')
  })

/** Back to the secretary with words; the minister may return an agreed draft too, and one prepared for the signature. */
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
    await endOpen(tx, await tx.signings.ofOrder(orderId), 'dropped')
    return saved(tx, by, found.moment, { ...found.row, remarks: remarks.trim() }, 'order.returned')
  })

/**
 * The minister signs on paper: the order gets its number and day, and every case in it knows them. The category is in force from
 * the day of the decision, not from this one (196 п. 42). There is no file with an electronic signature then; files that
 * were prepared for one are given up.
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
    const number = await numberFor(tx, pack, row, moment.date, given)
    if (isRefusal(number)) return number
    const faulty = await orderReady(tx, pack, row, { number, on: moment.date })
    if (faulty !== undefined) return faulty
    await endOpen(tx, await tx.signings.ofOrder(orderId), 'dropped')
    const signed: OrderRow = { ...row, number, signedOn: moment.date, signedBy: by.actor.personId }
    const done = await takeEffect(app, tx, by, found, signed, 'paper')
    if (!isRefusal(done)) await orderPaper(app, tx, pack, signed, 'order', moment)
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
    const frozen = await tx.signings.ofOrder(orderId)
    if (!frozen.some(({ status }) => status === 'signed'))
      await orderPaper(app, tx, found.pack, published, 'order', moment, forThePublic)
    if (published.amends !== null) {
      await tx.orders.publishChanges(published)
      await traceChanges(tx, by, found, published)
    }
    for (const { caseId } of row.rows) {
      const told = await changeCase(app, tx, by.actor, caseId, { type: 'RecordPublication', orderId })
      if (isRefusal(told)) return told
    }
    await sendSchoolLetters(app, tx, by, found, published)
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

const compose = async (
  app: App,
  tx: Tx,
  by: By,
  { pack, moment }: OrderLaw,
  row: OrderRow,
  meetingId: string,
  action: string,
): Promise<OrderDone | Refusal> => {
  const { decided, inOtherOrders } = await linesOf(tx, { id: row.id, meetingId })
  const taken = new Set(inOtherOrders)
  const chosen = belonging(
    pack,
    decided.filter(line => !taken.has(line.caseId)),
  )
  const faulty = failed(
    orderFindings(pack, {
      meetingIds: [meetingId],
      chosen: chosen.map(({ caseId }) => caseId),
      decided: decided.map(line => ({ ...line, meetingId })),
      inOtherOrders,
    }),
  )
  if (faulty !== undefined) return faulty
  const drafted = { ...row, rows: chosen, remarks: null }
  const done = await saved(tx, by, moment, drafted, action)
  await keepDraft(app, tx, { pack, moment }, drafted)
  return done
}

/** A returned order that changes another one keeps its points: the secretary mends them one by one. */
const recomposed = async (app: App, tx: Tx, by: By, law: OrderLaw, row: OrderRow): Promise<OrderDone> => {
  const done = await saved(tx, by, law.moment, { ...row, remarks: null }, 'order.redrafted')
  await keepDraft(app, tx, law, row)
  return done
}

/** The lines of all appendices in their order. */
const belonging = <Line extends DecidedLine>(pack: Pack, decided: readonly Line[]): Line[] =>
  orderContents(pack, decided).appendices.flatMap(({ groups }) =>
    groups.flatMap(({ rows }) => rows.map(({ line }) => line)),
  )
