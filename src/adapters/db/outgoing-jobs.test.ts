import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../tests/database.ts'
import { startWorker } from '../../jobs/worker.ts'
import { forgetKeys, once } from './once.ts'
import { outgoingJobs } from './outgoing-jobs.ts'

const now = new Date('2024-02-01T03:00:00Z')

for (const server of await databaseServers())
  describe(`задания и повторы: ${server.name}`, () => {
    let base: FreshDatabase
    before(async () => {
      base = await freshDatabase(server)
    })
    after(() => base.drop())

    it('задание отменённой операции не выполняется, подтверждённой — выполняется один раз', async () => {
      const done: unknown[] = []
      let heard = () => {}
      const first = new Promise<void>(resolve => {
        heard = resolve
      })
      const worker = await startWorker({
        connectionString: base.url,
        tasks: {
          letter: async payload => {
            done.push(payload)
            heard()
          },
        },
      })
      const undone = base.db.transaction().execute(async tx => {
        await outgoingJobs(tx).add('letter', { n: 1 })
        throw new Error('отмена')
      })
      await assert.rejects(undone, /отмена/)
      await base.db.transaction().execute(tx => outgoingJobs(tx).add('letter', { n: 2 }))
      await first
      await worker.stop()
      assert.deepEqual(done, [{ n: 2 }])
    })

    it('задание с тем же ключом заменяет ожидающее; раньше срока не начинается', async () => {
      const at = (day: number) => new Date(Date.UTC(2100, 0, day))
      await outgoingJobs(base.db).add('reminder', { day: 1 }, { key: 'case-1', at: at(1) })
      await outgoingJobs(base.db).add('reminder', { day: 2 }, { key: 'case-1', at: at(2) })
      const { rows } = await base.pool.query(
        "select run_at from graphile_worker.jobs where task_identifier = 'reminder'",
      )
      assert.deepEqual(rows, [{ run_at: at(2) }])
    })

    it('второе нажатие ждёт первого и получает его ответ', async () => {
      let works = 0
      const click = () =>
        base.db.transaction().execute(async tx => {
          const earlier = await once(tx).claim('account', 'key', now)
          if (earlier) return earlier
          works += 1
          const answer = { caseId: `case-${works}` }
          await once(tx).answer('account', 'key', answer)
          return answer
        })
      const answers = await Promise.all(Array.from({ length: 6 }, click))
      assert.equal(works, 1)
      for (const answer of answers) assert.deepEqual(answer, { caseId: 'case-1' })
    })

    it('ключ отменённой операции свободен; чужой ключ — другой ключ; старые забываются', async () => {
      const undone = base.db.transaction().execute(async tx => {
        await once(tx).claim('account', 'undone', now)
        throw new Error('отмена')
      })
      await assert.rejects(undone, /отмена/)
      const keys = once(base.db)
      assert.equal(await keys.claim('account', 'undone', now), undefined)
      await keys.answer('account', 'undone', { done: true })
      assert.deepEqual(await keys.claim('account', 'undone', now), { done: true })
      assert.equal(await keys.claim('other', 'undone', now), undefined)
      await keys.claim('account', 'late', new Date(now.getTime() + 1000))
      assert.equal(await forgetKeys(base.db, new Date(now.getTime() + 1)), 3)
      const left = await base.db.selectFrom('idempotency_keys').select('key').execute()
      assert.deepEqual(left, [{ key: 'late' }])
    })
  })
