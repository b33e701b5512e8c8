import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { connect } from '../src/adapters/db/connect.ts'
import { startEmbedded } from '../src/adapters/db/embedded.ts'
import { migrate, readMigrations } from '../src/adapters/db/migrate.ts'
import type { Law } from '../src/application/law.ts'
import { type Loaded, loadCases } from './load.ts'
import { makeTemplates } from './templates.ts'

/** The server that a run measures; `pid` of its main process where it is ours. */
export type MeasuredServer = { url: string; pid: number | undefined; words: string; stop(): Promise<void> }

/** As a small machine of a ministry would be set: durable writes, a quarter of 4 GB for the cache. */
const settings = {
  shared_buffers: '1GB',
  effective_cache_size: '3GB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  max_connections: '120',
  random_page_cost: '1.1',
}

/** The packaged PostgreSQL in a folder of its own, or the one of BENCH_DATABASE_URL. */
export const startMeasured = async (folder: string, given: string | undefined): Promise<MeasuredServer> => {
  if (given !== undefined) return { url: given, pid: undefined, words: await versionOf(given), stop: async () => {} }
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const server = await startEmbedded(folder, { settings })
  const url = onDatabase(server.url, 'postgres')
  return { url, pid: server.pid, words: await versionOf(url), stop: server.stop }
}

/** A loaded database, made or found, and a copy of it for this run, which `drop` removes. */
export type Measured = { url: string; loaded: Loaded | 'kept'; drop(): Promise<void> }

export const measuredDatabase = async (
  server: MeasuredServer,
  law: Law,
  { cases, inPlace }: { cases: number; inPlace: boolean },
  told: (words: string) => void,
): Promise<Measured> => {
  await dropLeftovers(server.url)
  const draft = `kategoria_bench_draft_${process.pid}`
  await asAdmin(server.url, client => client.query(`create database ${draft} template template0`))
  const draftUrl = onDatabase(server.url, draft)
  await migrate(draftUrl)
  const connection = connect(draftUrl, { max: 4 })
  const templates = await makeTemplates(connection, law).finally(() => connection.close())

  // Whatever changes the rows of a case changes this name, and the cases are loaded anew.
  const shape = createHash('sha256')
    .update(JSON.stringify([templates, readMigrations(migrations)]))
    .digest('hex')
    .slice(0, 12)
  const name = `kategoria_bench_${cases}_${shape}`
  const drop = (database: string): Promise<void> =>
    asAdmin(server.url, async client => {
      await client.query(`drop database if exists ${database} with (force)`)
    })
  const kept = await exists(server.url, name)
  let loaded: Loaded | 'kept' = 'kept'
  if (!kept) {
    await dropOlder(server.url, `kategoria_bench_${cases}_`)
    loaded = await loadCases(draftUrl, law, templates, cases, told)
    await asAdmin(server.url, client => client.query(`alter database ${draft} rename to ${name}`))
  } else await drop(draft)
  if (inPlace) return { url: onDatabase(server.url, name), loaded, drop: () => drop(name) }
  const copy = `kategoria_bench_run_${process.pid}`
  told('Копия загруженной базы для этого прогона…')
  await asAdmin(server.url, client => client.query(`create database ${copy} template ${name} strategy file_copy`))
  return { url: onDatabase(server.url, copy), loaded, drop: () => drop(copy) }
}

const migrations = join(import.meta.dirname, '..', 'migrations')

const exists = (url: string, name: string): Promise<boolean> =>
  asAdmin(
    url,
    async client => (await client.query('select from pg_database where datname = $1', [name])).rowCount !== 0,
  )

/** What runs that were killed left behind; whatever somebody still works with stays. */
const dropLeftovers = (url: string): Promise<void> =>
  asAdmin(url, async client => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database d where datname ~ '^kategoria_bench_(draft|run)_'
        and not exists (select from pg_stat_activity a where a.datid = d.oid)`,
    )
    for (const { datname } of rows) await client.query(`drop database if exists ${client.escapeIdentifier(datname)}`)
  })

const dropOlder = (url: string, prefix: string): Promise<void> =>
  asAdmin(url, async client => {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [prefix])
    for (const { datname } of rows) await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`)
  })

const versionOf = (url: string): Promise<string> =>
  asAdmin(url, async client => (await client.query('show server_version')).rows[0].server_version.split(' ')[0])

export const onDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

const asAdmin = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
