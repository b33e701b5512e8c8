import { after } from 'node:test'
import { type Connection, connect } from '../src/adapters/db/connect.ts'
import { migrate } from '../src/adapters/db/migrate.ts'
import { asAdmin, dropOwn, startThrowAway, templateOfRun, uniqueName, withDatabase } from './throw-away-server.ts'

/** A server that suites run on; the url names the database from which others are made. */
export type DatabaseServer = { name: string; url: string }

/** A database of its own; `drop` closes the connections and removes it. The url is for further processes. */
export type FreshDatabase = Connection & { url: string; drop(): Promise<void> }

/** Registered while the file loads, so it runs when the whole file is done and not at the end of the first suite. */
const atEnd: (() => Promise<void>)[] = []
after(async () => {
  for (const work of atEnd.reverse()) await work()
})

let onDemand: Promise<string> | undefined

/** The server of this run: `scripts/test.mjs` starts one for all files; a file run by hand starts its own. */
const ownServer = async (): Promise<DatabaseServer> => {
  onDemand ??= Promise.resolve(process.env.KATEGORIA_TEST_SERVER ?? startOwn())
  return { name: 'встроенный PostgreSQL', url: await onDemand }
}

const startOwn = async (): Promise<string> => {
  const server = await startThrowAway()
  atEnd.push(server.stop)
  return server.url
}

/** The embedded server, and besides it the one of TEST_DATABASE_URL when it is set: suites run on each. */
export const databaseServers = async (): Promise<DatabaseServer[]> => {
  const own = await ownServer()
  const other = process.env.TEST_DATABASE_URL
  return other ? [own, { name: 'второй PostgreSQL', url: other }] : [own]
}

/** A migrated database, copied from a template; the embedded server when none is named. */
export const freshDatabase = async (server?: DatabaseServer): Promise<FreshDatabase> => {
  const { url: home } = server ?? (await ownServer())
  const name = uniqueName('test')
  const template = await templateOn(home)
  await asAdmin(home, client => client.query(`create database ${name} template ${template}`))
  const url = withDatabase(home, name)
  const connection = connect(url, { max: 8 })
  const drop = async () => {
    await connection.close()
    await dropOwn(home, name)
  }
  return { ...connection, url, drop }
}

/** An empty database, for tests of the migrations themselves. */
export const emptyDatabase = async (server?: DatabaseServer): Promise<{ url: string; drop(): Promise<void> }> => {
  const { url: home } = server ?? (await ownServer())
  const name = uniqueName('test')
  await asAdmin(home, client => client.query(`create database ${name} template template0`))
  return { url: withDatabase(home, name), drop: () => dropOwn(home, name) }
}

const templates = new Map<string, Promise<string>>()

const templateOn = (server: string): Promise<string> => {
  const known = templates.get(server)
  if (known) return known
  const made = makeTemplate(server)
  templates.set(server, made)
  return made
}

/** One template for the whole run when there is a runner, which drops it; otherwise one for this process. */
const makeTemplate = async (server: string): Promise<string> => {
  const run = process.env.KATEGORIA_TEST_RUN
  const name = run ? templateOfRun(run) : uniqueName('template')
  await asAdmin(server, async client => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount !== 0) return
    const draft = uniqueName('draft')
    await client.query(`create database ${draft} template template0`)
    try {
      await migrate(withDatabase(server, draft))
      // Nobody may be connected to a template while it is copied, so it gets its name only when it is ready.
      await client.query(`alter database ${draft} rename to ${name}`)
    } catch (error) {
      await dropOwn(server, draft)
      throw error
    }
  })
  if (!run) atEnd.push(() => dropOwn(server, name))
  return name
}
