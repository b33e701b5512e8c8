import { type RawBuilder, sql } from 'kysely'
import type { Envelope, EventLog, NewEvent, StoredEvent, Stream } from '../../application/ports.ts'
import { StaleCase } from '../../application/stale-case.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { Db } from './connect.ts'
import { canonicalJson, eventHash, genesis, momentText } from './hash-chain.ts'

/**
 * The history over one connection. Give it the transaction in which rows are projected and jobs queued:
 * then the events, the rows and the jobs are seen together or not at all.
 */
export const eventLog = (db: Db): EventLog => ({
  load: async stream => {
    const { rows } = await loadStatement(stream).execute(db)
    const events = rows.map(asStored)
    return { version: events.at(-1)?.version ?? 0, events }
  },

  append: async (stream, expectedVersion, events, envelope) => {
    if (events.length === 0) return expectedVersion
    const previous = expectedVersion === 0 ? genesis : await lockedHead(db, stream, expectedVersion)
    const chained = chain(stream, expectedVersion, previous, events, envelope)
    const written = await appendStatement(stream, expectedVersion, chained, envelope).execute(db)
    if (Number(written.numAffectedRows) !== events.length) throw new StaleCase(stream.id)
    return expectedVersion + events.length
  },
})

type EventRow = {
  version: number
  type: string
  data: unknown
  actor: string | null
  actor_role: string
  at: Date
  on_day: string
}

const loadStatement = (stream: Stream): RawBuilder<EventRow> => sql<EventRow>`/*@events-load*/
  select version, type, data, actor, actor_role, at, on_day from events
  where stream_id = ${stream.id} and stream_kind = ${stream.kind} order by version`

const asStored = (row: EventRow): StoredEvent => ({
  version: row.version,
  type: row.type,
  data: row.data,
  actor: row.actor,
  actorRole: row.actor_role,
  at: row.at,
  onDay: plainDate(row.on_day),
})

/** Hash of the newest event. The lock makes a second writer wait here, and then see that the version has moved. */
const lockedHead = async (db: Db, stream: Stream, expectedVersion: number): Promise<Buffer> => {
  const { rows } = await sql<{ version: number; hash: Buffer }>`/*@events-head*/
    select version, hash from stream_heads
    where stream_id = ${stream.id} and stream_kind = ${stream.kind} for update`.execute(db)
  const head = rows[0]
  if (head?.version !== expectedVersion) throw new StaleCase(stream.id)
  return head.hash
}

type ChainedEvent = { version: number; type: string; data: string; previous: Buffer; hash: Buffer }

const chain = (
  stream: Stream,
  expectedVersion: number,
  head: Buffer,
  events: readonly NewEvent[],
  { actor, actorRole, at, onDay }: Envelope,
): ChainedEvent[] => {
  let previous = head
  return events.map(({ type, data }, index) => {
    const version = expectedVersion + index + 1
    const named = { streamKind: stream.kind, streamId: stream.id.toLowerCase(), version, type, data }
    const hash = eventHash(previous, {
      ...named,
      actor: actor?.toLowerCase() ?? null,
      actorRole,
      at: momentText(at),
      onDay,
    })
    const chained = { version, type, data: canonicalJson(data), previous, hash }
    previous = hash
    return chained
  })
}

/** Moves the head and writes the events in one statement; writes nothing when a first event finds the stream begun. */
const appendStatement = (
  stream: Stream,
  expectedVersion: number,
  chained: ChainedEvent[],
  { actor, actorRole, at, onDay }: Envelope,
): RawBuilder<unknown> => {
  const last = chained.at(-1)
  const rows = sql`insert into events
    (stream_kind, stream_id, version, type, data, actor, actor_role, at, on_day, prev_hash, hash)
    select ${stream.kind}::text, head.stream_id, e.version, e.type, e.data, ${actor}::uuid, ${actorRole}::text, ${at}::timestamptz,
           ${onDay}::date, e.prev_hash, e.hash
    from head cross join unnest(${chained.map(e => e.version)}::int[], ${chained.map(e => e.type)}::text[],
      ${chained.map(e => e.data)}::jsonb[], ${chained.map(e => e.previous)}::bytea[], ${chained.map(e => e.hash)}::bytea[])
      as e (version, type, data, prev_hash, hash)
    order by e.version`
  if (expectedVersion === 0)
    return sql`/*@events-first*/ with head as (
      insert into stream_heads (stream_id, stream_kind, version, hash)
      values (${stream.id}, ${stream.kind}, ${last?.version}, ${last?.hash})
      on conflict (stream_id) do nothing returning stream_id) ${rows}`
  return sql`/*@events-next*/ with head as (
    update stream_heads set version = ${last?.version}, hash = ${last?.hash}
    where stream_id = ${stream.id} and version = ${expectedVersion} returning stream_id) ${rows}`
}
