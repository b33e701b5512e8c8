import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './tables.ts'

/** The database or a transaction of it: the same calls work on both. */
export type Db = Kysely<Database>

export type Connection = { db: Db; pool: pg.Pool; close(): Promise<void> }

export type ConnectOptions = {
  /** Most connections this process opens. */
  max?: number | undefined
  /** Told of connections lost while nobody used them (a restarted server); they are replaced by themselves. */
  onLost?: ((error: Error) => void) | undefined
}

/** Opens the pool. Dates come as «YYYY-MM-DD» texts, whole and decimal numbers as numbers, moments as Date. */
export const connect = (url: string, options: ConnectOptions = {}): Connection => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    application_name: 'kategoria',
    keepAlive: true,
    // A server that does not even answer must not hold people's requests for ever.
    connectionTimeoutMillis: 15_000,
    idle_in_transaction_session_timeout: 60_000,
    options: '-c TimeZone=UTC',
    types: { getTypeParser },
  })
  pool.on('error', error => options.onLost?.(error))
  // One lost in the middle of a transaction is reported by its next statement; unheard, it would end the process.
  pool.on('connect', client => client.on('error', () => {}))
  pool.on('connect', nameHotStatements)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

const { builtins } = pg.types
const dateArray = 1182
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: text => safeInteger(text),
  [builtins.NUMERIC]: text => Number(text),
  [builtins.DATE]: text => text,
  [dateArray]: text => (text === '{}' ? [] : text.slice(1, -1).split(',')),
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: string) =>
  (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text')

const safeInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`Whole number ${text} does not fit`)
  return value
}

/**
 * A statement that begins with the mark «/*@name*\/» is prepared once a connection under that name, which halves the work
 * of the server for hot statements (Kysely has no place for a name). The text under one name must never vary.
 */
const nameHotStatements = (client: pg.PoolClient): void => {
  const query = client.query
  Reflect.set(client, 'query', (first: unknown, ...rest: unknown[]): unknown => {
    const name = typeof first === 'string' ? /^\/\*@([\w-]+)\*\//.exec(first)?.[1] : undefined
    const asked = name === undefined ? first : { name, text: first }
    return Reflect.apply(query, client, [asked, ...rest])
  })
}
