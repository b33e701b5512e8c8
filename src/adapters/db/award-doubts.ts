import { sql } from 'kysely'
import type { AwardDoubt, AwardDoubts } from '../../application/stores/awards.ts'
import type { Db } from './connect.ts'

/** Remarks of specialists on awards (migration 0015). */
export const awardDoubts = (db: Db): AwardDoubts => ({
  ofCase: async caseId => {
    const { rows } = await sql<AwardDoubt>`/*@award-doubts*/
      select ${doubtColumns} from award_doubts d where d.case_id = ${caseId} order by d.raised_at, d.id for update`.execute(
      db,
    )
    return rows
  },

  add: async ({ id, caseId, expertId, reason, raisedAt }) => {
    await sql`/*@award-doubt-add*/
      insert into award_doubts (id, case_id, expert_id, reason, raised_at)
      values (${id}, ${caseId}, ${expertId}, ${reason}, ${raisedAt})`.execute(db)
  },

  settle: async ({ id, settledAt, settledBy, settledHow }) => {
    await sql`/*@award-doubt-settle*/
      update award_doubts set settled_at = ${settledAt}, settled_by = ${settledBy}, settled_how = ${settledHow}
      where id = ${id}`.execute(db)
  },
})

export const doubtColumns = sql`
  d.id, d.case_id as "caseId", d.expert_id as "expertId", d.reason, d.raised_at as "raisedAt",
  d.settled_at as "settledAt", d.settled_by as "settledBy", d.settled_how as "settledHow"`
