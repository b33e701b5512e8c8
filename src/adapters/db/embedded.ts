import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Claim, claim, holding, isClaimed } from './claim.ts'
import { EmbeddedUnavailable, type Programs, postgresPrograms } from './postgres-programs.ts'

export type EmbeddedServer = {
  /** Connection string of the product's own database on this server. */
  url: string
  /** Process id of the postmaster (tests of robustness kill it). */
  pid: number
  /** True when the server was already there: another process of ours, or an orphan after kill -9. */
  reused: boolean
  /** Stops the server unless another process of ours still works with it. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** Folder with the programs of a system PostgreSQL, instead of the packaged one. */
  pgBin?: string | undefined
  /** Server settings over the defaults, e.g. `{ shared_buffers: '256MB' }`. */
  settings?: Record<string, string> | undefined
}

const patienceMs = 60_000
const slots = 64

/**
 * Starts the PostgreSQL that came with the packages, or joins the one that already serves this data folder.
 * The cluster stands in `<dataDir>/pg`, its generated password beside it. Throws EmbeddedUnavailable with words for people.
 */
export const startEmbedded = async (dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> => {
  mkdirSync(dataDir, { recursive: true })
  const home = realpathSync(dataDir)
  const name = `kategoria-pg-${createHash('sha256').update(home).digest('hex').slice(0, 32)}`
  const folder = join(home, 'pg')
  const programs = postgresPrograms(folder, options.pgBin)

  const joined = await holding(name, patienceMs, async () => {
    const seat = await takeSeat(name)
    try {
      await createCluster(programs, home)
      const password = readPassword(home)
      const running = await findRunning(folder, password)
      const server = running ?? (await start(programs, home, password, options.settings ?? {}))
      await createDatabase(server.port, password)
      return { ...server, seat, password, reused: running !== undefined }
    } catch (error) {
      await seat.release()
      throw error
    }
  })

  const stop = async () =>
    holding(name, patienceMs, async () => {
      await joined.seat.release()
      if (await anySeatTaken(name)) return
      const last = livingPostmaster(folder)
      if (last === undefined) return
      const { status, output } = await programs.run('pg_ctl', ['-D', folder, '-m', 'fast', '-w', 'stop'])
      if (status !== 0) throw new Error(`PostgreSQL in ${folder} does not stop: ${output.trim()}`)
      // It removes its pid file a moment before it ends; whoever asked to stop may remove the folder next.
      while (isPostmaster(last.pid, folder)) await sleep(10)
    })
  return { url: address(joined.port, joined.password, database), pid: joined.pid, reused: joined.reused, stop }
}

const database = 'kategoria'

const address = (port: number, password: string, name: string): string =>
  `postgres://app:${password}@127.0.0.1:${port}/${name}`

/** Everybody who uses the server sits on a numbered name; the last one to leave stops it. */
const takeSeat = async (name: string): Promise<Claim> => {
  for (let seat = 0; seat < slots; seat++) {
    const taken = await claim(`${name}-${seat}`)
    if (taken) return taken
  }
  throw new Error(`More than ${slots} users of one embedded server`)
}

const anySeatTaken = async (name: string): Promise<boolean> => {
  for (let seat = 0; seat < slots; seat++) if (await isClaimed(`${name}-${seat}`)) return true
  return false
}

/** The cluster is made aside and renamed, so a folder called `pg` is always a whole one. */
const createCluster = async (programs: Programs, home: string): Promise<void> => {
  if (existsSync(join(home, 'pg', 'PG_VERSION'))) return
  const fresh = join(home, 'pg.new')
  const passwordFile = join(home, 'pg-password')
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  chmodSync(passwordFile, 0o600)
  for (const path of [fresh, passwordFile]) programs.give(path)
  const made = await programs.run('initdb', [
    ...['-D', fresh, '-U', 'app', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
    ...['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=ru'],
  ])
  if (made.status !== 0)
    throw new EmbeddedUnavailable(`Не удалось создать базу данных в ${home}:\n${made.output.trim()}`)
  renameSync(fresh, join(home, 'pg'))
}

const readPassword = (home: string): string => {
  const file = join(home, 'pg-password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  throw new EmbeddedUnavailable(`Пропал файл с паролем базы данных: ${file}.`)
}

/** Process id and port of the postmaster whose command line names this folder; a pid left by a dead one does not count. */
const livingPostmaster = (folder: string): { pid: number; port: number } | undefined => {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  return isPostmaster(pid, folder) ? { pid, port: Number(lines[3]) } : undefined
}

const isPostmaster = (pid: number, folder: string): boolean => {
  try {
    // Empty for a zombie, which nobody has waited for after kill -9.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
  } catch {
    return false
  }
}

const findRunning = async (folder: string, password: string): Promise<{ pid: number; port: number } | undefined> => {
  const found = livingPostmaster(folder)
  if (!found) {
    // A leftover would make PostgreSQL refuse while some other process wears the old number.
    rmSync(join(folder, 'postmaster.pid'), { force: true })
    return undefined
  }
  await waitUntilServing(found.port, password, folder)
  return found
}

const start = async (programs: Programs, home: string, password: string, settings: Record<string, string>) => {
  const folder = join(home, 'pg')
  const log = join(home, 'pg.log')
  writeFileSync(log, '')
  programs.give(log)
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: "''", shared_buffers: '64MB', ...settings }
  const given = Object.entries(all).map(([key, value]) => `-c ${key}=${value}`)
  // After kill -9 the old server's children need a moment to leave its shared memory; a port may be snatched away.
  for (let attempt = 0; attempt < 40; attempt++) {
    const port = await freePort()
    const flags = ['-D', folder, '-l', log, '-w', '-o', `-p ${port} ${given.join(' ')}`, 'start']
    const { status } = await programs.run('pg_ctl', flags)
    const found = livingPostmaster(folder)
    if (status === 0 && found) {
      await waitUntilServing(port, password, folder)
      return found
    }
    await sleep(300)
  }
  const tail = readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n')
  throw new EmbeddedUnavailable(`PostgreSQL не запустился. Конец журнала ${log}:\n${tail}`)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() =>
        bound !== null && typeof bound === 'object' ? resolve(bound.port) : reject(new Error('No port')),
      )
    })
  })

/** Waits through recovery, and makes sure that the server on this port is the one of this folder and not a stranger. */
const waitUntilServing = async (port: number, password: string, folder: string): Promise<void> => {
  for (const until = Date.now() + patienceMs; ; await sleep(50)) {
    const client = new pg.Client({ connectionString: address(port, password, 'postgres') })
    try {
      await client.connect()
      const { rows } = await client.query<{ data_directory: string }>('show data_directory')
      if (rows[0]?.data_directory !== folder) throw new Error(`Port ${port} belongs to another PostgreSQL`)
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      // 57P03: starting up, recovering. 3D000 cannot happen, 28P01 (password) must not be waited for.
      if ((code !== '57P03' && code !== 'ECONNREFUSED' && code !== 'ECONNRESET') || Date.now() > until) throw error
    } finally {
      await client.end()
    }
  }
}

const createDatabase = async (port: number, password: string): Promise<void> => {
  const client = new pg.Client({ connectionString: address(port, password, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}
