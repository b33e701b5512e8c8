import { sql } from 'kysely'
import type { Tx } from '../../application/storage.ts'
import type { Db } from './connect.ts'

/**
 * Queues work inside the caller's transaction: a rolled back decision sends no letter. A waiting job with the same key is
 * replaced (one reminder for a case and a date); `at` is the moment before which it does not start.
 */
export const jobQueue = (db: Db): Tx['jobs'] => ({
  add: async (task, payload, options = {}) => {
    await sql`/*@job-add*/ select from graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json,
      run_at => ${options.at ?? null}::timestamptz, job_key => ${options.key ?? null}::text)`.execute(db)
  },
})
