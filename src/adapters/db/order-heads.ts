import { sql } from 'kysely'
import type { OrderHead, OrderHeads } from '../../application/stores/names.ts'
import type { Db } from './connect.ts'

/** Heads of orders, read without their lines and without locking them. */
export const orderHeads = (db: Db): OrderHeads => ({
  get: async orderId => {
    const { rows } = await sql<OrderHead>`/*@order-head*/
      select title, signed_by as "signedBy" from orders where id = ${orderId}`.execute(db)
    return rows[0]
  },
})
