import { sql } from 'kysely'
import type { Tx } from '../../application/storage.ts'
import type { Db } from './connect.ts'

/** Work for later, queued in the transaction that makes it necessary: a rolled-back action leaves no job behind. */
export const outgoingJobs = (db: Db): Tx['jobs'] => ({
  /** A job under a key takes the place of one that still waits under it. */
  add: async (task, payload, options = {}) => {
    await sql`/*@job-add*/
      select from graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json,
        run_at => ${options.at ?? null}::timestamptz, job_key => ${options.key ?? null}::text)`.execute(db)
  },
})
