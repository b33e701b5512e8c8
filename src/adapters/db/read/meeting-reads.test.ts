import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../../tests/database.ts'
import {
  clerk,
  filed,
  meeting,
  meetingId,
  now,
  order,
  person,
  region,
  request,
  storeSamples,
} from '../../../../tests/samples/read-rows.ts'
import type { Reads } from '../../../application/reads.ts'
import type { Storage, Tx } from '../../../application/storage.ts'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { storage } from '../storage.ts'
import { reads } from './reads.ts'

for (const server of await databaseServers())
  describe(`заседания, сроки и журналы: ${server.name}`, () => {
    let database: FreshDatabase
    let read: Reads
    let store: Storage
    const write = (work: (tx: Tx) => Promise<void>) =>
      store.write(async tx => {
        await work(tx)
        return {}
      })

    before(async () => {
      database = await freshDatabase(server)
      read = reads(database)
      store = storage(database)
      await write(storeSamples)
    })
    after(() => database.drop())

    it('состав комиссии берётся на день: смена обязанности не меняет прошлого', async () => {
      const member = { personId: clerk.id, duty: 'member', tradeUnion: true } as const
      await write(tx => tx.commission.put(region, member, plainDate('2026-06-01')))
      const dutyOn = async (day: string) => (await read.commissionOf(region, plainDate(day))).map(line => line.duty)
      assert.deepEqual(await dutyOn('2025-12-31'), [])
      assert.deepEqual(await dutyOn('2026-05-31'), ['secretary'])
      assert.deepEqual(await dutyOn('2026-06-01'), ['member'])
    })

    it('заседание без приказа ждёт приказа, пока он не составлен', async () => {
      const waiting = async () => (await read.meetingsWithoutOrder(region)).map(line => line.id)
      assert.deepEqual(await waiting(), [])
      await database.pool.query(`update cases set meeting_id = $1, stage = 'decided' where id = $2`, [
        meetingId,
        filed.id,
      ])
      assert.deepEqual(await waiting(), [meetingId])
      assert.deepEqual(await store.write(async tx => ({ ids: await tx.cases.decidedAt(meetingId) })), {
        ids: [filed.id],
      })
      const card = await read.meetingCard(meetingId)
      assert.deepEqual([card?.agenda.map(line => line.id), card?.row], [[filed.id], meeting])
      await write(tx => tx.orders.put({ ...order, id: randomUUID(), number: null }))
      assert.deepEqual(await waiting(), [])
    })

    it('сроки и статистика считаются по делам региона', async () => {
      const board = await read.deadlineBoard(region, plainDate('2026-03-05'))
      assert.deepEqual([board.open, board.overdue, board.soon], [1, 1, 0])
      assert.deepEqual(board.byOfficer, [{ officerId: null, name: null, open: 1, overdue: 1, soon: 0 }])
      assert.equal((await read.deadlineBoard(region, plainDate('2026-03-01'))).soon, 1)
      const { total, byMonth } = await read.statistics(region, 2026)
      assert.deepEqual(total, { filed: 1, set: 0, refused: 0, stopped: 0, pending: 1 })
      assert.deepEqual(
        byMonth.map(line => line.month),
        [3],
      )
      assert.deepEqual((await read.statistics(region, 2025)).byMonth, [])
    })

    it('журнал изменений листается и ищется по предмету', async () => {
      await write(async tx => {
        for (let n = 0; n < 130; n++)
          await tx.audit.record({
            at: now,
            actorId: clerk.id,
            role: 'admin',
            action: 'edit',
            object: n === 3 ? 'rare' : 'often',
          })
      })
      const first = await read.auditTrail({})
      const second = await read.auditTrail({ after: first.next })
      assert.deepEqual([first.rows.length, second.rows.length, second.next], [100, 30, undefined])
      assert.deepEqual((await read.auditTrail({ after: second.previous })).rows, first.rows)
      assert.deepEqual(
        (await read.auditTrail({ object: 'rare' })).rows.map(line => line.name),
        ['Кузнецова Анна Петровна'],
      )
      assert.deepEqual((await read.accessLog({ objectId: filed.id })).rows, [])
    })

    it('заявка на выписку читается вместе с человеком', async () => {
      await write(tx => tx.requests.put(request))
      assert.deepEqual((await read.requestCard(request.id))?.row, request)
      assert.deepEqual(
        (await read.requestsOf(region)).map(line => line.applicant),
        ['Фёдорова Мария Петровна'],
      )
      assert.deepEqual(
        (await read.requestsOfApplicant(person.id)).map(line => line.id),
        [request.id],
      )
      assert.deepEqual(await store.write(async tx => ({ text: await tx.requests.text(request.id) })), {
        text: request.text,
      })
    })
  })
