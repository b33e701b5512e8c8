// node bench/quality.ts [--write]: 50,000 sheets in a database of their own; the pages of quality as the product serves them, their
// statements alone, and a yardstick.
import { cpus } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect } from '../src/adapters/db/connect.ts'
import { migrate } from '../src/adapters/db/migrate.ts'
import { reads } from '../src/adapters/db/read/reads.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { paths } from '../src/web/paths.ts'
import { statementsOf } from './captured.ts'
import { onDatabase, startMeasured } from './database.ts'
import { peopleAtWork } from './people-at-work.ts'
import { published } from './performance-page.ts'
import { fillQuality, region } from './quality-rows.ts'
import { decimal, grid, whole } from './report.ts'
import { startProduct } from './started.ts'

const root = join(import.meta.dirname, '..')
const wanted = { sheets: 50_000, items: 20, experts: 120 }
const aimMs = 1000
const rounds = 15
const period = { from: '01.01.2025', to: '01.01.2027' }

const run = async (): Promise<void> => {
  const server = await startMeasured(join(root, '.cache', 'bench'), process.env.BENCH_DATABASE_URL)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().finally(() => process.exit(130)))
  const name = `kategoria_bench_quality_${process.pid}`
  const admin = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  try {
    await admin(`create database ${name} template template0`)
    const url = onDatabase(server.url, name)
    await migrate(url)
    const connection = connect(url)
    try {
      const from = performance.now()
      await fillQuality(connection.pool, wanted)
      const filled = (performance.now() - from) / 1000
      published(report(await measured(url, connection), server.words, filled))
    } finally {
      await connection.close()
    }
  } finally {
    await admin(`drop database if exists ${name} with (force)`)
    await server.stop()
  }
}

type Line = { title: string; page: number[]; sql: number[]; yardstick: number[]; kilobytes: number }

/** Every page three ways by turns: as a reader waits for it, its statements alone, and a bare count over the same rows. */
const measured = async (url: string, connection: ReturnType<typeof connect>): Promise<Line[]> => {
  const law = await loadLaw(join(root, 'regulations'))
  const people = peopleAtWork(connection, law)
  const workers = await people.workers('supervisor', people.regions.length)
  const cookie = workers.find(worker => worker.region === region)?.cookie ?? ''
  const { pool } = connection
  const [expert] = await reads(connection).qualityExperts({
    ...{ region, from: plainDate('2025-01-01'), to: plainDate('2027-01-01') },
  })
  const pages = [
    { title: 'Специалисты региона', path: paths.quality(period), table: 'judged_sheets' },
    {
      title: 'Показатели одной группы (20, с интервалами бутстрепа)',
      path: paths.qualityItems(period),
      table: 'judged_items',
    },
    {
      title: 'Показатели всех групп (100)',
      path: paths.qualityItems({ ...period, set: 'all' }),
      table: 'judged_items',
    },
    {
      title: 'Один показатель',
      path: paths.qualityItem('set-a@2023-09-01', '1.1', period),
      table: 'judged_sheets',
    },
    {
      title: 'Один специалист (с медианами региона)',
      path: paths.qualityOfExpert(expert?.expertId ?? '', period),
      table: 'judged_sheets',
    },
  ]
  const captured = await statementsOf(
    url,
    law,
    pages.map(({ path }) => ({ path, cookie })),
    200,
  )
  const product = await startProduct(url)
  try {
    const lines: Line[] = []
    for (const [place, { title, path, table }] of pages.entries()) {
      const line: Line = { title, page: [], sql: [], yardstick: [], kilobytes: 0 }
      const page = async (): Promise<void> => {
        const answer = await fetch(`http://127.0.0.1:${product.port}${path}`, { headers: { cookie } })
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
        line.kilobytes = (await answer.arrayBuffer()).byteLength / 1024
      }
      const alone = async (): Promise<void> => {
        for (const { text, values } of captured[place]?.statements ?? []) await pool.query(text, [...values])
      }
      const counted = () => pool.query(`select region, count(*) from ${table} group by region`)
      for (let round = 0; round <= rounds; round++)
        for (const [times, work] of [
          [line.page, page],
          [line.sql, alone],
          [line.yardstick, counted],
        ] as const) {
          const from = performance.now()
          await work()
          if (round > 0) times.push(performance.now() - from)
        }
      lines.push(line)
    }
    return lines
  } finally {
    await product.stop()
  }
}

const middle = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const report = (lines: readonly Line[], postgres: string, filled: number): string =>
  `## Качество экспертизы

Листов – ${whole(wanted.sheets)} по ${wanted.items} показателей (${whole((wanted.sheets * wanted.items) / 1000)} тыс. баллов), специалистов – ${wanted.experts}, все в одном регионе и в одном отборе; данные вымышлены внутри базы за ${whole(filled)} с. Страницы отдаёт сама система в боевом режиме. PostgreSQL ${postgres}, процессоров – ${cpus().length}. Запросы отдельно – те же, что посылает страница, один за другим; мерка – счёт тех же строк без ничего. Раздел пишет \`node bench/quality.ts --write\`.

${grid(
  ['Страница', 'p50, мс', 'p95, мс', 'Запросы отдельно, p50, мс', 'Мерка, p50, мс', 'КБ', 'Цель'],
  lines.map(({ title, page, sql, yardstick, kilobytes }) => [
    title,
    whole(middle(page, 0.5)),
    `${whole(middle(page, 0.95))}${middle(page, 0.95) > aimMs ? ' !' : ''}`,
    whole(middle(sql, 0.5)),
    whole(middle(yardstick, 0.5)),
    decimal(kilobytes, 0),
    `≤ ${whole(aimMs)} мс`,
  ]),
)}
`

await run()
