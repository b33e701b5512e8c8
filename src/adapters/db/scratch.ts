import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Connection, connect } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { EmbeddedUnavailable } from './postgres-programs.ts'

/** A database for one scenario; `drop` closes and removes it. */
export type Scratch = Connection & { drop(): Promise<void> }

/** Empty databases of the newest shape, on a server of their own or beside ours on the server of the url. */
export type ScratchServer = { fresh(): Promise<Scratch>; close(): Promise<void> }

/** What is thrown away when the command ends needs no safety against power loss. */
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** A packaged server in a temporary folder, or, when a url is given, databases made on its server. All is removed at the end. */
export const scratchServer = async (where: {
  url?: string | undefined
  pgBin?: string | undefined
}): Promise<ScratchServer> => {
  const server = where.url === undefined ? await ownServer(where.pgBin) : { url: where.url, stop: async () => {} }
  const name = `kategoria_play_${process.pid}_${Date.now().toString(36)}`
  const template = `${name}_template`
  try {
    await asAdmin(server.url, client => client.query(`create database ${template} template template0`))
    await migrate(named(server.url, template))
  } catch (error) {
    await server.stop()
    if (where.url === undefined) throw error
    const reason = error instanceof Error && error.message !== '' ? error.message : 'сервер не отвечает'
    throw new EmbeddedUnavailable(`На сервере DATABASE_URL не создать временную базу: ${reason}`)
  }
  let made = 0
  const drop = (database: string) =>
    asAdmin(server.url, client => client.query(`drop database if exists ${database} with (force)`))
  return {
    fresh: async () => {
      const database = `${name}_${++made}`
      await asAdmin(server.url, client => client.query(`create database ${database} template ${template}`))
      const connection = connect(named(server.url, database), { max: 4 })
      return {
        ...connection,
        drop: async () => {
          await connection.close()
          await drop(database)
        },
      }
    },
    close: async () => {
      await drop(template)
      await server.stop()
    },
  }
}

const ownServer = async (pgBin: string | undefined) => {
  const folder = mkdtempSync(join(tmpdir(), 'kategoria-play-'))
  // As root the server runs under another uid, which has to pass through.
  chmodSync(folder, 0o711)
  const clean = () => rmSync(folder, { recursive: true, force: true })
  try {
    const server = await startEmbedded(folder, { pgBin, settings: quick })
    const stop = async () => {
      await server.stop()
      clean()
    }
    return { url: named(server.url, 'postgres'), stop }
  } catch (error) {
    clean()
    throw error
  }
}

const named = (url: string, database: string): string => {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

const asAdmin = async (url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
