import type { App } from './app.ts'
import type { OrderLaw } from './order-step.ts'
import { orderPaper } from './papers/order-papers.ts'
import type { Tx } from './storage.ts'
import type { OrderRow } from './stores/decisions.ts'

/** The draft as a paper: a number that was given before and kept does not stand in it. */
export const keepDraft = (app: App, tx: Tx, { pack, moment }: OrderLaw, row: OrderRow): Promise<void> =>
  orderPaper(app, tx, pack, { ...row, number: null, preparedOn: null }, 'order_draft', moment)
