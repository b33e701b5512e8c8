import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../tests/database.ts'
import type { HeldRole } from '../../application/ports.ts'
import { accounts } from './accounts.ts'
import { forgetEndedSessions, sessions } from './sessions.ts'

const start = new Date('2024-02-01T03:00:00.000Z')
const minutes = (count: number) => new Date(start.getTime() + count * 60_000)
const clerk: HeldRole = { role: 'clerk', region: 'irkutsk' }
const secretary: HeldRole = { role: 'secretary', region: 'irkutsk' }

for (const server of await databaseServers())
  describe(`сеансы: ${server.name}`, () => {
    let base: FreshDatabase
    before(async () => {
      base = await freshDatabase(server)
    })
    after(() => base.drop())

    const account = async (roles: HeldRole[] = [clerk, secretary]): Promise<string> => {
      const personId = randomUUID()
      await base.pool.query(
        "insert into people (id, surname, name, patronymic) values ($1, 'Ёлкина', 'Анна', 'Юрьевна')",
        [personId],
      )
      return accounts(base.db).create({ personId, login: `user-${personId}`, passwordHash: 'x', roles })
    }

    it('по ключу находится учётная запись с ролями, а в базе ключа нет', async () => {
      const id = await account()
      const { token, expiresAt } = await sessions(base.db).open(id, clerk, start)
      assert.equal(Buffer.from(token, 'base64url').length, 32)
      assert.deepEqual(expiresAt, minutes(12 * 60))
      const found = await sessions(base.db).find(token, minutes(1))
      assert.deepEqual([found?.account.id, found?.account.displayName], [id, 'Ёлкина А. Ю.'])
      assert.deepEqual(found?.account.roles, [clerk, secretary])
      assert.deepEqual(found?.active, clerk)
      assert.equal(found?.csrfSecret.length, 32)
      const { rows } = await base.pool.query('select s::text as row from sessions s')
      assert.ok(rows.every(({ row }) => !row.includes(token)))
    })

    it('чужой и придуманный ключ не находят ничего', async () => {
      for (const token of ['', 'x', randomUUID()]) assert.equal(await sessions(base.db).find(token, start), undefined)
    })

    it('час без запросов — конец; запросы продлевают, но не дольше 12 часов', async () => {
      const store = sessions(base.db)
      const idle = await store.open(await account(), clerk, start)
      assert.ok(await store.find(idle.token, minutes(60)))
      assert.equal(await store.find(idle.token, minutes(121)), undefined)
      const busy = await store.open(await account(), clerk, start)
      for (let minute = 30; minute < 720; minute += 30)
        assert.ok(await store.find(busy.token, minutes(minute)), `${minute} мин`)
      assert.equal(await store.find(busy.token, minutes(720)), undefined)
    })

    it('выход и отключение учётной записи закрывают сеанс сразу', async () => {
      const store = sessions(base.db)
      const [one, other] = [await account(), await account()]
      const [left, disabled] = [await store.open(one, clerk, start), await store.open(other, clerk, start)]
      await store.close(left.token)
      assert.equal(await store.find(left.token, start), undefined)
      await base.db.updateTable('accounts').set({ disabled: true }).where('id', '=', other).execute()
      assert.equal(await store.find(disabled.token, start), undefined)
    })

    it('роль меняется; отнятая роль прав больше не даёт', async () => {
      const store = sessions(base.db)
      const id = await account()
      const { token } = await store.open(id, undefined, start)
      assert.equal((await store.find(token, start))?.active, undefined)
      await store.chooseRole(token, secretary)
      assert.deepEqual((await store.find(token, start))?.active, secretary)
      await base.db.deleteFrom('account_roles').where('account_id', '=', id).where('role', '=', 'secretary').execute()
      assert.equal((await store.find(token, start))?.active, undefined)
    })

    it('закончившиеся сеансы забываются, живые остаются', async () => {
      const store = sessions(base.db)
      await base.db.deleteFrom('sessions').execute()
      const old = await store.open(await account(), clerk, start)
      const fresh = await store.open(await account(), clerk, minutes(50))
      assert.equal(await forgetEndedSessions(base.db, minutes(70)), 1)
      assert.equal(await store.find(old.token, minutes(70)), undefined)
      assert.ok(await store.find(fresh.token, minutes(70)))
    })
  })
