import { sql } from 'kysely'
import type { OversightReads, Statistics, YearCount } from '../../../application/reads/oversight.ts'
import type { Db } from '../connect.ts'
import { grouped } from './deadline-board.ts'

type Category = Statistics['byCategory'][number]['category']
type Channel = Statistics['byChannel'][number]['channel']
type Group = { category: Category; channel: Channel; month: number } & YearCount

/** One pass over the cases received in the year. */
export const statistics = (db: Db): Pick<OversightReads, 'statistics'> => ({
  statistics: async (region, year) => {
    const { rows } = await sql<Group>`/*@statistics*/
      select category, channel, extract(month from received)::int as month, count(*) as filed,
        count(*) filter (where outcome = 'set') as set, count(*) filter (where outcome = 'refused') as refused,
        count(*) filter (where outcome is null and finished) as stopped,
        count(*) filter (where outcome is null and not finished) as pending
      from cases
      where region = ${region} and received >= make_date(${year}, 1, 1) and received < make_date(${year}::int + 1, 1, 1)
      group by category, channel, month order by category, channel, month`.execute(db)
    return {
      total: sum(rows),
      byCategory: grouped(rows, row => row.category).map(group => ({
        category: group.first.category,
        ...sum(group.rows),
      })),
      byChannel: grouped(rows, row => row.channel).map(group => ({ channel: group.first.channel, ...sum(group.rows) })),
      byMonth: grouped(rows, row => row.month)
        .map(group => ({ month: group.first.month, ...sum(group.rows) }))
        .sort((a, b) => a.month - b.month),
    }
  },
})

const sum = (rows: readonly YearCount[]): YearCount => {
  const total = { filed: 0, set: 0, refused: 0, stopped: 0, pending: 0 }
  for (const row of rows) {
    total.filed += row.filed
    total.set += row.set
    total.refused += row.refused
    total.stopped += row.stopped
    total.pending += row.pending
  }
  return total
}
