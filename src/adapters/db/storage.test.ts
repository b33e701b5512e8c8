import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../tests/database.ts'
import { sampleCaseRow, samplePerson, sampleSchool } from '../../../tests/samples/case-row.ts'
import { StaleCase } from '../../application/stale-case.ts'
import type { Storage } from '../../application/storage.ts'
import type { Draft } from '../../application/stores/cases.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { storage } from './storage.ts'

const now = new Date('2026-03-02T08:00:00Z')
const region = 'kaliningrad'

for (const server of await databaseServers())
  describe(`хранилище: ${server.name}`, () => {
    let database: FreshDatabase
    let store: Storage
    before(async () => {
      database = await freshDatabase(server)
      store = storage(database)
    })
    after(() => database.drop())

    const countOf = async (table: 'people' | 'events' | 'idempotency_keys', id: string): Promise<number> => {
      const column = { people: 'id', events: 'stream_id', idempotency_keys: 'key' }[table]
      const { rows } = await database.pool.query(`select from ${table} where ${column} = $1`, [id])
      return rows.length
    }

    it('отказ откатывает всё, что было записано, и возвращается как ответ', async () => {
      const person = samplePerson('Иванова')
      const refusal = { refused: 'not_now', because: 'Рано' }
      const envelope = { actor: null, actorRole: 'system', at: now, onDay: plainDate('2026-03-02') }
      const answer = await store.write(async tx => {
        await tx.once.claim('account', person.id, now)
        await tx.people.put(person)
        await tx.log.append({ kind: 'case', id: person.id }, 0, [{ type: 'Submitted', data: {} }], envelope)
        await tx.jobs.add('send_notice', { id: person.id })
        return refusal
      })
      assert.deepEqual(answer, refusal)
      assert.equal(await countOf('people', person.id), 0)
      assert.equal(await countOf('events', person.id), 0)
      assert.equal(await countOf('idempotency_keys', person.id), 0)
      const { rows } = await database.pool.query('select from graphile_worker.jobs')
      assert.equal(rows.length, 0)
    })

    it('ошибка тоже откатывает и вылетает наружу', async () => {
      const person = samplePerson('Иванова')
      const broken = store.write(async tx => {
        await tx.people.put(person)
        throw new RangeError('сломалось')
      })
      await assert.rejects(broken, RangeError)
      assert.equal(await countOf('people', person.id), 0)
    })

    it('задание видно очереди только после фиксации, с ключом оно одно', async () => {
      await store.write(async tx => {
        await tx.jobs.add('remind', { day: 1 }, { key: 'a', at: now })
        await tx.jobs.add('remind', { day: 2 }, { key: 'a', at: now })
        return {}
      })
      const { rows } = await database.pool.query(`select task_identifier as task, key from graphile_worker.jobs`)
      assert.deepEqual(rows, [{ task: 'remind', key: 'a' }])
    })

    it('второй щелчок ждёт первого и получает его ответ', async () => {
      const key = randomUUID()
      const claimed = gate()
      const finish = gate()
      const first = store.write(async tx => {
        assert.equal(await tx.once.claim('account', key, now), undefined)
        claimed.open()
        await finish.opened
        await tx.once.answer('account', key, { caseId: 'first' })
        return { caseId: 'first' }
      })
      await claimed.opened
      const second = store.write(async tx => (await tx.once.claim('account', key, now)) ?? { caseId: 'second' })
      await waitUntilBlocked(database)
      finish.open()
      assert.deepEqual(await Promise.all([first, second]), [{ caseId: 'first' }, { caseId: 'first' }])
    })

    it('после отказа ключ снова свободен, даже для того, кто ждал', async () => {
      const key = randomUUID()
      const claimed = gate()
      const finish = gate()
      const first = store.write(async tx => {
        await tx.once.claim('account', key, now)
        claimed.open()
        await finish.opened
        return { refused: 'not_now', because: 'Рано' }
      })
      await claimed.opened
      const second = store.write(async tx => ({ earlier: await tx.once.claim('account', key, now) }))
      await waitUntilBlocked(database)
      finish.open()
      await first
      assert.deepEqual(await second, { earlier: undefined })
    })

    it('номера журнала не повторяются и не пропускаются, когда пишут сразу многие', async () => {
      const take = (refuse: boolean) =>
        store.write(async tx => {
          const number = await tx.counters.next(region, 'applications', 2026)
          return refuse ? { refused: 'not_now', because: 'Рано' } : { number }
        })
      const answers = await Promise.all(Array.from({ length: 24 }, (_, index) => take(index % 3 === 0)))
      const numbers = answers.flatMap(answer => ('number' in answer ? [answer.number] : []))
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        Array.from({ length: 16 }, (_, index) => index + 1),
      )
      assert.deepEqual(await store.write(async tx => ({ n: await tx.counters.next(region, 'applications', 2027) })), {
        n: 1,
      })
    })

    it('черновик из старой вкладки не затирает новый, а поданный не оживает', async () => {
      const owner = samplePerson('Петрова')
      const fresh: Draft = {
        id: randomUUID(),
        region,
        pack: `${region}@2023-09-01`,
        ownerId: owner.id,
        answers: { category: 'first' },
        sections: {},
        version: 1,
        createdAt: now,
        updatedAt: now,
      }
      const put = (draft: Draft) =>
        store.write(async tx => {
          await tx.drafts.put(draft)
          return {}
        })
      await store.write(async tx => {
        await tx.people.put(owner)
        return {}
      })
      await put(fresh)
      await put({ ...fresh, version: 2, answers: { category: 'highest' } })
      await assert.rejects(put({ ...fresh, version: 2 }), StaleCase)
      await store.write(async tx => {
        assert.deepEqual((await tx.drafts.get(fresh.id))?.answers, { category: 'highest' })
        await tx.drafts.remove(fresh.id)
        return {}
      })
      await assert.rejects(put({ ...fresh, version: 3 }), StaleCase)
    })

    it('новая фамилия человека находится в очереди сразу', async () => {
      const person = samplePerson('Фёдорова')
      const school = sampleSchool(region)
      const row = sampleCaseRow(region, person, school)
      const keyOf = () => store.write(async tx => ({ key: await tx.cases.surnameKey(row.id) }))
      await store.write(async tx => {
        await tx.people.put(person)
        await tx.organisations.put(school)
        await tx.cases.put(row)
        await tx.people.put({ ...person, surname: 'Семёнова' })
        return {}
      })
      assert.deepEqual(await keyOf(), { key: 'семенова' })
    })
  })

/** A door that one side opens and the other waits for. */
const gate = () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: () => resolve() }
}

/** Until some connection of this database waits for the transaction of another. */
const waitUntilBlocked = async ({ pool }: FreshDatabase): Promise<void> => {
  for (;;) {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'`,
    )
    if (rowCount !== 0) return
  }
}
