import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { App, By } from './app.ts'
import { changeCase } from './handle.ts'
import { type OrderDone, type OrderLaw, saved } from './order-step.ts'
import { makeSchoolLetters } from './school-letters.ts'
import type { Tx } from './storage.ts'
import type { OrderRow } from './stores/decisions.ts'

/** A signed order is written, and every case in it knows its number and day (196 п. 42: the category is in force before that). */
export const takeEffect = async (
  app: App,
  tx: Tx,
  by: By,
  law: OrderLaw,
  signed: OrderRow,
  way: 'paper' | 'electronic',
): Promise<OrderDone | Refusal> => {
  const { id: orderId, number } = signed
  if (number === null) throw new Error(`Order ${orderId} is signed without a number`)
  const done = await saved(tx, by, law.moment, signed, 'order.signed', { way })
  for (const { caseId } of signed.rows) {
    const told = await changeCase(app, tx, by.actor, caseId, { type: 'RecordOrder', orderId, number })
    if (isRefusal(told)) return told
  }
  await makeSchoolLetters(app, tx, law, signed)
  return done
}

/**
 * Cases whose lines an order changes keep its trace. Their own history has no fact for it, as nothing of the decision changes: only
 * how the earlier order wrote it down.
 */
export const traceChanges = async (tx: Tx, { actor }: By, { moment }: OrderLaw, order: OrderRow): Promise<void> => {
  const touched = order.points.flatMap(point => ('caseId' in point ? [point.caseId] : []))
  for (const caseId of new Set(touched))
    await tx.audit.record({
      at: moment.at,
      actorId: actor.personId,
      role: actor.role,
      action: 'order.line_changed',
      object: `case:${caseId}`,
      details: { order: order.amends, by: order.id, number: order.number },
    })
}
