import { sql } from 'kysely'
import type { Db } from './connect.ts'
import { checkpointHash, genesis, momentText, rangeRoot } from './hash-chain.ts'

const lockKey = 7_196_276_002
const pageSize = 5000

export type Sealed = { fromSeq: number; toSeq: number; count: number; hash: string }

/**
 * Seals everything that was written since the last checkpoint; undefined when there is nothing new or when another process
 * is sealing. The hash may be printed or sent away: then even a log rewritten whole is found.
 */
export const sealCheckpoint = async (db: Db, now: Date): Promise<Sealed | undefined> => {
  const end = await quietEnd(db)
  return db.transaction().execute(async tx => {
    const lock = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${lockKey}) as got`.execute(tx)
    if (!lock.rows[0]?.got) return undefined
    const last = await tx
      .selectFrom('log_checkpoints')
      .select(['to_seq', 'hash'])
      .orderBy('to_seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    const fromSeq = (last?.to_seq ?? 0) + 1
    if (end < fromSeq) return undefined
    const { count, root } = await rootOf(tx, fromSeq, end)
    const previous = last?.hash ?? genesis
    const hash = checkpointHash(previous, { fromSeq, toSeq: end, count, root, sealedAt: momentText(now) })
    await tx
      .insertInto('log_checkpoints')
      .values({
        from_seq: fromSeq,
        to_seq: end,
        event_count: count,
        root,
        previous_hash: previous,
        hash,
        sealed_at: now,
      })
      .execute()
    return { fromSeq, toSeq: end, count, hash: hash.toString('hex') }
  })
}

/**
 * The last number in the log below which nothing can appear any more. Numbers are given before commit, so a writer still at
 * work may hold a lower number than one already seen; the lock waits for such writers (milliseconds) and is let go at once.
 */
const quietEnd = (db: Db): Promise<number> =>
  db.transaction().execute(async tx => {
    await sql`set local lock_timeout = '5s'`.execute(tx)
    await sql`lock table events in share mode`.execute(tx)
    const { end } = await tx
      .selectFrom('events')
      .select(({ fn }) => fn.max('seq').as('end'))
      .executeTakeFirstOrThrow()
    return end === null ? 0 : Number(end)
  })

const rootOf = async (tx: Db, fromSeq: number, toSeq: number): Promise<{ count: number; root: Buffer }> => {
  const root = rangeRoot()
  let count = 0
  for (let from = fromSeq; ; ) {
    const rows = await tx
      .selectFrom('events')
      .select(['seq', 'hash'])
      .where('seq', '>=', from)
      .where('seq', '<=', toSeq)
      .orderBy('seq')
      .limit(pageSize)
      .execute()
    for (const row of rows) root.add(row.seq, row.hash)
    count += rows.length
    from = (rows.at(-1)?.seq ?? from) + 1
    if (rows.length < pageSize) return { count, root: root.finish() }
  }
}
