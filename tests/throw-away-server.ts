import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/adapters/db/embedded.ts'

export type ThrowAwayServer = { url: string; stop(): Promise<void> }

/** Safety against power loss is of no use to a server that lives for one run; a machine's kill -9 loses nothing either. */
const quickSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** An embedded server in a folder of its own; the url names its maintenance database. */
export const startThrowAway = async (): Promise<ThrowAwayServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'kategoria-test-'))
  // As root the server may run under another uid, which has to pass through.
  chmodSync(folder, 0o711)
  const server = await startEmbedded(folder, { settings: quickSettings })
  const watch = endWithUs(server.pid, folder)
  const stop = async () => {
    watch.kill()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: withDatabase(server.url, 'postgres'), stop }
}

/** A shell that waits on our pipe: when we die, be it by kill -9, the pipe closes, and it stops the server and cleans up. */
const endWithUs = (server: number, folder: string): ChildProcess => {
  const script = 'cat; kill -INT "$1" 2>/dev/null; while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; rm -rf "$2"'
  const options = { stdio: ['pipe', 'ignore', 'ignore'], detached: true } as const
  const watch = spawn('sh', ['-c', script, 'sh', String(server), folder], { ...options, stdio: [...options.stdio] })
  watch.unref()
  if (watch.stdin !== null && 'unref' in watch.stdin && typeof watch.stdin.unref === 'function') watch.stdin.unref()
  return watch
}

export const withDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

export const templateOfRun = (run: string): string => `kategoria_template_${run}`

export const uniqueName = (kind: 'test' | 'template' | 'draft'): string =>
  `kategoria_${kind}_${process.pid}_${Date.now().toString(36)}_${++made}`
let made = 0

/** Drops only a database whose name a run of tests gives; anything else on the server is not ours. */
export const dropOwn = async (server: string, name: string): Promise<void> => {
  if (!/^kategoria_(test|template|draft)_[0-9a-z_]+$/.test(name))
    throw new Error(`Not a database of the tests: ${name}`)
  await asAdmin(server, client => client.query(`drop database if exists ${name} with (force)`))
}

export const asAdmin = async <T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
