import { sql } from 'kysely'
import type { Once } from '../../application/storage.ts'
import type { Db } from './connect.ts'

/** Keys of requests already done. Bound to the transaction of the work, so the key and the effect stand or fall together. */
export const idempotency = (db: Db): Once & { forget(before: Date): Promise<number> } => ({
  // `do update` and not `do nothing`: it locks the row, and a second click waits here until the first one has ended.
  claim: async (account, key, now) => {
    const { rows } = await sql<{ answer: object | null }>`/*@once-claim*/
      insert into idempotency_keys as k (account, key, created_at) values (${account}, ${key}, ${now})
      on conflict (account, key) do update set created_at = k.created_at returning k.answer`.execute(db)
    return rows[0]?.answer ?? undefined
  },

  answer: async (account, key, answer) => {
    await sql`/*@once-answer*/
      update idempotency_keys set answer = ${JSON.stringify(answer)}::jsonb
      where account = ${account} and key = ${key}`.execute(db)
  },

  /** Forgets keys older than the moment; for the daily rhythm. Answers how many. */
  forget: async before => {
    const { numDeletedRows } = await db
      .deleteFrom('idempotency_keys')
      .where('created_at', '<', before)
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  },
})
