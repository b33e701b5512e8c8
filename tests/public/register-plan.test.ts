import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { connect } from '../../src/adapters/db/connect.ts'
import { publicOrderReads } from '../../src/adapters/db/read/public-orders.ts'
import { publicRegister } from '../../src/adapters/db/read/public-register.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { manyCases } from '../samples/many-cases.ts'

type Statement = { text: string; values: unknown[] }

describe('открытый реестр на двадцати тысячах строк', () => {
  let database: FreshDatabase
  let longOrder = ''
  before(async () => {
    database = await freshDatabase()
    await manyCases(database.pool, 20_000)
    await database.pool.query(`
      insert into orders (id, region, status, number, title, rows, drafted_on, signed_on, published_on, published_at)
      select gen_random_uuid(), 'irkutsk', 'published', n::text, 'Об установлении категорий', '[]', date '2024-01-01' + n,
        date '2024-01-01' + n, date '2024-01-02' + n, now() from generate_series(1, 1000) n`)
    await database.pool.query(`
      insert into order_lines (order_id, line, region, published_on, case_id, category, position, outcome, decided_on,
        full_name, name_key, organisation, municipality)
      select o.id, c.n, o.region, o.published_on, c.id, 'first', 'учитель', 'set', o.signed_on, 'Иванова', c.surname_key,
        'Школа № 1', '' from (select id, surname_key, row_number() over (order by id) as n from cases) c
        join (select *, row_number() over (order by id) as place from orders) o
          on o.place = case when c.n <= 5000 then 1 else 2 + c.n % 999 end`)
    await database.pool.query('vacuum analyze orders, order_lines')
    const { rows } = await database.pool.query<{ id: string }>(
      'select order_id as id from order_lines group by 1 order by count(*) desc limit 1',
    )
    longOrder = rows[0]?.id ?? ''
  })
  after(() => database.drop())

  it('списки, люди, длинный приказ и проверка файла идут по индексам', async () => {
    const connection = connect(database.url, { max: 1 })
    const said: Statement[] = []
    connection.pool.on('connect', client => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown
      client.query = ((first: unknown, second: unknown, ...rest: unknown[]) => {
        const asked = typeof first === 'string' ? { text: first, values: second } : first
        if (typeof asked === 'object' && asked !== null && 'text' in asked)
          said.push({ text: String(asked.text), values: [...((asked as { values?: unknown[] }).values ?? [])] })
        return query(first, second, ...rest)
      }) as typeof client.query
    })
    const register = publicRegister(connection.db)
    const orders = publicOrderReads(connection.db)
    try {
      for (const region of [undefined, 'irkutsk']) {
        const first = await register.publicOrders({ region, year: 2025, kind: 'main' })
        await register.publicOrders({ region, after: first.next })
        for (const surname of [undefined, 'иванова'])
          await register.publicLines({
            region,
            surname,
            after: (await register.publicLines({ region, surname })).next,
          })
      }
      await register.publicResult(longOrder, 4999)
      await orders.publicOrder(longOrder)
      const { rows, total } = await orders.publicOrderLines({ orderId: longOrder, from: 4900, limit: 100 })
      assert.deepEqual([rows.length, total], [100, 5000])
      await orders.publicFile('a'.repeat(64))
      await orders.publicCheck('a'.repeat(26))
      const asked = said.filter(({ text }) => /\b(orders|order_lines|signings|check_codes)\b/.test(text))
      assert.ok(asked.length > 15)
      const client = await connection.pool.connect()
      try {
        for (const { text, values } of asked) {
          const { rows: plan } = await client.query(`explain ${text.replace(/^\s*\/\*@.*?\*\//, '')}`, values)
          const lines = plan.map(row => row['QUERY PLAN']).join('\n')
          assert.doesNotMatch(lines, /Seq Scan on (order_lines|cases)/, `${text}\n${lines}`)
        }
      } finally {
        client.release()
      }
    } finally {
      await connection.close()
    }
  })
})
