import { spawn, spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Replayed, scriptsOf } from './pgbench-script.ts'

export type Yardstick = { rate: number; latencyMs: number; tool: 'pgbench' | 'цикл через драйвер' }

/** pgbench of the system, of PG_BIN or of the package that carries the server; undefined when the machine has none. */
export const findPgbench = (): string | undefined => {
  const beside = [process.env.PG_BIN, ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()]
  const found = beside.map(folder => folder && join(folder, 'pgbench')).find(path => path && existsSync(path))
  if (found) return found
  return spawnSync('pgbench', ['--version']).status === 0 ? 'pgbench' : undefined
}

export type Replay = {
  url: string
  clients: number
  seconds: number
  requests: readonly Replayed[]
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
    const scripts = await scriptsOf(job.url, job.requests)
    const files = scripts.flatMap(({ text, weight }, index) => {
      const file = join(folder, `request-${index}.sql`)
      writeFileSync(file, text)
      return ['-f', `${file}@${weight}`]
    })
    // The first seconds prepare the statements and warm the cache, and are not counted.
    const warm = Math.max(1, Math.round(job.seconds / 3))
    const begun = setTimeout(job.onMeasure, warm * 1000)
    const seconds = warm + Math.max(1, Math.round(job.seconds))
    const output = await runPgbench(program, [
      ...['-n', '-M', 'prepared', '-c', String(job.clients), '-j', '1', '-T', String(seconds), '-P', '1'],
      ...files,
      job.url,
    ])
    clearTimeout(begun)
    job.onDone()
    return { ...ratesOf(output, warm + 0.5), tool: 'pgbench' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Means over the seconds told after the moment; a very short run tells none, and then its own total counts. */
const ratesOf = (output: string, after: number): { rate: number; latencyMs: number } => {
  const told = [...output.matchAll(/^progress: ([\d.]+) s, ([\d.]+) tps, lat ([\d.]+) ms/gm)]
    .map(([, at, rate, latency]) => ({ at: Number(at), rate: Number(rate), latency: Number(latency) }))
    .filter(({ at }) => at > after)
  const mean = (of: (second: (typeof told)[number]) => number): number =>
    told.reduce((sum, second) => sum + of(second), 0) / told.length
  if (told.length > 0) return { rate: mean(({ rate }) => rate), latencyMs: mean(({ latency }) => latency) }
  const rate = Number(/tps = ([\d.]+) \(without/.exec(output)?.[1])
  const latencyMs = Number(/latency average = ([\d.]+)/.exec(output)?.[1])
  if (!Number.isFinite(rate)) throw new Error(`pgbench said: ${output.slice(-500)}`)
  return { rate, latencyMs }
}

const runPgbench = (program: string, args: string[]): Promise<string> => {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PGTZ: 'UTC' } })
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
      const fresh = new Map(
        (job.requests[index]?.made ?? []).map(({ value }) => [value, crypto.randomUUID() as string]),
      )
      for (const { text, values } of job.requests[index]?.statements ?? []) {
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
