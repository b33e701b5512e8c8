import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { systemClock } from '../src/adapters/clock.ts'
import { passwords } from '../src/adapters/crypto/passwords.ts'
import { accounts } from '../src/adapters/db/accounts.ts'
import { eventLog } from '../src/adapters/db/event-log.ts'
import { verifyLog } from '../src/adapters/db/log-audit.ts'
import { organisations } from '../src/adapters/db/organisations.ts'
import { storage } from '../src/adapters/db/storage.ts'
import { nameDeclension } from '../src/adapters/names/petrovich.ts'
import { loadLaw } from '../src/adapters/regulations/load-law.ts'
import { fileApplication } from '../src/application/filing.ts'
import { databaseServers, type FreshDatabase, freshDatabase } from './database.ts'
import { filingOf } from './desk-site.ts'
import { sure } from './filing-place.ts'
import { samplePerson, sampleSchool } from './samples/case-row.ts'
import { startWebProcess, type WebProcess } from './web-process.ts'
import { testPassword } from './web-site.ts'

const region = 'kbr'

for (const databaseServer of await databaseServers()) {
  describe(`два процесса на одной базе: ${databaseServer.name}`, () => {
    let database: FreshDatabase
    let folder = ''
    let one: WebProcess
    let two: WebProcess
    const school = sampleSchool(region)

    before(async () => {
      database = await freshDatabase(databaseServer)
      folder = await mkdtemp(join(tmpdir(), 'kategoria-two-'))
      await organisations(database.db).put(school)
      // With accounts in it the database is nobody's training stand and is not filled.
      for (const login of ['clerk', 'second']) await openAccount(login)
      ;[one, two] = await Promise.all([startWebProcess(database.url, folder), startWebProcess(database.url, folder)])
    })
    after(async () => {
      await Promise.all([one?.stop(), two?.stop()])
      await database.drop()
      await rm(folder, { recursive: true })
    })

    const openAccount = async (login: string): Promise<void> => {
      const personId = randomUUID()
      await database.db.insertInto('people').values({ id: personId, surname: 'Ветрова', name: login }).execute()
      const roles = [{ role: 'clerk' as const, region }]
      await accounts(database.db).create({ personId, login, passwordHash: await passwords.hash(testPassword), roles })
    }

    const law = loadLaw(join(import.meta.dirname, '..', 'regulations'))
    const filed = async (): Promise<string> => {
      const app = {
        clock: systemClock,
        storage: storage(database),
        law: await law,
        newId: randomUUID,
        names: nameDeclension(),
      }
      const person = { ...samplePerson('Тихая'), email: 'tihaya@example.ru' }
      const by = { actor: { personId: person.id, role: 'clerk' as const, region }, accountId: randomUUID() }
      return sure(await fileApplication(app, by, filingOf(region, person, school, { resultBy: 'email' }))).caseId
    }

    const get = async (process: WebProcess, path: string, cookie: string) =>
      fetch(process.origin + path, { headers: { cookie }, redirect: 'manual' })

    const post = (process: WebProcess, path: string, cookie: string, fields: Record<string, string>) =>
      fetch(process.origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      })

    const fieldsOf = (body: string, action: string): Record<string, string> => {
      const form = body.split('<form').find(part => part.includes(`action="${action}"`)) ?? ''
      const hidden = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
      return Object.fromEntries([...hidden].map(([, name, value]) => [name ?? '', value ?? '']))
    }

    const cookiesIn = (answer: Response): string =>
      answer.headers
        .getSetCookie()
        .map(line => line.split(';')[0] ?? '')
        .join('; ')

    /** Signs in at one process by login and password. */
    const signIn = async (process: WebProcess, login: string): Promise<string> => {
      const shown = await get(process, '/sign-in', '')
      const fields = fieldsOf(await shown.text(), '/sign-in')
      const entered = await post(process, '/sign-in', cookiesIn(shown), { ...fields, login, password: testPassword })
      assert.equal(entered.status, 303)
      return cookiesIn(entered)
    }

    /** The form of a thing as a process draws it. */
    const formOf = async (process: WebProcess, path: string, cookie: string): Promise<Record<string, string>> => {
      const shown = await get(process, path, cookie)
      assert.equal(shown.status, 200)
      return fieldsOf(await shown.text(), path)
    }

    const eventsOf = async (id: string): Promise<string[]> => {
      const { events } = await eventLog(database.db).load({ kind: 'case', id })
      return events.map(({ type }) => type)
    }

    it('вход, сделанный в одном, действует в обоих; выход тоже', async () => {
      const cookie = await signIn(one, 'clerk')
      assert.equal((await get(two, '/cases', cookie)).status, 200)
      const page = await (await get(two, '/cases', cookie)).text()
      assert.equal((await post(two, '/sign-out', cookie, fieldsOf(page, '/sign-out'))).status, 303)
      assert.match((await get(one, '/cases', cookie)).headers.get('location') ?? '', /^\/sign-in/)
    })

    it('страница входа одного процесса принимается другим', async () => {
      const shown = await get(one, '/sign-in', '')
      const fields = { ...fieldsOf(await shown.text(), '/sign-in'), login: 'clerk', password: testPassword }
      assert.equal((await post(two, '/sign-in', cookiesIn(shown), fields)).status, 303)
    })

    it('два щелчка по одной форме через два процесса – одно действие', async () => {
      const cookie = await signIn(one, 'clerk')
      for (let round = 0; round < 5; round++) {
        const id = await filed()
        const path = `/cases/${id}/registration`
        const fields = await formOf(one, path, cookie)
        const answers = await Promise.all([one, two].map(process => post(process, path, cookie, fields)))
        assert.deepEqual(
          answers.map(({ status }) => status),
          [303, 303],
        )
        assert.deepEqual(await eventsOf(id), ['Submitted', 'Registered'])
      }
    })

    it('из двух делопроизводителей один успевает, другой получает 409 и видит, что произошло', async () => {
      const cookies = [await signIn(one, 'clerk'), await signIn(two, 'second')]
      for (let round = 0; round < 5; round++) {
        const id = await filed()
        const path = `/cases/${id}/registration`
        const sent = [one, two].map(async (process, index) => {
          const cookie = cookies[index] ?? ''
          return { process, cookie, fields: await formOf(process, path, cookie) }
        })
        const answers = await Promise.all(
          (await Promise.all(sent)).map(({ process, cookie, fields }) => post(process, path, cookie, fields)),
        )
        assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
        const lost = answers.find(({ status }) => status === 409)
        assert.match((await lost?.text()) ?? '', /Заявление зарегистрировано/)
        assert.deepEqual(await eventsOf(id), ['Submitted', 'Registered'])
      }
    })

    it('письма уходят по одному разу, чьи бы работники их ни взяли', async () => {
      const waiting = async (): Promise<number> => {
        const { rows } = await database.pool.query(
          `select count(*)::int as n from notices where way = 'email' and sent_at is null`,
        )
        return rows[0].n
      }
      for (let tries = 0; tries < 100 && (await waiting()) > 0; tries++)
        await new Promise(done => setTimeout(done, 100))
      assert.equal(await waiting(), 0)
      const { rows } = await database.pool.query(`select count(*)::int as n from notices where way = 'email'`)
      assert.ok(rows[0].n > 0)
      assert.equal((await readdir(join(folder, 'letters'))).length, rows[0].n)
    })

    it('kill -9 одного процесса во время записи не теряет ничего подтверждённого, другой работает дальше', async () => {
      const cookie = await signIn(two, 'clerk')
      const ids = await Promise.all(Array.from({ length: 24 }, () => filed()))
      const acknowledged: string[] = []
      let killed: Promise<void> | undefined
      const register = async (process: WebProcess, id: string): Promise<void> => {
        const path = `/cases/${id}/registration`
        const fields = await formOf(process, path, cookie)
        const { status } = await post(process, path, cookie, fields)
        if (status === 303) acknowledged.push(id)
        if (acknowledged.length === 6) killed ??= one.kill()
      }
      // Half of the work goes to the process that is about to die: what it was doing is cut off.
      await Promise.allSettled(ids.map((id, index) => register(index % 2 === 0 ? one : two, id)))
      assert.ok(killed !== undefined)
      await killed
      assert.ok(acknowledged.length < ids.length, 'процесс умер слишком поздно')
      for (const id of acknowledged) assert.deepEqual(await eventsOf(id), ['Submitted', 'Registered'], id)
      for (const id of ids) {
        const events = await eventsOf(id)
        if (events.length === 1) await register(two, id)
        assert.deepEqual(await eventsOf(id), ['Submitted', 'Registered'], id)
      }
      assert.equal((await verifyLog(database.db)).whole, true)
      const { rows } = await database.pool.query(
        `select count(*)::int as n, count(distinct number)::int as numbers from cases where stage = 'registered'`,
      )
      assert.equal(rows[0].n, rows[0].numbers)
    })
  })
}
