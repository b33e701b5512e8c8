// node bench/sheets.ts: a sheet of twenty items saved whole and item by item, by turns with a bare yardstick: the same rows written by
// SQL alone. A database and a server of its own. Prints a table; exit code 1 when p95 is over 50 ms.
import { cpus } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { accounts } from '../src/adapters/db/accounts.ts'
import { type Connection, connect } from '../src/adapters/db/connect.ts'
import { migrate } from '../src/adapters/db/migrate.ts'
import { sessions } from '../src/adapters/db/sessions.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { csrfToken } from '../src/web/csrf.ts'
import { paths } from '../src/web/paths.ts'
import { cookieName } from '../src/web/session.ts'
import { onDatabase, startMeasured } from './database.ts'
import { published } from './performance-page.ts'
import { decimal, grid } from './report.ts'
import { type OpenSheet, openSheet } from './sheet-to-fill.ts'
import { startProduct } from './started.ts'

const root = join(import.meta.dirname, '..')
const role = 'expert' as const
const aimMs = 50
const [warm, rounds] = [20, 300]

type Line = { title: string; product: number[]; sql: number[] }
type Client = { post(path: string, fields: [string, string][], accept: string): Promise<number> }

const run = async (): Promise<void> => {
  const server = await startMeasured(join(root, '.cache', 'bench'), process.env.BENCH_DATABASE_URL)
  const name = `kategoria_bench_run_${process.pid}`
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  try {
    await admin.query(`create database ${name} template template0`)
    const url = onDatabase(server.url, name)
    await migrate(url)
    const connection = connect(url, { max: 4 })
    const product = await startProduct(url)
    try {
      const sheet = await openSheet(connection, await loadLaw(join(root, 'regulations')))
      const client = await specialistAt(product.port, connection, sheet)
      report(await measured(client, connection.pool, sheet), server.words)
    } finally {
      await product.stop()
      await connection.close()
    }
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
    await server.stop()
  }
}

/** The specialist signed in, with a form to send. */
const specialistAt = async (port: number, { db }: Connection, { region, expertId }: OpenSheet): Promise<Client> => {
  const held = { role, region }
  const account = { personId: expertId, login: 'bench', passwordHash: '!', roles: [held] }
  const { token } = await sessions(db).open(await accounts(db).create(account), held, new Date())
  const session = await sessions(db).find(token, new Date())
  const csrf = csrfToken(session?.csrfSecret ?? '')
  return {
    post: async (path, fields, accept) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { accept, cookie: `${cookieName('kategoria', true)}=${token}`, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams([['_csrf', csrf], ...fields]),
      })
      await answer.arrayBuffer()
      return answer.status
    },
  }
}

/** Both ways of saving, each by turns with its yardstick, so that a slow minute of the machine is slow for all. */
const measured = async (client: Client, pool: pg.Pool, sheet: OpenSheet): Promise<Line[]> => {
  const { caseId, codes } = sheet
  const whole: Line = { title: `Лист целиком, показателей: ${codes.length}`, product: [], sql: [] }
  const item: Line = { title: 'Один показатель', product: [], sql: [] }
  const must = async (wanted: number, path: string, fields: [string, string][], accept = 'text/html') => {
    const status = await client.post(path, fields, accept)
    if (status !== wanted) throw new Error(`${path}: ${status} instead of ${wanted}`)
  }
  const bare = bareSaving(pool, sheet)
  for (let round = -warm; round < rounds; round++) {
    const code = codes[(round + warm) % codes.length] ?? ''
    const all = codes.flatMap(one => fieldsOf(one, round))
    const works: [number[], () => Promise<void>][] = [
      [whole.product, () => must(303, paths.assessment(caseId), [...all, ['next', 'draft']])],
      [whole.sql, () => bare(round, true)],
      [item.product, () => must(200, paths.sheetItem(caseId, code), fieldsOf(code, 1000 + round), 'application/json')],
      [item.sql, () => bare(1000 + round, false)],
    ]
    for (const [times, work] of works) {
      const from = performance.now()
      await work()
      if (round >= 0) times.push(performance.now() - from)
    }
  }
  return [whole, item]
}

/** An item with a verdict and words; the points stay zero, which every scale gives. */
const fieldsOf = (code: string, round: number): [string, string][] => {
  const name = code.replaceAll('.', '_')
  return [
    [`points_${name}`, '0'],
    [`comment_${name}`, `Сохранение ${round}: справка и дипломы просмотрены`],
    [`verdict_${name}_paper`, 'no'],
    [`reason_${name}_paper`, `Лист ${round}: нет подписи организатора`],
  ]
}

/** What a saving writes, by nothing but SQL: the row of the sheet in a transaction, and the line of who looked. */
const bareSaving =
  (pool: pg.Pool, { caseId, codes, expertId }: OpenSheet) =>
  async (round: number, looked: boolean): Promise<void> => {
    const each = (of: (code: string) => unknown) => JSON.stringify(Object.fromEntries(codes.map(one => [one, of(one)])))
    const client = await pool.connect()
    try {
      if (looked)
        await client.query(
          `insert into access_log (account_id, role, action, object_id, at)
           select id, $1, 'expertise.save', $2, now() from accounts limit 1`,
          [role, caseId],
        )
      await client.query('begin')
      const key = [caseId, expertId]
      await client.query('select from sheet_drafts where case_id = $1 and expert_id = $2 for update', key)
      await client.query(
        `insert into sheet_drafts (case_id, expert_id, points, comments, proofs, saved_at) values ($1, $2, $3, $4, $5, now())
         on conflict (case_id, expert_id) do update set points = excluded.points, comments = excluded.comments,
           proofs = excluded.proofs, saved_at = excluded.saved_at`,
        [
          ...key,
          each(() => 0),
          each(() => `Сохранение ${round}: справка и дипломы просмотрены`),
          each(() => [{ proof: 'paper', accepted: false, reason: `Лист ${round}: нет подписи организатора` }]),
        ],
      )
      await client.query('commit')
    } finally {
      client.release()
    }
  }

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

const report = (lines: readonly Line[], postgres: string): void => {
  const head = ['Что', 'p50, мс', 'p95, мс', 'SQL, p50, мс', 'SQL, p95, мс', 'К мерке, p50', 'Цель']
  const rows = lines.map(({ title, product, sql }) => [
    title,
    ...[at(product, 0.5), at(product, 0.95), at(sql, 0.5), at(sql, 0.95)].map(value => decimal(value, 1)),
    `${decimal(at(product, 0.5) / at(sql, 0.5), 1)}×`,
    `p95 ≤ ${aimMs} мс${at(product, 0.95) > aimMs ? ' !' : ''}`,
  ])
  published(`## Сохранение экспертного листа

Лист из 20 показателей: у каждого балл, замечание и слово о доказательстве. Процессоров – ${cpus().length}, Node ${process.versions.node}, PostgreSQL ${postgres}; раз – ${rounds}, всё по очереди. SQL – те же строки без самой системы. Раздел пишет \`node bench/sheets.ts --write\`.

${grid(head, rows)}
`)
  process.exitCode = lines.some(({ product }) => at(product, 0.95) > aimMs) ? 1 : 0
}

await run()
