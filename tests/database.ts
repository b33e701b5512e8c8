import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { type Connection, connect } from '../src/adapters/db/connect.ts'
import { type EmbeddedServer, startEmbedded } from '../src/adapters/db/embedded.ts'
import { migrate } from '../src/adapters/db/migrate.ts'

/** A server that suites run on; the url names its maintenance database, where databases of tests are made from. */
export type DatabaseServer = { name: string; url: string }

export type FreshDatabase = Connection & {
  url: string
  /** Closes the connections and removes the database. */
  drop(): Promise<void>
}

/** A throw-away server needs no safety against power loss. */
export const quickSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}

/** Registered while the file loads, so it runs when the whole file is done and not at the end of the first suite. */
const atEnd: (() => Promise<void>)[] = []
after(async () => {
  for (const work of atEnd.reverse()) await work()
})

let onDemand: Promise<EmbeddedServer> | undefined

/** The server of this run: `scripts/test.mjs` starts one for all files; a file run by hand starts its own. */
const ownServer = async (): Promise<DatabaseServer> => {
  const given = process.env.KATEGORIA_TEST_SERVER
  if (given) return { name: 'встроенный PostgreSQL', url: given }
  onDemand ??= startOwn()
  return { name: 'встроенный PostgreSQL', url: maintenance((await onDemand).url) }
}

const startOwn = async (): Promise<EmbeddedServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'kategoria-test-'))
  const server = await startEmbedded(folder, { settings: quickSettings })
  atEnd.push(async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return server
}

/** The embedded server, and besides it the one of TEST_DATABASE_URL when it is set: suites run on each. */
export const databaseServers = async (): Promise<DatabaseServer[]> => {
  const own = await ownServer()
  const other = process.env.TEST_DATABASE_URL
  return other ? [own, { name: 'второй PostgreSQL', url: other }] : [own]
}

/** A migrated database of its own, copied from a template; drop it with `drop()`. The url comes with it for processes. */
export const freshDatabase = async (server?: DatabaseServer): Promise<FreshDatabase> => {
  const home = server ?? (await ownServer())
  const template = await templateOf(home)
  const name = uniqueName('kategoria_test')
  await asAdmin(home, client => client.query(`create database ${name} template ${template}`))
  const url = withDatabase(home.url, name)
  const connection = connect(url, { max: 8 })
  const drop = async () => {
    await connection.close()
    await dropOwn(home, name)
  }
  return { ...connection, url, drop }
}

/** An empty database, for tests of the migrations themselves. */
export const emptyDatabase = async (server?: DatabaseServer): Promise<{ url: string; drop(): Promise<void> }> => {
  const home = server ?? (await ownServer())
  const name = uniqueName('kategoria_test')
  await asAdmin(home, client => client.query(`create database ${name} template template0`))
  return { url: withDatabase(home.url, name), drop: () => dropOwn(home, name) }
}

const templates = new Map<string, Promise<string>>()

/** One template for the whole run where the runner names it; otherwise one for this process, dropped at its end. */
const templateOf = (server: DatabaseServer): Promise<string> => {
  const known = templates.get(server.url)
  if (known) return known
  const made = makeTemplate(server)
  templates.set(server.url, made)
  return made
}

const makeTemplate = async (server: DatabaseServer): Promise<string> => {
  const run = process.env.KATEGORIA_TEST_RUN
  const name = run ? `kategoria_template_${run}` : uniqueName('kategoria_template')
  await asAdmin(server, async client => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount !== 0) return
    const draft = uniqueName('kategoria_draft')
    await client.query(`create database ${draft} template template0`)
    await migrate(withDatabase(server.url, draft))
    // Nobody may be connected to a template that is being copied, so it gets its name only when it is ready.
    await client.query(`alter database ${draft} rename to ${name}`)
  })
  if (!run) atEnd.push(() => dropOwn(server, name))
  return name
}

/** Drops only a database whose name this run could have given; anything else is not ours. */
const dropOwn = async (server: DatabaseServer, name: string): Promise<void> => {
  if (!/^kategoria_(test|template)_[0-9a-z_]+$/.test(name)) throw new Error(`Not a database of the tests: ${name}`)
  await asAdmin(server, client => client.query(`drop database if exists ${name} with (force)`))
}

const asAdmin = async <T>(server: DatabaseServer, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

let made = 0
const uniqueName = (prefix: string): string => `${prefix}_${process.pid}_${Date.now().toString(36)}_${++made}`

const withDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

const maintenance = (url: string): string => withDatabase(url, 'postgres')
