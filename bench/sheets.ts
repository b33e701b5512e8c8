// node bench/sheets.ts [address] [database]: a sheet of the demonstration stand saved whole and item by item, beside the bare statement
// that keeps it. The stand runs already (npm start); the database is its own. Prints a table; exit code 1 when p95 is over 50 ms.
import pg from 'pg'
import { decimal, grid } from './report.ts'

const [base = 'http://127.0.0.1:3000', database = process.env.DATABASE_URL ?? ''] = process.argv.slice(2)
const aimMs = 50
const rounds = { whole: 200, items: 400, sql: 400 }
const login = 'irkutsk.expert'

const cookies = new Map<string, string>()
const ask = async (path: string, fields?: URLSearchParams, accept = 'text/html') => {
  const answer = await fetch(base + path, {
    redirect: 'manual',
    headers: { accept, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(fields === undefined ? {} : { method: 'POST', body: fields }),
  })
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    cookies.set(name, value)
  }
  return { status: answer.status, body: await answer.text() }
}
const fieldIn = (page: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll('&quot;', '"')

/** Time of each of so many calls, milliseconds. */
const timed = async (times: number, work: (round: number) => Promise<void>): Promise<number[]> => {
  const all: number[] = []
  for (let round = 0; round < times; round++) {
    const from = performance.now()
    await work(round)
    all.push(performance.now() - from)
  }
  return all.sort((a, b) => a - b)
}
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const entrance = await ask('/sign-in')
const entering = { _csrf: fieldIn(entrance.body, '_csrf'), login, password: 'Категория-2026' }
await ask('/sign-in', new URLSearchParams(entering))
const list = await ask('/expertise')
let found: { id: string; page: string; codes: string[] } | undefined
for (const [, id = ''] of list.body.matchAll(/href="\/expertise\/([\w-]{36})"/g)) {
  const { body } = await ask(`/expertise/${id}`)
  const codes = [...body.matchAll(/data-item="([\d.]+)"/g)].map(([, code = '']) => code)
  if (codes.length > (found?.codes.length ?? 0)) found = { id, page: body, codes }
}
if (found === undefined) throw new Error(`${login} has no sheet to fill in`)
const { id, page, codes } = found
const csrf = fieldIn(page, '_csrf')

/** An item with a verdict and words; the points stay zero, which every scale gives. */
const itemFields = (code: string, round: number): [string, string][] => {
  const name = code.replaceAll('.', '_')
  return [
    [`points_${name}`, '0'],
    [`comment_${name}`, `Сохранение ${round}: справка и дипломы просмотрены`],
    [`verdict_${name}_paper`, 'no'],
    [`reason_${name}_paper`, `Лист ${round}: нет подписи организатора`],
  ]
}
const must = (status: number, wanted: number): void => {
  if (status !== wanted) throw new Error(`Answer ${status} instead of ${wanted}`)
}
const whole = (round: number) =>
  new URLSearchParams([['_csrf', csrf], ...codes.flatMap(code => itemFields(code, round)), ['next', 'draft']])

await timed(20, async round => must((await ask(`/expertise/${id}`, whole(-round))).status, 303))
const saved = await timed(rounds.whole, async round => must((await ask(`/expertise/${id}`, whole(round))).status, 303))
const items = await timed(rounds.items, async round => {
  const code = codes[round % codes.length] ?? ''
  const fields = new URLSearchParams([['_csrf', csrf], ...itemFields(code, 1000 + round)])
  must((await ask(`/expertise/${id}/items/${code}`, fields, 'application/json')).status, 200)
})
const lines: [string, number[]][] = [
  [`Лист целиком, показателей: ${codes.length}`, saved],
  ['Один показатель', items],
]
if (database !== '') {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  const { rows } = await client.query('select * from sheet_drafts where case_id = $1 limit 1', [id])
  const { expert_id, points, comments, proofs } = rows[0]
  const bare = await timed(rounds.sql, async () => {
    await client.query(
      'update sheet_drafts set points = $3, comments = $4, proofs = $5, saved_at = now() where case_id = $1 and expert_id = $2',
      [id, expert_id, JSON.stringify(points), JSON.stringify(comments), JSON.stringify(proofs)],
    )
  })
  await client.end()
  lines.push(['Один голый оператор SQL, тот же лист', bare])
}
const table = lines.map(([title, times]) => [title, ...[0.5, 0.95, 0.99].map(share => decimal(at(times, share), 1))])
console.log(grid(['Что', 'p50, мс', 'p95, мс', 'p99, мс'], table))
const missed = [saved, items].some(times => at(times, 0.95) > aimMs)
console.log(missed ? `Цель не достигнута: p95 больше ${aimMs} мс` : `Цель достигнута: p95 не больше ${aimMs} мс`)
process.exitCode = missed ? 1 : 0
