import { sql } from 'kysely'
import type { CheckCodeRows } from '../../application/stores/names.ts'
import type { Db } from './connect.ts'

/** Codes by which anybody checks an extract or a certified copy. */
export const checkCodes = (db: Db): CheckCodeRows => ({
  add: async ({ code, documentId, orderId, caseId, madeAt }) => {
    await sql`/*@check-code-add*/
      insert into check_codes (code, document_id, order_id, case_id, made_at)
      values (${code}, ${documentId}, ${orderId}, ${caseId}, ${madeAt})`.execute(db)
  },
})
