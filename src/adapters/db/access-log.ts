import { sql } from 'kysely'
import type { AccessLog } from '../../application/ports.ts'
import type { Db } from './connect.ts'

export const accessLog = (db: Db): AccessLog => ({
  record: async ({ accountId, role, action, objectId, at }) => {
    await sql`/*@access-log*/ insert into access_log (account_id, role, action, object_id, at)
      values (${accountId}, ${role}, ${action}, ${objectId}, ${at})`.execute(db)
  },
})
