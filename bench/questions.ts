import { sql } from 'kysely'
import type { Connection } from '../src/adapters/db/connect.ts'
import type { Law } from '../src/application/law.ts'
import { paths } from '../src/web/paths.ts'
import type { Asked, Captured } from './captured.ts'
import { peopleAtWork } from './people-at-work.ts'
import type { Made } from './pgbench-script.ts'

/** One kind of request that is measured. */
export type Question = {
  title: string
  /** Least share of the rate of the same statements alone (§ of the figures). */
  aim: number
  expectedStatus: number
  once: boolean
  /** Requests for the server, and others of the same kind for the capture of their statements. */
  asked: Asked[]
  sample: Asked[]
  made(captured: Captured, asked: Asked): Made[]
}

const sampleSize = 100
const nothing = (): Made[] => []

/** What a ministry's morning asks: the queue, a case, an application, a search by the beginning of a surname. */
export const questions = async (connection: Connection, law: Law, submissions: number): Promise<Question[]> => {
  const { db } = connection
  const people = peopleAtWork(connection, law)
  const clerks = await people.workers('clerk', 20)
  const cookieOf = (region: string, turn: number): string => {
    const own = clerks.filter(clerk => clerk.region === region)
    return own[turn % own.length]?.cookie ?? ''
  }

  const queue = clerks.map(({ cookie }): Asked => ({ path: paths.queue(), cookie }))
  const { rows: cases } = await sql<{ id: string; region: string; surname: string }>`
    select id, region, surname_key as surname from (select id, region, surname_key, row_number() over (partition by finished order by id) as n
      from cases) c where n <= 1000`.execute(db)
  const cards = cases.map(({ id, region }, index): Asked => ({ path: paths.case(id), cookie: cookieOf(region, index) }))
  const searches = cases
    .filter((_, index) => index % 2 === 0)
    .map(({ surname, region }, index): Asked => {
      const search = surname.slice(0, 4 + (index % 3))
      return { path: paths.queue({ search }), cookie: cookieOf(region, index) }
    })
  const created = await people.submissions(submissions)

  const read = { expectedStatus: 200, once: false, made: nothing }
  const sampled = (asked: Asked[]) => ({ asked, sample: asked.slice(0, sampleSize) })
  return [
    { title: 'Очередь дел', aim: 0.22, ...read, ...sampled(queue) },
    { title: 'Карточка дела', aim: 0.13, ...read, ...sampled(cards) },
    { title: 'Поиск по началу фамилии', aim: 0.45, ...read, ...sampled(searches) },
    {
      title: 'Подача заявления',
      aim: 0.2,
      expectedStatus: 303,
      once: true,
      sample: created.slice(0, Math.min(sampleSize, Math.floor(created.length / 4))),
      asked: created.slice(Math.min(sampleSize, Math.floor(created.length / 4))),
      made: madeByFiling,
    },
  ]
}

/** The case (it has the id of its draft), its papers and letters, the key of the form, the number of the journal. */
const madeByFiling = ({ statements, newIds }: Captured, { path, body }: Asked): Made[] => {
  const draftId = path.split('/')[2] ?? ''
  const numbers = statements
    .filter(({ text }) => text.startsWith('/*@case-number*/'))
    .map(({ values }) => String(values[1]))
  return [
    ...[draftId, ...newIds].map((value): Made => ({ value, type: 'uuid' })),
    ...[body?._once ?? '', ...numbers].map((value): Made => ({ value, type: 'text' })),
  ]
}
