import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, beforeEach, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../tests/database.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { eventLog } from './event-log.ts'
import { eventHash, momentText } from './hash-chain.ts'
import { type Breach, verifyLog } from './log-audit.ts'
import { sealCheckpoint } from './log-seal.ts'

const now = new Date('2024-02-01T03:00:00Z')
const first = { kind: 'case', id: '11111111-1111-4111-8111-111111111111' }
const second = { kind: 'case', id: '22222222-2222-4222-8222-222222222222' }
const third = { kind: 'meeting', id: '33333333-3333-4333-8333-333333333333' }

for (const server of await databaseServers())
  describe(`проверка журнала: ${server.name}`, () => {
    const bases: FreshDatabase[] = []
    let base: FreshDatabase
    /** seq 1–3 first, 4–5 second, 6 first: one seal over 1–6, then 7–8 third, not sealed. */
    beforeEach(async () => {
      base = await freshDatabase(server)
      bases.push(base)
      await add(first, 0, 3)
      await add(second, 0, 2)
      await add(first, 3, 1)
      await sealCheckpoint(base.db, now)
      await add(third, 0, 2)
    })
    after(async () => {
      for (const made of bases) await made.drop()
    })

    const add = (stream: typeof first, from: number, count: number) => {
      const events = Array.from({ length: count }, (_, index) => ({ type: 'Noted', data: { n: from + index } }))
      const by = { actor: randomUUID(), actorRole: 'clerk', at: now, onDay: plainDate('2024-02-01') }
      return eventLog(base.db).append(stream, from, events, by)
    }

    /** What a superuser can do when he wants no trace: the triggers are off while he works. */
    const tamper = async (...statements: string[]) => {
      for (const table of ['events', 'log_checkpoints'])
        await base.pool.query(`alter table ${table} disable trigger user`)
      for (const statement of statements) await base.pool.query(statement)
      for (const table of ['events', 'log_checkpoints'])
        await base.pool.query(`alter table ${table} enable trigger user`)
    }

    const found = async (): Promise<Breach> => {
      const audit = await verifyLog(base.db)
      assert.ok(!audit.whole, 'нарушение не найдено')
      return audit.broken
    }

    it('целый журнал: сколько записей, сколько печатей и хеш последней', async () => {
      const audit = await verifyLog(base.db)
      assert.ok(audit.whole)
      assert.deepEqual([audit.events, audit.checkpoints], [8, 1])
      const { rows } = await base.pool.query("select encode(hash, 'hex') as hash from log_checkpoints")
      assert.equal(audit.lastCheckpoint, rows[0]?.hash)
    })

    for (const change of [
      "data = '{}'",
      "data = jsonb_set(data, '{n}', '1.5')",
      "type = 'Withdrawn'",
      'actor = null',
      "actor_role = 'chair'",
      "at = at + interval '1 microsecond'",
      'on_day = on_day - 1',
      "stream_kind = 'meeting'",
    ])
      it(`правка задним числом названа по месту: ${change}`, async () => {
        await tamper(`update events set ${change} where seq = 5`)
        const { seq, streamId, version, why } = await found()
        assert.deepEqual([seq, streamId, version], [5, second.id, 2])
        assert.match(why, /содержание записи изменено/)
      })

    it('правка с пересчётом собственного хеша ломает следующую запись', async () => {
      await tamper(
        "update events set hash = sha256('x') where seq = 2",
        "update events set prev_hash = sha256('x') where seq = 3",
      )
      assert.equal((await found()).seq, 2)
    })

    it('запись удалена из середины', async () => {
      await tamper('delete from events where seq = 2')
      const { seq, why } = await found()
      assert.equal(seq, 3)
      assert.match(why, /нет предыдущей записи этой истории \(№ 2\)/)
    })

    it('удалены последние записи истории', async () => {
      await tamper('delete from events where seq = 8')
      const { streamId, why } = await found()
      assert.equal(streamId, third.id)
      assert.match(why, /Удалены последние записи: 2–2/)
    })

    it('история удалена целиком вместе с отметкой — найдено печатью', async () => {
      await tamper(
        'delete from events where seq in (4, 5)',
        `delete from stream_heads where stream_id = '${second.id}'`,
      )
      assert.match((await found()).why, /Среди записей с 1 по 6 было 6, осталось 4/)
    })

    it('удалено всё, что было под печатью, и ничего после', async () => {
      await tamper('delete from events', 'delete from stream_heads')
      assert.match((await found()).why, /было 6, осталось 0/)
    })

    it('запись под печатью подменена вместе с хешем и отметкой: цепочка сходится, печать — нет', async () => {
      const { rows } = await base.pool.query<{ actor: string; prev_hash: Buffer }>('select * from events where seq = 5')
      const { actor, prev_hash: previous } = rows[0] ?? assert.fail()
      const row = { streamKind: 'case', streamId: second.id, version: 2, type: 'Noted', data: { n: 7 }, actor }
      const hash = eventHash(previous, { ...row, actorRole: 'clerk', at: momentText(now), onDay: '2024-02-01' })
      const literal = `'\\x${hash.toString('hex')}'`
      await tamper(
        `update events set data = '{"n": 7}', hash = ${literal} where seq = 5`,
        `update stream_heads set hash = ${literal} where stream_id = '${second.id}'`,
      )
      assert.match((await found()).why, /Среди записей с 1 по 6 есть заменённые/)
    })

    it('печать изменена или удалена', async () => {
      await add(third, 2, 1)
      await sealCheckpoint(base.db, now)
      await tamper('update log_checkpoints set event_count = 5 where from_seq = 1')
      assert.match((await found()).why, /Контрольная точка 1–6 изменена/)
      await tamper('delete from log_checkpoints where from_seq = 1')
      assert.match((await found()).why, /предыдущая контрольная точка удалена/)
    })

    it('печати идут одна за другой; без новых записей новой печати нет', async () => {
      const sealed = await sealCheckpoint(base.db, now)
      assert.deepEqual([sealed?.fromSeq, sealed?.toSeq, sealed?.count], [7, 8, 2])
      assert.equal(await sealCheckpoint(base.db, now), undefined)
      const audit = await verifyLog(base.db)
      assert.ok(audit.whole)
      assert.equal(audit.checkpoints, 2)
    })

    it('номера, занятые отменёнными операциями, нарушением не считаются', async () => {
      await assert.rejects(
        base.db.transaction().execute(async tx => {
          await eventLog(tx).append({ kind: 'case', id: randomUUID() }, 0, [{ type: 'Noted', data: {} }], {
            actor: null,
            actorRole: 'system',
            at: now,
            onDay: plainDate('2024-02-01'),
          })
          throw new Error('отмена')
        }),
      )
      await add(third, 2, 1)
      await sealCheckpoint(base.db, now)
      assert.equal((await verifyLog(base.db)).whole, true)
    })

    it('печать не обгоняет записывающего: его номер меньше, а конец операции позже', async () => {
      let finish = () => {}
      const slow = base.db.transaction().execute(async tx => {
        await eventLog(tx).append({ kind: 'case', id: randomUUID() }, 0, [{ type: 'Noted', data: {} }], {
          actor: null,
          actorRole: 'system',
          at: now,
          onDay: plainDate('2024-02-01'),
        })
        await new Promise<void>(resolve => {
          finish = resolve
        })
      })
      await add(third, 2, 1)
      const sealing = sealCheckpoint(base.db, now)
      await base.pool.query('select pg_sleep(0.05)')
      finish()
      await slow
      assert.equal((await sealing)?.count, 4)
      assert.equal((await verifyLog(base.db)).whole, true)
    })

    it('журнал длиннее одной страницы проверяется целиком', async () => {
      await add(third, 2, 4500)
      await sealCheckpoint(base.db, now)
      const audit = await verifyLog(base.db)
      assert.ok(audit.whole)
      assert.equal(audit.events, 4508)
      await tamper("update events set actor_role = 'chair' where version = 4400 and stream_kind = 'meeting'")
      assert.equal((await found()).version, 4400)
    })
  })
