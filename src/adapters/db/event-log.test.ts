import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../tests/database.ts'
import type { Envelope, NewEvent } from '../../application/ports.ts'
import { StaleCase } from '../../application/stale-case.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { eventLog } from './event-log.ts'
import { verifyLog } from './log-audit.ts'

const envelope: Envelope = {
  actor: randomUUID(),
  actorRole: 'clerk',
  at: new Date('2023-11-07T20:30:00.123Z'),
  onDay: plainDate('2023-11-08'),
}
const registered: NewEvent = { type: 'Registered', data: { number: '77', automatic: false } }
const newCase = () => ({ kind: 'case', id: randomUUID() })

for (const server of await databaseServers())
  describe(`журнал событий: ${server.name}`, () => {
    let base: FreshDatabase
    before(async () => {
      base = await freshDatabase(server)
    })
    after(() => base.drop())

    it('отдаёт записанное тем же и в том же порядке', async () => {
      const log = eventLog(base.db)
      const stream = newCase()
      const data = { я: ['щ', 1.5, null, { b: 1, a: 2 }], absent: undefined }
      assert.equal(await log.append(stream, 0, [{ type: 'Submitted', data }, registered], envelope), 2)
      assert.equal(await log.append(stream, 2, [{ type: 'Withdrawn', data: {} }], { ...envelope, actor: null }), 3)
      const { version, events } = await log.load(stream)
      assert.equal(version, 3)
      assert.deepEqual(
        events.map(event => [event.version, event.type, event.actor]),
        [
          [1, 'Submitted', envelope.actor],
          [2, 'Registered', envelope.actor],
          [3, 'Withdrawn', null],
        ],
      )
      assert.deepEqual(events[0]?.data, { я: ['щ', 1.5, null, { a: 2, b: 1 }] })
      assert.deepEqual(events[0]?.at, envelope.at)
      assert.equal(events[0]?.onDay, '2023-11-08')
    })

    it('история, которой ещё нет, пуста', async () => {
      assert.deepEqual(await eventLog(base.db).load(newCase()), { version: 0, events: [] })
    })

    it('из двадцати одновременных записей на одну версию проходит одна, остальным — StaleCase', async () => {
      const log = eventLog(base.db)
      for (const expected of [0, 1]) {
        const stream = newCase()
        if (expected > 0) await log.append(stream, 0, [registered], envelope)
        const attempts = Array.from({ length: 20 }, () =>
          base.db.transaction().execute(tx => eventLog(tx).append(stream, expected, [registered], envelope)),
        )
        const outcomes = await Promise.allSettled(attempts)
        const lost = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []))
        assert.equal(lost.length, 19)
        for (const error of lost) assert.ok(error instanceof StaleCase)
        assert.equal((await log.load(stream)).version, expected + 1)
      }
    })

    it('запись наперёд, на версию, которой ещё нет, не проходит', async () => {
      await assert.rejects(eventLog(base.db).append(newCase(), 5, [registered], envelope), StaleCase)
    })

    it('чужой вид истории под тем же номером не читается и не пишется', async () => {
      const log = eventLog(base.db)
      const stream = newCase()
      await log.append(stream, 0, [registered], envelope)
      assert.equal((await log.load({ kind: 'meeting', id: stream.id })).version, 0)
      await assert.rejects(log.append({ kind: 'meeting', id: stream.id }, 1, [registered], envelope), StaleCase)
    })

    it('вместе с отменой операции исчезает и событие', async () => {
      const stream = newCase()
      const undone = base.db.transaction().execute(async tx => {
        await eventLog(tx).append(stream, 0, [registered], envelope)
        throw new Error('отмена')
      })
      await assert.rejects(undone, /отмена/)
      assert.equal((await eventLog(base.db).load(stream)).version, 0)
    })

    for (const change of ["update events set type = 'X'", 'delete from events', 'truncate events'])
      it(`база отказывает: ${change}`, async () => {
        await eventLog(base.db).append(newCase(), 0, [registered], envelope)
        await assert.rejects(base.pool.query(change), { code: '23001' })
      })

    it('при любом чередовании записей истории целы, а цепочки сходятся', async () => {
      const step = fc.record({
        stream: fc.nat({ max: 3 }),
        size: fc.integer({ min: 1, max: 3 }),
        data: fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()),
        ),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async steps => {
          fc.pre(steps.every(({ data }) => !JSON.stringify(data).includes('\\u0000')))
          const streams = Array.from({ length: 4 }, newCase)
          const model = streams.map((): unknown[] => [])
          for (const { stream: index, size, data } of steps) {
            const [stream, known] = [streams[index], model[index]]
            if (!stream || !known) continue
            const events = Array.from({ length: size }, () => ({ type: 'Noted', data }))
            await eventLog(base.db).append(stream, known.length, events, envelope)
            known.push(...events.map(event => JSON.parse(JSON.stringify(event.data))))
          }
          for (const [index, stream] of streams.entries()) {
            const { events } = await eventLog(base.db).load(stream)
            assert.deepEqual(
              events.map(event => event.data),
              model[index],
            )
          }
        }),
        { numRuns: 40 },
      )
      assert.equal((await verifyLog(base.db)).whole, true)
    })
  })
