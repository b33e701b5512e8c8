import { sql } from 'kysely'
import type { Points } from '../../domain/case/events.ts'
import type { Db } from './connect.ts'

/** Points a person gave to the own work by the items of a criteria set. */
export const selfAssessmentOf = async (
  db: Db,
  personId: string,
  region: string,
  set: string,
): Promise<Points | undefined> => {
  const { rows } = await sql<{ points: Points }>`/*@self-assessment*/ select points from self_assessments
    where person_id = ${personId} and region = ${region} and set_id = ${set}`.execute(db)
  return rows[0]?.points
}
