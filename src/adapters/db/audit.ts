import { sql } from 'kysely'
import type { Tx } from '../../application/storage.ts'
import type { Db } from './connect.ts'

/** Trace of changes that have no history of their own: directories, rights, settings. */
export const audit = (db: Db): Tx['audit'] => ({
  record: async ({ at, actorId, role, action, object, details }) => {
    await sql`/*@audit-record*/
      insert into audit (at, actor_id, role, action, object, details)
      values (${at}, ${actorId}, ${role}, ${action}, ${object}, ${JSON.stringify(details ?? {})})`.execute(db)
  },
})
