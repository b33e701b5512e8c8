import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../tests/database.ts'
import type { HeldRole } from '../../application/ports.ts'
import { passwords } from '../crypto/passwords.ts'
import { accessLog } from './access-log.ts'
import { accounts } from './accounts.ts'

const now = new Date('2024-02-01T03:00:00Z')

for (const server of await databaseServers())
  describe(`учётные записи: ${server.name}`, () => {
    let base: FreshDatabase
    before(async () => {
      base = await freshDatabase(server)
    })
    after(() => base.drop())

    const person = async (surname: string, patronymic: string | null = null): Promise<string> => {
      const id = randomUUID()
      await base.pool.query('insert into people (id, surname, name, patronymic) values ($1, $2, $3, $4)', [
        id,
        surname,
        'Ольга',
        patronymic,
      ])
      return id
    }
    const create = async (login: string, roles: HeldRole[]): Promise<string> =>
      accounts(base.db).create({ personId: await person('Ким'), login, passwordHash: 'x', roles })

    it('находится по логину, как бы его ни набрали', async () => {
      const id = await create('Olga.Kim', [{ role: 'teacher', region: 'kbr' }])
      const found = await accounts(base.db).byLogin(' olga.KIM ')
      assert.deepEqual([found?.id, found?.displayName, found?.passwordHash], [id, 'Ким О.', 'x'])
      assert.deepEqual(found?.roles, [{ role: 'teacher', region: 'kbr' }])
      assert.equal(await accounts(base.db).byLogin('nobody'), undefined)
      assert.equal((await accounts(base.db).byId(id))?.login, 'Olga.Kim')
    })

    it('двух одинаковых логинов не бывает, и неудачная запись не оставляет половины', async () => {
      await create('same', [])
      await assert.rejects(create('SAME', []), { code: '23505' })
      const twice: HeldRole = { role: 'clerk', region: 'penza' }
      await assert.rejects(create('half', [twice, twice]), { code: '23505' })
      assert.equal(await accounts(base.db).byLogin('half'), undefined)
    })

    it('десять неверных паролей подряд закрывают дверь на 15 минут, верный сбрасывает счёт', async () => {
      const id = await create('guessed', [])
      const lockedUntil = async () => (await accounts(base.db).byLogin('guessed'))?.lockedUntil
      const fail = async (times: number) => {
        for (let time = 0; time < times; time++) await accounts(base.db).noteSignIn(id, false, now)
      }
      await fail(9)
      assert.equal(await lockedUntil(), undefined)
      await accounts(base.db).noteSignIn(id, true, now)
      await fail(9)
      assert.equal(await lockedUntil(), undefined)
      await fail(1)
      assert.deepEqual(await lockedUntil(), new Date('2024-02-01T03:15:00Z'))
    })

    it('действующие лица: по одному на роль и регион, первые созданные, в порядке ролей', async () => {
      await base.db.deleteFrom('account_roles').execute()
      const secretary = await create('p-secretary', [{ role: 'secretary', region: 'irkutsk' }])
      const clerk = await create('p-clerk', [{ role: 'clerk', region: 'irkutsk' }])
      await create('p-clerk-2', [{ role: 'clerk', region: 'irkutsk' }])
      const both = await create('p-penza', [
        { role: 'chair', region: 'penza' },
        { role: 'clerk', region: 'penza' },
      ])
      const personas = await accounts(base.db).personas()
      assert.deepEqual(
        personas.map(({ id }) => id),
        [clerk, both, secretary],
      )
    })

    it('запись о просмотре не меняется и не удаляется', async () => {
      const entry = { accountId: randomUUID(), role: 'clerk', action: 'view', objectId: randomUUID(), at: now }
      await accessLog(base.db).record(entry)
      const stored = await base.db
        .selectFrom('access_log')
        .selectAll()
        .where('object_id', '=', entry.objectId)
        .executeTakeFirst()
      assert.deepEqual([stored?.account_id, stored?.action, stored?.at], [entry.accountId, 'view', now])
      for (const change of ["update access_log set role = 'x'", 'delete from access_log', 'truncate access_log'])
        await assert.rejects(base.pool.query(change), { code: '23001' })
    })
  })

describe('пароли', () => {
  it('проверяются; хеш каждый раз другой и говорит, как получен', async () => {
    const [one, other] = [await passwords.hash('Пароль й'), await passwords.hash('Пароль й')]
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    assert.notEqual(one, other)
    assert.equal(await passwords.verify(one, 'Пароль й'), true)
    assert.equal(await passwords.verify(one, 'Пароль й'.normalize('NFD')), true)
    assert.equal(await passwords.verify(one, 'пароль й'), false)
    assert.equal(await passwords.verify(one, ''), false)
  })
})
