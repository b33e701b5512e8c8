import { sql } from 'kysely'
import type { StreamCheck } from '../../application/reads/system.ts'
import type { Db } from './connect.ts'
import { brokenEvent, type Row } from './log-audit.ts'

/** One history, event by event, against its chain of hashes, and its last event against the head. Bounded by the history. */
export const verifyStream = async (db: Db, streamId: string): Promise<StreamCheck> => {
  const { rows } = await sql<Row>`
    select e.seq, e.stream_kind, e.stream_id, e.version, e.type, e.data, e.actor, e.actor_role, e.on_day, e.prev_hash, e.hash,
           to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text, b.hash as before_hash
    from events e left join events b on b.stream_id = e.stream_id and b.version = e.version - 1
    where e.stream_id = ${streamId} order by e.version`.execute(db)
  for (const row of rows) {
    const broken = brokenEvent(row)
    if (broken) return { events: rows.length, whole: false, version: row.version, why: broken.why }
  }
  const { rows: heads } = await sql<{ version: number; hash: Buffer }>`
    select version, hash from stream_heads where stream_id = ${streamId}`.execute(db)
  const [head, last] = [heads[0], rows.at(-1)]
  if (head === undefined && last === undefined) return { events: 0, whole: true }
  const agree = head !== undefined && last !== undefined && head.version === last.version && head.hash.equals(last.hash)
  return agree
    ? { events: rows.length, whole: true }
    : { events: rows.length, whole: false, why: 'Отметка о последней записи не сходится с самой записью' }
}
