import { sql } from 'kysely'
import type { Once } from '../../application/storage.ts'
import type { Db } from './connect.ts'

/**
 * Keys of actions already done. A second claim of a key waits for the first one's transaction: after its commit it answers
 * what the first answered, after its rollback the key is free and becomes the second one's own.
 */
export const once = (db: Db): Once => ({
  claim: async (accountId, key, at) => {
    const claimed = await sql`/*@once-claim*/
      insert into idempotency_keys (account, key, created_at) values (${accountId}, ${key}, ${at})
      on conflict (account, key) do nothing`.execute(db)
    if (claimed.numAffectedRows === 1n) return undefined
    const { rows } = await sql<{ answer: object | null }>`/*@once-answer*/
      select answer from idempotency_keys where account = ${accountId} and key = ${key}`.execute(db)
    const answer = rows[0]?.answer
    if (answer === undefined || answer === null) throw new Error(`Key ${key} was claimed and never answered`)
    return answer
  },

  answer: async (accountId, key, answer) => {
    await sql`/*@once-done*/
      update idempotency_keys set answer = ${JSON.stringify(answer)} where account = ${accountId} and key = ${key}`.execute(
      db,
    )
  },
})

/** Removes keys older than the moment; for the daily rhythm. Answers how many. */
export const forgetKeys = async (db: Db, before: Date): Promise<number> => {
  const removed = await db.deleteFrom('idempotency_keys').where('created_at', '<', before).executeTakeFirstOrThrow()
  return Number(removed.numDeletedRows)
}
