// node bench/quality.ts [--write]: 50,000 sheets in a database of their own; the pages of quality, their statements and a yardstick.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { connect } from '../src/adapters/db/connect.ts'
import { migrate } from '../src/adapters/db/migrate.ts'
import { reads as allReads } from '../src/adapters/db/read/reads.ts'
import { plainDate } from '../src/domain/calendar/plain-date.ts'
import { html } from '../src/web/html.ts'
import { itemsOfExpert } from '../src/web/quality/expert-page.ts'
import { expertsTable, rowsOf } from '../src/web/quality/experts-table.ts'
import { alphaChart, itemRows, itemsTable, pointsChart, whoDiffers } from '../src/web/quality/items-page.ts'
import { disputesChart, driftTable, regionFigures, severityChart } from '../src/web/quality/overview-page.ts'
import { onDatabase, startMeasured } from './database.ts'
import { fillQuality, region } from './quality-rows.ts'
import { decimal, grid, whole } from './report.ts'

const root = join(import.meta.dirname, '..')
const wanted = { sheets: 50_000, items: 20, experts: 120 }
const aimMs = 1000
const rounds = 15
const filter = { region, from: plainDate('2025-01-01'), to: plainDate('2027-01-01') }

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
      const text = report(await measured(connection), server.words, (performance.now() - from) / 1000)
      console.log(text)
      if (process.argv.includes('--write')) written(text)
    } finally {
      await connection.close()
    }
  } finally {
    await admin(`drop database if exists ${name} with (force)`)
    await server.stop()
  }
}

type Line = { title: string; page: number[]; sql: number[]; yardstick: number[]; kilobytes: number }

/** The three pages, each three ways by turns: whole, its statements alone, and a bare count over the same rows. */
const measured = async (connection: ReturnType<typeof connect>): Promise<Line[]> => {
  const reads = allReads(connection)
  const { pool } = connection
  const [expert] = await reads.qualityExperts(filter)
  const expertId = expert?.expertId ?? ''
  const item = { setRef: 'set-1@2023-09-01', code: '1.1' }
  const counted = (table: string) => () => pool.query(`select region, count(*) from ${table} group by region`)
  const questions = [
    {
      title: 'Специалисты региона',
      read: () =>
        Promise.all([reads.qualityExperts(filter), reads.qualityMonths(filter), reads.qualitySets(region)] as const),
      draw: ([lines, months]: [
        Awaited<ReturnType<typeof reads.qualityExperts>>,
        Awaited<ReturnType<typeof reads.qualityMonths>>,
        unknown,
      ]) => {
        const rows = rowsOf(lines)
        return html`${regionFigures(rows)}${severityChart(rows, {})}${disputesChart(months)}${expertsTable(rows, { by: 'name', down: false }, {})}${driftTable(rows, months, '2026-10', {})}`
      },
      yardstick: counted('judged_sheets'),
    },
    {
      title: 'Показатели (100, с интервалами бутстрепа)',
      read: () => Promise.all([reads.qualityItems(filter), reads.qualitySets(region)] as const),
      draw: ([lines, sets]: [
        Awaited<ReturnType<typeof reads.qualityItems>>,
        Awaited<ReturnType<typeof reads.qualitySets>>,
      ]) => {
        const rows = itemRows(lines, sets)
        return html`${alphaChart(rows, {})}${itemsTable(rows, undefined, {})}`
      },
      yardstick: counted('judged_items'),
    },
    {
      title: 'Один показатель',
      read: () => Promise.all([reads.itemPoints(filter, item), reads.itemExperts(filter, item)] as const),
      draw: ([points, experts]: [
        Awaited<ReturnType<typeof reads.itemPoints>>,
        Awaited<ReturnType<typeof reads.itemExperts>>,
      ]) => html`${pointsChart(points)}${whoDiffers(experts, {})}`,
      yardstick: counted('judged_sheets'),
    },
    {
      title: 'Один специалист (с медианами региона)',
      read: () =>
        Promise.all([
          reads.expertPairs({ ...filter, expertId }),
          reads.qualitySets(region),
          reads.qualityExperts(filter),
          reads.qualityMonths({ ...filter, expertId }),
          reads.expertVerdicts({ ...filter, expertId }),
        ] as const),
      draw: ([pairs, sets]: [
        Awaited<ReturnType<typeof reads.expertPairs>>,
        Awaited<ReturnType<typeof reads.qualitySets>>,
        ...unknown[],
      ]) => itemsOfExpert(pairs, sets, {}),
      yardstick: counted('judged_sheets'),
    },
  ]
  const lines: Line[] = []
  for (const question of questions) {
    const line: Line = { title: question.title, page: [], sql: [], yardstick: [], kilobytes: 0 }
    // Over the wire of a real server: what a reader waits for.
    const site = Fastify()
    site.get('/', async (_, reply) =>
      reply.type('text/html').send(String(question.draw((await question.read()) as never))),
    )
    const address = await site.listen({ host: '127.0.0.1', port: 0 })
    const page = async (): Promise<void> => {
      line.kilobytes = (await (await fetch(address)).arrayBuffer()).byteLength / 1024
    }
    for (let round = 0; round <= rounds; round++) {
      const kept = round > 0
      for (const [times, work] of [
        [line.page, page],
        [line.sql, question.read],
        [line.yardstick, question.yardstick],
      ] as const) {
        const from = performance.now()
        await work()
        if (kept) times.push(performance.now() - from)
      }
    }
    await site.close()
    lines.push(line)
  }
  return lines
}

const middle = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const heading = '## Качество экспертизы'

const report = (lines: readonly Line[], postgres: string, filled: number): string =>
  `${heading}

Листов – ${whole(wanted.sheets)} по ${wanted.items} показателей (${whole((wanted.sheets * wanted.items) / 1000)} тыс. баллов), специалистов – ${wanted.experts}, все в одном регионе и в одном отборе; данные вымышлены внутри базы за ${whole(filled)} с. PostgreSQL ${postgres}, процессоров – ${cpus().length}. Мерка – счёт тех же строк без ничего. Раздел пишет \`node bench/quality.ts --write\`.

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

/** Puts the section into the report in place of an earlier one. */
const written = (text: string): void => {
  const path = join(root, 'docs', 'performance.md')
  const before = readFileSync(path, 'utf8')
  const start = before.indexOf(heading)
  const end = start === -1 ? -1 : before.indexOf('\n## ', start + heading.length)
  const kept = start === -1 ? `${before.trimEnd()}\n\n` : before.slice(0, start)
  writeFileSync(path, `${kept}${text}${end === -1 ? '' : before.slice(end)}`)
}

await run()
