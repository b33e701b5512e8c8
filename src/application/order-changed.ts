import { type ChangedLine, changedLines } from '../domain/order/order-points.ts'
import type { Tx } from './storage.ts'
import type { OrderLine, OrderRow } from './stores/decisions.ts'

/** Lines of an order as they stand after every signed order that changed it, in its own sequence. */
export const changedLinesOf = async (tx: Tx, order: OrderRow): Promise<ChangedLine<OrderLine>[]> =>
  changedLines(
    order.rows,
    (await tx.orders.changesOf(order.id)).map(({ points }) => points),
  )
