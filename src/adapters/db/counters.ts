import { sql } from 'kysely'
import type { Tx } from '../../application/storage.ts'
import type { Db } from './connect.ts'

/**
 * Running numbers without gaps: the row stays locked until the transaction ends, so a number of a rolled-back action
 * goes to the next one, and writers of one journal go one after another.
 */
export const counters = (db: Db): Tx['counters'] => ({
  next: async (region, journal, year) => {
    const { rows } = await sql<{ last: number }>`/*@counter-next*/
      insert into counters (region, journal, year, last) values (${region}, ${journal}, ${year}, 1)
      on conflict (region, journal, year) do update set last = counters.last + 1 returning last`.execute(db)
    const last = rows[0]?.last
    if (last === undefined) throw new Error(`Journal ${journal} gave no number`)
    return last
  },
})
