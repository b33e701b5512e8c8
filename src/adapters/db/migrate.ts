import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

export type Migration = { number: number; name: string; sql: string; checksum: string }

const ownFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))
/** Any fixed number, the same in every process of ours. */
const lockKey = 7_196_276_001

/**
 * Brings the database to the newest shape: our migrations in the order of their numbers, then the job queue's own.
 * Processes started together wait for one another; each migration is one transaction. Answers the names it applied.
 * Throws, in Russian, when an applied file was changed afterwards or the database is newer than the program.
 */
export const migrate = async (url: string, folder: string = ownFolder): Promise<string[]> => {
  const wanted = readMigrations(folder)
  const pool = new pg.Pool({ connectionString: url, max: 3, application_name: 'kategoria-migrate' })
  // A connection lost between two statements is reported by the next one.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  try {
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [lockKey])
      const applied = await applyAll(client, wanted)
      await runMigrations({ pgPool: pool })
      return applied
    } finally {
      // Closing the connection gives the lock back, whatever happened.
      client.release(true)
    }
  } finally {
    await pool.end()
  }
}

const applyAll = async (client: pg.PoolClient, wanted: Migration[]): Promise<string[]> => {
  await client.query(`create table if not exists schema_migrations (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<Omit<Migration, 'sql'>>('select number, name, checksum from schema_migrations')
  const done = new Map(rows.map(row => [row.number, row]))
  for (const row of rows) {
    const file = wanted.find(migration => migration.number === row.number)
    if (!file) throw new Error(`База данных новее программы: в ней есть миграция ${row.name}. Обновите программу.`)
    if (file.checksum !== row.checksum)
      throw new Error(`Миграция ${file.name} изменена после применения. Верните файл и добавьте новую миграцию.`)
  }
  const missing = wanted.filter(migration => !done.has(migration.number))
  for (const migration of missing) await apply(client, migration)
  return missing.map(migration => migration.name)
}

const apply = async (client: pg.PoolClient, { number, name, sql, checksum }: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(sql)
    const row = [number, name, checksum]
    await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', row)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Миграция ${name} не применилась`, { cause: error })
  }
}

/** The files `NNNN-name.sql` in order. Throws when two share a number. */
export const readMigrations = (folder: string): Migration[] => {
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
  const migrations = files.map(file => {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]
    if (number === undefined) throw new Error(`Имя миграции ${file} не вида NNNN-name.sql`)
    const sql = readFileSync(join(folder, file), 'utf8')
    return { number: Number(number), name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
  migrations.forEach((migration, index) => {
    if (migrations[index + 1]?.number === migration.number)
      throw new Error(`Две миграции с номером ${migration.number}`)
  })
  return migrations
}
