import { spawn, spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { Statement } from './captured.ts'
import { literal } from './literal.ts'

export type Yardstick = { rate: number; latencyMs: number; tool: 'pgbench' | 'цикл через драйвер' }

/** pgbench of the system, of PG_BIN or of the package that carries the server; undefined when the machine has none. */
export const findPgbench = (): string | undefined => {
  const beside = [process.env.PG_BIN, ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()]
  const found = beside.map(folder => folder && join(folder, 'pgbench')).find(path => path && existsSync(path))
  if (found) return found
  return spawnSync('pgbench', ['--version']).status === 0 ? 'pgbench' : undefined
}

export type Made = { value: string; type: 'uuid' | 'text' }

export type Replay = {
  url: string
  clients: number
  seconds: number
  requests: readonly Statement[][]
  /** Ids and numbers that each of these requests made: a second time they must be others. */
  made: readonly Made[][]
  onMeasure(): void
  onDone(): void
}

/**
 * The statements of the requests without the product around them: every client runs whole requests one after another. By
 * pgbench with prepared statements; where there is none, by a loop over the same driver as ours, which is slower.
 */
export const replay = async (job: Replay): Promise<Yardstick> => {
  const program = findPgbench()
  return program === undefined ? byDriver(job) : byPgbench(program, job)
}

const byPgbench = async (program: string, job: Replay): Promise<Yardstick> => {
  const folder = mkdtempSync(join(tmpdir(), 'kategoria-pgbench-'))
  try {
    const files = job.requests.map((statements, index) => {
      const file = join(folder, `request-${index}.sql`)
      writeFileSync(file, scriptOf(statements, job.made[index] ?? []))
      return file
    })
    // The first moments prepare the statements and warm the cache.
    await runPgbench(program, job, files, Math.max(1, Math.round(job.seconds / 5)))
    job.onMeasure()
    const output = await runPgbench(program, job, files, job.seconds)
    job.onDone()
    const rate = Number(/tps = ([\d.]+) \(without/.exec(output)?.[1])
    const latencyMs = Number(/latency average = ([\d.]+)/.exec(output)?.[1])
    if (!Number.isFinite(rate)) throw new Error(`pgbench said: ${output.slice(-500)}`)
    return { rate, latencyMs, tool: 'pgbench' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const runPgbench = (program: string, { url, clients }: Replay, files: string[], seconds: number): Promise<string> => {
  const args = [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(clients),
    '-j',
    '1',
    '-T',
    String(seconds),
    ...files.flatMap(file => ['-f', file]),
    url,
  ]
  const library = program.includes('/') ? { cwd: dirname(program) } : {}
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...library })
  return new Promise((resolve, reject) => {
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    child.once('error', reject)
    child.once('exit', code => (code === 0 ? resolve(output) : reject(new Error(`pgbench: ${output.slice(-2000)}`))))
  })
}

/** Values stand in the text; ids made by the request are computed from a number that is drawn each time. */
const scriptOf = (statements: readonly Statement[], made: readonly Made[]): string => {
  const drawn = made.length === 0 ? '' : '\\set drawn random(1, 9000000000000000)\n'
  return drawn + statements.map(statement => `${filledIn(statement, made)};\n`).join('')
}

const filledIn = ({ text, values }: Statement, made: readonly Made[]): string =>
  text
    .replace(/^\/\*@[\w-]+\*\//, '')
    .replace(/\$(\d+)/g, (_, place) => {
      const value = values[Number(place) - 1]
      const index = made.findIndex(one => one.value === value)
      return index < 0 ? literal(value) : `md5(:drawn::text || '${index}')::${made[index]?.type}`
    })
    .trim()

/** The same statements by name through the driver of the product; its own work on this side is part of what is measured. */
const byDriver = async (job: Replay): Promise<Yardstick> => {
  const pool = new pg.Pool({ connectionString: job.url, max: job.clients, options: '-c TimeZone=UTC' })
  let done = 0
  const begin = performance.now() + (job.seconds / 5) * 1000
  const end = begin + job.seconds * 1000
  setTimeout(job.onMeasure, (job.seconds / 5) * 1000)
  const loop = async (place: number): Promise<void> => {
    const client = await pool.connect()
    for (let turn = place; performance.now() < end; turn++) {
      const index = turn % job.requests.length
      const fresh = new Map((job.made[index] ?? []).map(({ value }) => [value, crypto.randomUUID() as string]))
      for (const { text, values } of job.requests[index] ?? []) {
        const name = /^\/\*@([\w-]+)\*\//.exec(text)?.[1]
        const given = values.map(value => (typeof value === 'string' ? (fresh.get(value) ?? value) : value))
        await client.query(name === undefined ? { text, values: given } : { name, text, values: given })
      }
      if (performance.now() > begin) done += 1
    }
    client.release()
  }
  await Promise.all(Array.from({ length: job.clients }, (_, place) => loop(place)))
  job.onDone()
  await pool.end()
  const rate = done / job.seconds
  return { rate, latencyMs: (job.clients / rate) * 1000, tool: 'цикл через драйвер' }
}
