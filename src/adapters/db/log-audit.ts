import { sql } from 'kysely'
import type { Db } from './connect.ts'
import { checkpointHash, eventHash, genesis, type HashedEvent, momentText, rangeRoot } from './hash-chain.ts'

/** `why` is for people, in Russian. `seq` is the place in the log, absent when a whole history or seal is gone. */
export type Breach = { seq?: number; streamId?: string; version?: number; why: string }

export type Audit =
  | { whole: true; events: number; checkpoints: number; lastCheckpoint: string | undefined }
  | { whole: false; broken: Breach }

/** An event as the check reads it. */
export type Row = {
  seq: number
  stream_kind: string
  stream_id: string
  version: number
  type: string
  data: unknown
  actor: string | null
  actor_role: string
  at_text: string
  on_day: string
  prev_hash: Buffer
  hash: Buffer
  before_hash: Buffer | null
}

type Checkpoint = {
  from_seq: number
  to_seq: number
  event_count: number
  root: Buffer
  previous_hash: Buffer
  hash: Buffer
  sealed_at: Date
}

const pageSize = 2000

/**
 * Walks the whole log in its order, a page at a time, on one snapshot: every event against its own hash and the one before
 * it in its stream, every sealed range against its checkpoint, every head against its last event. Names the first fault.
 */
export const verifyLog = (db: Db): Promise<Audit> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async snapshot => {
      const seals = sealReader(snapshot)
      let events = 0
      for (let after = 0; ; ) {
        const rows = await page(snapshot, after)
        for (const row of rows) {
          const broken = brokenEvent(row) ?? (await seals.pass(row))
          if (broken) return { whole: false, broken }
        }
        events += rows.length
        after = rows.at(-1)?.seq ?? after
        if (rows.length < pageSize) break
      }
      const broken = (await seals.finish()) ?? (await brokenHead(snapshot))
      if (broken) return { whole: false, broken }
      return { whole: true, events, checkpoints: seals.count(), lastCheckpoint: seals.last()?.toString('hex') }
    })

const page = async (db: Db, after: number): Promise<Row[]> => {
  const { rows } = await sql<Row>`/*@log-page*/
    select e.seq, e.stream_kind, e.stream_id, e.version, e.type, e.data, e.actor, e.actor_role, e.on_day, e.prev_hash, e.hash,
           to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text, b.hash as before_hash
    from events e left join events b on b.stream_id = e.stream_id and b.version = e.version - 1
    where e.seq > ${after} order by e.seq limit ${pageSize}`.execute(db)
  return rows
}

/** What is wrong with one event against its own hash and the one before it; undefined when it is whole. */
export const brokenEvent = (row: Row): Breach | undefined => {
  const broken = (why: string): Breach => ({ seq: row.seq, streamId: row.stream_id, version: row.version, why })
  const before = row.version === 1 ? genesis : row.before_hash
  if (before === null) return broken(`нет предыдущей записи этой истории (№ ${row.version - 1}): она удалена`)
  if (!row.prev_hash.equals(before)) return broken('связь с предыдущей записью нарушена: одна из двух записей заменена')
  const event: HashedEvent = {
    streamKind: row.stream_kind,
    streamId: row.stream_id,
    version: row.version,
    type: row.type,
    data: row.data,
    actor: row.actor,
    actorRole: row.actor_role,
    at: row.at_text,
    onDay: row.on_day,
  }
  if (!eventHash(row.prev_hash, event).equals(row.hash)) return broken('содержание записи изменено: хеш не сходится')
  return undefined
}

/** Goes through the seals beside the events: each must follow the one before and agree with the events of its range. */
const sealReader = (db: Db) => {
  let previous = genesis
  let sealedTo = 0
  let passed = 0
  let open: { seal: Checkpoint; root: ReturnType<typeof rangeRoot>; count: number } | undefined
  let ended = false

  const openNext = async (): Promise<Breach | undefined> => {
    const { rows } = await sql<Checkpoint>`/*@log-next-seal*/
      select from_seq, to_seq, event_count, root, previous_hash, hash, sealed_at from log_checkpoints
      where from_seq > ${sealedTo} order by from_seq limit 1`.execute(db)
    const seal = rows[0]
    ended = seal === undefined
    if (!seal) return undefined
    const named = `Контрольная точка ${seal.from_seq}–${seal.to_seq}`
    const { from_seq: fromSeq, to_seq: toSeq, event_count: count, root } = seal
    const expected = checkpointHash(seal.previous_hash, {
      fromSeq,
      toSeq,
      count,
      root,
      sealedAt: momentText(seal.sealed_at),
    })
    if (!expected.equals(seal.hash)) return { why: `${named} изменена: хеш не сходится` }
    if (fromSeq !== sealedTo + 1 || !seal.previous_hash.equals(previous))
      return { why: `${named}: предыдущая контрольная точка удалена или заменена` }
    open = { seal, root: rangeRoot(), count: 0 }
    return undefined
  }

  const close = (): Breach | undefined => {
    if (!open) return undefined
    const { seal, root, count } = open
    const range = `записей с ${seal.from_seq} по ${seal.to_seq}`
    if (count !== seal.event_count)
      return {
        why: `Среди ${range} было ${seal.event_count}, осталось ${count}: записи удалены или добавлены задним числом`,
      }
    if (!root.finish().equals(seal.root)) return { why: `Среди ${range} есть заменённые: общий хеш не сходится` }
    previous = seal.hash
    sealedTo = seal.to_seq
    passed += 1
    open = undefined
    return undefined
  }

  /** Closes the ranges that end before this place in the log and opens the one it lies in. */
  const reach = async (seq: number): Promise<Breach | undefined> => {
    while (!ended) {
      const broken = open ? (seq > open.seal.to_seq ? close() : undefined) : await openNext()
      if (broken) return broken
      if (open && seq <= open.seal.to_seq) return undefined
    }
    return undefined
  }

  return {
    pass: async (row: Row): Promise<Breach | undefined> => {
      const broken = await reach(row.seq)
      if (broken) return broken
      open?.root.add(row.seq, row.hash)
      if (open) open.count += 1
      return undefined
    },
    finish: (): Promise<Breach | undefined> => reach(Number.POSITIVE_INFINITY),
    count: (): number => passed,
    last: (): Buffer | undefined => (passed === 0 ? undefined : previous),
  }
}

const brokenHead = async (db: Db): Promise<Breach | undefined> => {
  const { rows } = await sql<{ stream_id: string; head: number | null; last: number | null }>`
    select coalesce(h.stream_id, e.stream_id) as stream_id, h.version as head, e.version as last
    from stream_heads h full join (
      select distinct on (stream_id) stream_id, stream_kind, version, hash from events order by stream_id, version desc
    ) e on e.stream_id = h.stream_id
    where (h.version, h.hash, h.stream_kind) is distinct from (e.version, e.hash, e.stream_kind) limit 1`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const streamId = row.stream_id
  if (row.last === null) return { streamId, why: `История удалена целиком: в ней было записей ${row.head}` }
  if (row.head === null) return { streamId, why: 'У истории удалена отметка о последней записи' }
  if (row.head > row.last)
    return { streamId, version: row.head, why: `Удалены последние записи: ${row.last + 1}–${row.head}` }
  return { streamId, version: row.last, why: 'Отметка о последней записи не сходится с самой записью' }
}
