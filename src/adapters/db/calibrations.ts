import { sql } from 'kysely'
import { StaleCase } from '../../application/stale-case.ts'
import type { Calibration, CalibrationSheet, Calibrations } from '../../application/stores/quality.ts'
import type { Db } from './connect.ts'

/** Calibration portfolios and the sheets that specialists make of them. */
export const calibrations = (db: Db): Calibrations => ({
  get: async id => {
    const { rows } = await sql<Calibration>`${calibrationRows} where id = ${id}`.execute(db)
    return rows[0]
  },

  put: async one => {
    const { numAffectedRows } = await sql`
      insert into calibrations (id, region, title, about, category, position, criteria, materials, reference, explanations, status,
        due, made_by, made_at, version)
      values (${one.id}, ${one.region}, ${one.title}, ${one.about}, ${one.category}, ${one.position},
        ${JSON.stringify(one.criteria)}, ${JSON.stringify(one.materials)}, ${JSON.stringify(one.reference)},
        ${JSON.stringify(one.explanations)}, ${one.status}, ${one.due}, ${one.madeBy}, ${one.madeAt}, ${one.version})
      on conflict (id) do update set title = excluded.title, about = excluded.about, materials = excluded.materials,
        reference = excluded.reference, explanations = excluded.explanations, status = excluded.status, due = excluded.due,
        version = excluded.version
      where calibrations.version = excluded.version - 1`.execute(db)
    if (numAffectedRows === 0n) throw new StaleCase(one.id)
  },

  sheets: async id => {
    const { rows } = await sql<CalibrationSheet>`${sheetRows} where calibration_id = ${id} order by expert_id`.execute(
      db,
    )
    return rows
  },

  sheet: async (id, expertId) => {
    const { rows } = await sql<CalibrationSheet>`${sheetRows}
      where calibration_id = ${id} and expert_id = ${expertId} for update`.execute(db)
    return rows[0]
  },

  putSheet: async one => {
    await sql`insert into calibration_sheets (calibration_id, expert_id, points, comments, saved_at, signed_at, total, percent, meets)
      values (${one.calibrationId}, ${one.expertId}, ${JSON.stringify(one.points)}, ${JSON.stringify(one.comments)},
        ${one.savedAt}, ${one.signedAt}, ${one.total}, ${one.percent}, ${one.meets})
      on conflict (calibration_id, expert_id) do update set points = excluded.points, comments = excluded.comments,
        saved_at = excluded.saved_at, signed_at = excluded.signed_at, total = excluded.total, percent = excluded.percent,
        meets = excluded.meets`.execute(db)
  },
})

export const calibrationRows = sql`select id, region, title, about, category, position, criteria, materials, reference,
  explanations, status, due, made_by as "madeBy", made_at as "madeAt", version from calibrations`
const sheetRows = sql`select calibration_id as "calibrationId", expert_id as "expertId", points, comments,
  saved_at as "savedAt", signed_at as "signedAt", total, percent, meets from calibration_sheets`
