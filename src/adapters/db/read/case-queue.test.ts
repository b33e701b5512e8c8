import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { databaseServers, type FreshDatabase, freshDatabase } from '../../../../tests/database.ts'
import { manyCases } from '../../../../tests/samples/many-cases.ts'
import type { CaseLine, QueueQuestion, QueueReads } from '../../../application/reads/queue.ts'
import { plainDate } from '../../../domain/calendar/plain-date.ts'
import { caseQueue } from './case-queue.ts'

const regions = ['kuzbass', 'irkutsk', 'penza', 'kaliningrad', 'kbr']
const officers = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']

type Known = CaseLine & { surnameKey: string }

for (const server of await databaseServers())
  describe(`очередь дел: ${server.name}`, () => {
    let database: FreshDatabase
    let queue: QueueReads['caseQueue']
    let all: Known[]
    before(async () => {
      database = await freshDatabase(server)
      await manyCases(database.pool, 1500)
      queue = caseQueue(database.db).caseQueue
      const { rows } =
        await database.pool.query<Known>(`select id, region, stage, mover, category, channel, received, finished,
      officer_id as "officerId", number, epgu_number as "epguNumber", next_due as "nextDue", surname_key as "surnameKey" from cases`)
      all = rows
    })
    after(() => database.drop())

    const questions: fc.Arbitrary<QueueQuestion> = fc.record({
      region: fc.constantFrom(...regions),
      order: fc.constantFrom('due' as const, 'received' as const, 'surname' as const),
      limit: fc.integer({ min: 1, max: 40 }),
      search: fc.option(fc.constantFrom('иванов', 'Федор', ' ЯКОВ', 'иванова-', '7', '40000', 'нет таких', ' '), {
        nil: undefined,
      }),
      filter: fc.record(
        {
          stage: fc.constantFrom('review' as const, 'assessed' as const, 'closed' as const),
          mover: fc.constantFrom('clerk', 'secretary'),
          category: fc.constantFrom('first' as const, 'mentor' as const),
          channel: fc.constantFrom('epgu' as const, 'post' as const),
          overdueOn: fc.constantFrom(plainDate('2026-01-10'), plainDate('2026-02-01')),
          officerId: fc.constantFrom(...officers),
          finished: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    })

    it('страницы вперёд и назад складываются в весь список, а итог равен его длине', async () => {
      await fc.assert(
        fc.asyncProperty(questions, async question => {
          const expected = wholeList(all, question)
          const pages = await walk(question, 'next')
          assert.deepEqual(
            pages.flatMap(page => page.ids),
            expected,
          )
          assert.deepEqual(pages[0]?.total, { count: expected.length, capped: false })
          assert.equal(pages[0]?.previous, undefined)
          const back = await walk({ ...question, after: pages.at(-1)?.previous }, 'previous')
          if (pages.length > 1)
            assert.deepEqual(
              back.reverse().map(page => page.ids),
              pages.slice(0, -1).map(page => page.ids),
            )
        }),
        { numRuns: 120 },
      )
    })

    it('испорченная ссылка на страницу показывает первую страницу', async () => {
      const question: QueueQuestion = { region: 'kbr', filter: {}, order: 'due', limit: 5 }
      const first = await queue(question)
      for (const after of ['', '>', '>AAAA', 'мусор', `>${Buffer.from('["2026-13-01","x"]').toString('base64url')}`])
        assert.deepEqual(await queue({ ...question, after }), first)
    })

    it('строка очереди называет человека и школу', async () => {
      const { rows } = await queue({ region: 'penza', filter: {}, order: 'surname', search: 'фёдоров', limit: 1 })
      assert.match(rows[0]?.applicant ?? '', /^Фёдорова.* Анна$/)
      assert.match(rows[0]?.organisation ?? '', /^Школа № \d+$/)
    })

    const walk = async (question: QueueQuestion, side: 'next' | 'previous') => {
      const pages: { ids: string[]; total: { count: number; capped: boolean }; previous?: string | undefined }[] = []
      for (let after: string | undefined = question.after ?? ''; after !== undefined; ) {
        const page = await queue({ ...question, after: after === '' ? undefined : after })
        pages.push({ ids: page.rows.map(row => row.id), total: page.total, previous: page.previous })
        after = page[side]
      }
      return pages
    }
  })

/** The same list made by hand from all rows. */
const wholeList = (all: readonly Known[], { region, filter, search = '', order }: QueueQuestion): string[] => {
  const text = search.trim()
  const finished = filter.finished ?? (text === '' ? false : undefined)
  const found = (row: Known) =>
    text === '' ||
    (/\d/.test(text)
      ? [row.number, row.epguNumber].some(number => number?.startsWith(text) === true)
      : row.surnameKey.startsWith(text.toLowerCase().replaceAll('ё', 'е')))
  const kept = all.filter(
    row =>
      row.region === region &&
      (finished === undefined || row.finished === finished) &&
      (filter.stage === undefined || row.stage === filter.stage) &&
      (filter.mover === undefined || row.mover === filter.mover) &&
      (filter.category === undefined || row.category === filter.category) &&
      (filter.channel === undefined || row.channel === filter.channel) &&
      (filter.officerId === undefined || row.officerId === filter.officerId) &&
      (filter.overdueOn === undefined || (row.nextDue !== null && row.nextDue < filter.overdueOn)) &&
      found(row),
  )
  const by = order === 'due' && filter.finished === true ? 'received' : order
  const key = (row: Known): string =>
    by === 'due' ? (row.nextDue ?? '9999') : by === 'received' ? row.received : row.surnameKey
  const sorted = kept.sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id))
  return (by === 'received' ? sorted.reverse() : sorted).map(row => row.id)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
