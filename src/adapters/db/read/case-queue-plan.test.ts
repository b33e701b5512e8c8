import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../../tests/database.ts'
import { manyCases } from '../../../../tests/samples/many-cases.ts'
import type { QueueFilter } from '../../../application/reads/queue.ts'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { caseQueue, queueStatement } from './case-queue.ts'

for (const server of await databaseServers())
  describe(`очередь дел на двадцати тысячах: ${server.name}`, () => {
    let database: FreshDatabase
    before(async () => {
      database = await freshDatabase(server)
      await manyCases(database.pool, 20_000)
    })
    after(() => database.drop())

    const filters: QueueFilter[] = [
      {},
      { stage: 'review' },
      { mover: 'clerk' },
      { officerId: '00000000-0000-4000-8000-000000000001' },
      { overdueOn: plainDate('2026-01-05') },
      { category: 'first', channel: 'epgu' },
      { finished: true },
      { finished: true, stage: 'closed' },
    ]
    const orders = ['due', 'received', 'surname'] as const
    const searches = [undefined, 'иванова-а', '4000000']

    it('ни одно сочетание не читает таблицу дел или людей подряд', async () => {
      const client = await database.pool.connect()
      try {
        for (const mode of ['force_custom_plan', 'force_generic_plan']) {
          await client.query(`set plan_cache_mode = ${mode}`)
          for (const order of orders)
            for (const search of searches)
              for (const filter of filters) {
                const asked = queueStatement({ region: 'irkutsk', filter, order, search, limit: 50 }).compile(
                  database.db,
                )
                const text = asked.sql.replace(/^\/\*@.*?\*\//, '')
                const { rows } = await client.query(`explain ${text}`, [...asked.parameters])
                const plan = rows.map(row => row['QUERY PLAN']).join('\n')
                assert.doesNotMatch(
                  plan,
                  /Seq Scan on (cases|people)/,
                  `${order} ${search} ${JSON.stringify(filter)}\n${plan}`,
                )
              }
        }
      } finally {
        client.release()
      }
    })

    it('итог больше тысячи не считается до конца', async () => {
      const { total } = await caseQueue(database.db).caseQueue({
        region: 'irkutsk',
        filter: { finished: true },
        order: 'received',
        limit: 1,
      })
      assert.deepEqual(total, { count: 1000, capped: true })
    })
  })
