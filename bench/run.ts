// npm run bench: loads invented cases, measures the product beside its yardsticks and prints a table.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../src/adapters/db/connect.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import type { Law } from '../src/application/law.ts'
import { chainOf } from './chain.ts'
import { type Measured, type MeasuredServer, measuredDatabase, startMeasured } from './database.ts'
import { firstPage } from './first-page.ts'
import { memoryOf } from './machine.ts'
import { measure, type Row, type Timing } from './measure.ts'
import { type Options, readOptions, usage } from './options.ts'
import { published } from './performance-page.ts'
import { questions } from './questions.ts'
import { type Report, written } from './report.ts'
import { startProduct, startTime } from './started.ts'

const root = join(import.meta.dirname, '..')
const tell = (words: string): void => console.error(words)

const run = async (options: Options): Promise<void> => {
  const timing: Timing = options.quick
    ? { clients: 16, warmSeconds: 0.2, seconds: 1 }
    : { clients: 16, warmSeconds: 10, seconds: 15 }
  const law = await loadLaw(join(root, 'regulations'))
  const server = await startMeasured(join(root, '.cache', 'bench'), process.env.BENCH_DATABASE_URL)
  // Ctrl+C: what was started goes, the server is stopped; a half-made database is dropped by the next run.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().finally(() => process.exit(130)))
  let measured: Measured | undefined
  try {
    tell(`PostgreSQL ${server.words}: готовим базу из ${options.cases} дел…`)
    measured = await measuredDatabase(server, law, options, tell)
    const report = await measureAll(options, timing, law, server, measured)
    published(written(report))
  } finally {
    await measured?.drop()
    await server.stop()
  }
}

const measureAll = async (
  options: Options,
  timing: Timing,
  law: Law,
  server: MeasuredServer,
  { url, loaded }: Measured,
): Promise<Report> => {
  const connection = connect(url, { max: 8 })
  try {
    const { rows: counted } = await sql<{ events: number }>`select count(*) as events from events`.execute(
      connection.db,
    )
    const chain = await chainOf(connection.db, options.verify || loaded !== 'kept', tell)
    tell('Готовим людей, сеансы и черновики…')
    // As many drafts as a very fast machine could send.
    const drafts = Math.ceil((timing.warmSeconds + timing.seconds) * 400) + 100
    const asked = await questions(connection, law, drafts)
    const product = await startProduct(url)
    try {
      const rows: Row[] = []
      for (const question of asked.filter(({ title }) => title.includes(options.only ?? ''))) {
        tell(`Меряем: ${question.title}…`)
        rows.push(await measure(question, { url, law, server, product, timing }))
      }
      return {
        on: new Date().toISOString().slice(0, 10),
        cases: options.cases,
        events: counted[0]?.events ?? 0,
        loaded,
        chain,
        postgres: server.words,
        timing,
        rows,
        memory: memoryOf(product.pid),
        firstPage: await firstPage(product.port),
        starts: options.starts ? await starts() : undefined,
        quick: options.quick,
      }
    } finally {
      await product.stop()
    }
  } finally {
    await connection.close()
  }
}

const starts = async (): Promise<{ first: number; second: number }> => {
  tell('Меряем запуск npm start…')
  const data = mkdtempSync(join(tmpdir(), 'kategoria-start-'))
  try {
    return { first: await startTime(data), second: await startTime(data) }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

const options = readOptions(process.argv.slice(2))
if (options === undefined) {
  console.error(usage)
  process.exitCode = 2
} else await run(options)
