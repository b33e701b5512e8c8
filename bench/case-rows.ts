import { sql } from 'kysely'
import type { Db } from '../src/adapters/db/connect.ts'
import { canonicalJson } from '../src/adapters/db/hash-chain.ts'

/** An event of a template; `data` is its canonical text, `at` as the chain of hashes writes it. */
export type EventText = {
  type: string
  data: string
  actor: string | null
  actorRole: string
  at: string
  onDay: string
}

/** Lines of one table, each column as PostgreSQL writes it in a text. */
export type TableRows = { table: string; columns: string[]; lines: (string | null)[][] }

export type CaseRows = { events: EventText[]; tables: TableRows[] }

/** Tables of one case, in an order that their references allow. */
const tablesOfCase: readonly { table: string; key: string }[] = [
  { table: 'cases', key: 'id' },
  { table: 'case_seats', key: 'case_id' },
  { table: 'applications', key: 'case_id' },
  { table: 'files', key: 'case_id' },
  { table: 'documents', key: 'case_id' },
  { table: 'notices', key: 'case_id' },
  { table: 'sheet_comments', key: 'case_id' },
  { table: 'held_categories', key: 'case_id' },
  { table: 'refusals', key: 'case_id' },
]

/** Everything that the database holds of one case. */
export const rowsOfCase = async (db: Db, caseId: string): Promise<CaseRows> => {
  const tables: TableRows[] = []
  for (const { table, key } of tablesOfCase) {
    const columns = await columnsOf(db, table)
    const texts = sql.join(columns.map(column => sql`${sql.ref(column)}::text`))
    const { rows } = await sql<{ line: (string | null)[] }>`
      select array[${texts}] as line from ${sql.table(table)} where ${sql.ref(key)} = ${caseId}`.execute(db)
    if (rows.length > 0) tables.push({ table, columns, lines: rows.map(({ line }) => line) })
  }
  return { events: await eventsOf(db, caseId), tables }
}

const eventsOf = async (db: Db, caseId: string): Promise<EventText[]> => {
  const { rows } = await sql<{
    type: string
    data: unknown
    actor: string | null
    role: string
    at: string
    day: string
  }>`
    select type, data, actor, actor_role as role, on_day as day,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from events where stream_id = ${caseId} order by version`.execute(db)
  return rows.map(({ data, role, day, ...event }) => ({
    ...event,
    data: canonicalJson(data),
    actorRole: role,
    onDay: day,
  }))
}

/** Columns that a row brings with it; the others the database makes itself. */
const columnsOf = async (db: Db, table: string): Promise<string[]> => {
  const before = known.get(table)
  if (before !== undefined) return before
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO'
    order by ordinal_position`.execute(db)
  const names = rows.map(({ name }) => name)
  known.set(table, names)
  return names
}
const known = new Map<string, string[]>()
