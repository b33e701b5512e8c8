import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../../tests/database.ts'
import { sampleCaseRow, samplePerson, sampleSchool } from '../../../../tests/samples/case-row.ts'
import type { PublicLine, PublicRegister } from '../../../application/reads/public-register.ts'
import type { Storage } from '../../../application/storage.ts'
import type { OrderLine, OrderRow } from '../../../application/stores/decisions.ts'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { fullName } from '../../../domain/people/names.ts'
import { storage } from '../storage.ts'
import { publicOrderReads } from './public-orders.ts'
import { publicRegister } from './public-register.ts'

const surnames = ['Фёдорова', 'Федотова', 'Иванова']

for (const server of await databaseServers())
  describe(`открытый реестр приказов: ${server.name}`, () => {
    let database: FreshDatabase
    let store: Storage
    let register: PublicRegister
    let made: { draft: OrderRow; published: OrderRow; others: OrderRow[] }

    before(async () => {
      database = await freshDatabase(server)
      store = storage(database)
      register = publicRegister(database.db)
      const published = await makeOrder('kbr', '2026-04-03', 60)
      const others = [await makeOrder('penza', '2025-12-30', 2), await makeOrder('kbr', '2025-05-05', 3)]
      made = { draft: await makeOrder('kbr', null, 2), published, others }
    })
    after(() => database.drop())

    /** An order of the region with lines of invented teachers; published on the day given. */
    const makeOrder = async (region: string, day: string | null, count: number): Promise<OrderRow> => {
      const school = sampleSchool(region)
      const meeting = { id: randomUUID(), region, time: '10:00', place: 'зал', stage: 'closed', version: 1, state: {} }
      const publishedOn = day === null ? null : plainDate(day)
      const order: OrderRow = {
        ...draftOrder,
        id: randomUUID(),
        region,
        meetingId: meeting.id,
        number: randomUUID(),
        publishedOn,
      }
      await store.write(async tx => {
        await tx.organisations.put(school)
        await tx.meetings.put({ ...meeting, on: plainDate('2025-05-01') })
        for (let n = 0; n < count; n++) {
          const person = samplePerson(surnames[n % 3] ?? '', `Анна ${n}`)
          const row = sampleCaseRow(region, person, school)
          await tx.people.put(person)
          await tx.cases.put(row)
          order.rows.push({ ...line, caseId: row.id, fullName: fullName({ ...person, patronymic: undefined }) })
        }
        await tx.orders.put(order)
        if (publishedOn !== null) await tx.orders.publish(order)
        return {}
      })
      return order
    }

    const draftOrder = {
      kind: 'main' as const,
      amends: null,
      points: [],
      requestId: null,
      preparedOn: null,
      status: 'signed' as const,
      title: 'Об установлении категорий',
      get rows(): OrderLine[] {
        return []
      },
      remarks: 'внутренняя пометка',
      draftedOn: plainDate('2025-05-02'),
      agreedOn: null,
      agreedBy: null,
      signedOn: plainDate('2025-05-03'),
      signedBy: null,
      publishedAt: null,
      version: 1,
    }

    it('неопубликованного приказа для гражданина нет', async () => {
      assert.equal(await publicOrderReads(database.db).publicOrder(made.draft.id), undefined)
      assert.equal(await register.publicResult(made.draft.id, 1), undefined)
      const { rows } = await register.publicOrders({})
      assert.deepEqual(
        rows.map(row => row.id),
        [made.published, ...made.others].map(order => order.id),
      )
      const lines = await everyLine({})
      assert.ok(lines.every(found => found.orderId !== made.draft.id))
      await assert.rejects(
        store.write(async tx => ({ done: await tx.orders.publish(made.draft) })),
        /no day of publication/,
      )
    })

    it('строки листаются от новых приказов к старым, внутри приказа сверху вниз', async () => {
      const lines = await everyLine({})
      const expected = [made.published, ...made.others].flatMap(order => order.rows.map(row => row.fullName))
      assert.deepEqual(
        lines.map(found => found.fullName),
        expected,
      )
      const first = await register.publicLines({})
      const second = await register.publicLines({ after: first.next })
      assert.deepEqual((await register.publicLines({ after: second.previous })).rows, first.rows)
    })

    it('начало фамилии находит и «е», и «ё», в пределах региона и категории', async () => {
      const found = await everyLine({ surname: 'ФЕДО', region: 'kbr', category: 'first' })
      const expected = [made.published, ...made.others]
        .filter(order => order.region === 'kbr')
        .flatMap(order => order.rows.filter(row => row.fullName.startsWith('Ф')))
      assert.equal(found.length, expected.length)
      assert.deepEqual(new Set(found.map(row => row.region)), new Set(['kbr']))
      assert.deepEqual(await everyLine({ surname: 'федо', category: 'mentor' }), [])
    })

    it('строка не говорит ничего, кроме того, что стоит в приказе', async () => {
      const result = await register.publicResult(made.published.id, 1)
      assert.deepEqual(Object.keys(result ?? {}).sort(), [
        ...['category', 'changedBy', 'decidedOn', 'fullName', 'line', 'municipality', 'orderId', 'orderNumber'],
        ...['orderSignedOn', 'organisation', 'outcome', 'position', 'publishedOn', 'region', 'removed'],
      ])
      assert.equal(JSON.stringify(result).includes('тайная причина'), false)
    })

    it('год отбирает приказы по дню публикации', async () => {
      const { rows } = await register.publicOrders({ year: 2025, region: 'penza' })
      assert.deepEqual(
        rows.map(row => [row.id, row.lines]),
        [[made.others[0]?.id, 2]],
      )
    })

    const everyLine = async (question: Parameters<PublicRegister['publicLines']>[0]): Promise<PublicLine[]> => {
      const { rows, next } = await register.publicLines(question)
      return next === undefined ? rows : [...rows, ...(await everyLine({ ...question, after: next }))]
    }
  })

const line = {
  category: 'first' as const,
  position: 'учитель',
  outcome: 'set' as const,
  organisation: 'Школа № 7',
  municipality: 'г. Приморск',
  decidedOn: plainDate('2025-05-01'),
  reason: 'тайная причина',
}
