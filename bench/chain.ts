import { sql } from 'kysely'
import type { Db } from '../src/adapters/db/connect.ts'
import { eventHash, genesis } from '../src/adapters/db/hash-chain.ts'
import { verifyLog } from '../src/adapters/db/log-audit.ts'

const sampled = 500

/**
 * Makes sure that the loaded histories are chained as the product chains them: the whole log by the product's own audit,
 * or a sample of histories. Answers the words for the report; throws when a chain is broken.
 */
export const chainOf = async (db: Db, whole: boolean, tell: (words: string) => void): Promise<string> => {
  if (!whole) {
    await sample(db)
    return `цепочки ${sampled} дел проверены`
  }
  tell('Проверяем цепочку хешей всего журнала…')
  const audit = await verifyLog(db)
  if (!audit.whole) throw new Error(`The loaded log is broken: ${audit.broken.why}`)
  return 'цепочка хешей всего журнала проверена'
}

type Row = {
  id: string
  version: number
  type: string
  data: unknown
  actor: string | null
  role: string
  at: string
  day: string
  hash: Buffer
  head: Buffer
}

const sample = async (db: Db): Promise<void> => {
  const { rows } = await sql<Row>`
    select e.stream_id as id, e.version, e.type, e.data, e.actor, e.actor_role as role, e.on_day as day, e.hash, h.hash as head,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from (select * from stream_heads order by stream_id limit ${sampled}) h join events e using (stream_id)
    order by e.stream_id, e.version`.execute(db)
  let previous = genesis
  for (const [index, { id, version, type, data, actor, role, at, day, hash, head }] of rows.entries()) {
    if (version === 1) previous = genesis
    const named = { streamKind: 'case', streamId: id, version, type, data, actor, actorRole: role, at, onDay: day }
    const expected = eventHash(previous, named)
    const last = rows[index + 1]?.id !== id
    if (!expected.equals(hash) || (last && !hash.equals(head)))
      throw new Error(`The chain of ${id} breaks at ${version}`)
    previous = hash
  }
}
