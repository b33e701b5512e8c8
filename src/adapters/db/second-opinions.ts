import { sql } from 'kysely'
import type { QualitySettings, SecondOpinion, SecondOpinions } from '../../application/stores/quality.ts'
import type { Db } from './connect.ts'

/** Silent second opinions and what a region has set about them. */
export const secondOpinions = (db: Db): SecondOpinions => ({
  settings: async region => {
    const { rows } = await sql<QualitySettings>`/*@quality-settings*/
      select second_percent as "secondPercent", second_days as "secondDays", seed from quality_settings
      where region = ${region}`.execute(db)
    return rows[0]
  },

  putSettings: async (region, { secondPercent, secondDays, seed }, by, at) => {
    await sql`insert into quality_settings (region, second_percent, second_days, seed, changed_at, changed_by)
      values (${region}, ${secondPercent}, ${secondDays}, ${seed}, ${at}, ${by})
      on conflict (region) do update set second_percent = excluded.second_percent, second_days = excluded.second_days,
        seed = excluded.seed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(db)
  },

  get: async id => {
    const { rows } = await sql<SecondOpinion>`${opinions} where id = ${id} for update`.execute(db)
    return rows[0]
  },

  ofCase: async caseId => {
    const { rows } = await sql<SecondOpinion>`/*@second-of-case*/ ${opinions} where case_id = ${caseId}`.execute(db)
    return rows[0]
  },

  load: async region => {
    const { rows } = await sql<{
      id: string
      open: number
    }>`select expert_id as id, count(*) as open from second_opinions
      where region = ${region} and status = 'open' group by expert_id`.execute(db)
    return Object.fromEntries(rows.map(({ id, open }) => [id, open]))
  },

  put: async one => {
    await sql`insert into second_opinions (id, case_id, region, expert_id, status, lot, asked_on, due, points, comments, proofs,
        saved_at, signed_at, signed_on, total, percent, meets)
      values (${one.id}, ${one.caseId}, ${one.region}, ${one.expertId}, ${one.status}, ${one.lot}, ${one.askedOn}, ${one.due},
        ${JSON.stringify(one.points)}, ${JSON.stringify(one.comments)}, ${JSON.stringify(one.proofs)}, ${one.savedAt}, ${one.signedAt}, ${one.signedOn},
        ${one.total}, ${one.percent}, ${one.meets})
      on conflict (id) do update set expert_id = excluded.expert_id, status = excluded.status, due = excluded.due,
        points = excluded.points, comments = excluded.comments, proofs = excluded.proofs, saved_at = excluded.saved_at,
        signed_at = excluded.signed_at, signed_on = excluded.signed_on, total = excluded.total,
        percent = excluded.percent, meets = excluded.meets`.execute(db)
  },
})

export const opinions = sql`select id, case_id as "caseId", region, expert_id as "expertId", status, lot,
  asked_on as "askedOn", due, points, comments, proofs, saved_at as "savedAt", signed_at as "signedAt", signed_on as "signedOn", total,
  percent, meets from second_opinions`
