import { sql } from 'kysely'
import type { CalibrationLine, JudgingControlReads, SecondLine } from '../../../application/reads/quality.ts'
import type { Calibration, CalibrationSheet } from '../../../application/stores/quality.ts'
import { calibrationRows } from '../calibrations.ts'
import type { Db } from '../connect.ts'
import { secondOpinions } from '../second-opinions.ts'
import { fullNameOf } from './case-line.ts'

/** Calibration and silent second opinions, as lists and pages show them. */
export const judgingControlReads = (db: Db): JudgingControlReads => ({
  secondsOf: async region => {
    const { rows } = await sql<SecondLine>`/*@seconds-of-region*/ ${seconds}
      where s.region = ${region} order by s.asked_on desc, s.id limit 500`.execute(db)
    return rows
  },

  secondsOfExpert: async expertId => {
    const { rows } = await sql<SecondLine>`/*@seconds-of-expert*/ ${seconds}
      where s.expert_id = ${expertId} and s.status in ('open', 'signed') order by s.status, s.due, s.id limit 500`.execute(
      db,
    )
    return rows
  },

  second: async id => {
    const { rows } = await sql<SecondLine>`/*@second*/ ${seconds} where s.id = ${id}`.execute(db)
    return rows[0]
  },

  secondSettings: secondOpinions(db).settings,

  calibrationsOf: async region => {
    const { rows } = await sql<CalibrationLine>`/*@calibrations*/ select ${calibrationColumns} from calibrations c
      where c.region = ${region} order by c.made_at desc, c.id limit 200`.execute(db)
    return rows
  },

  calibrationsOfExpert: async expertId => {
    const { rows } = await sql<CalibrationLine & { signedOn: Date | null }>`/*@calibrations-of-expert*/
      select ${calibrationColumns}, s.signed_at as "signedOn"
      from calibration_sheets s join calibrations c on c.id = s.calibration_id
      where s.expert_id = ${expertId} and c.status <> 'draft' order by c.status desc, c.due, c.id limit 200`.execute(db)
    return rows
  },

  calibration: async id => {
    const { rows } = await sql<Calibration>`/*@calibration*/ ${calibrationRows} where id = ${id}`.execute(db)
    return rows[0]
  },

  calibrationSheets: async id => {
    const { rows } = await sql<CalibrationSheet & { name: string }>`/*@calibration-sheets*/
      select s.calibration_id as "calibrationId", s.expert_id as "expertId", s.points, s.comments, s.saved_at as "savedAt",
        s.signed_at as "signedAt", s.total, s.percent, s.meets, ${fullNameOf('p')} as name
      from calibration_sheets s join people p on p.id = s.expert_id
      where s.calibration_id = ${id} order by name, s.expert_id`.execute(db)
    return rows
  },
})

const calibrationColumns = sql`c.id, c.title, c.category, c.position, c.status, c.due, c.made_at as "madeAt", c.region,
  (select count(*) from calibration_sheets g where g.calibration_id = c.id) as given,
  (select count(*) from calibration_sheets g where g.calibration_id = c.id and g.signed_at is not null) as signed`

const seconds = sql`select s.id, s.case_id as "caseId", s.region, s.expert_id as "expertId", s.status, s.lot,
    s.asked_on as "askedOn", s.due, s.points, s.comments, s.proofs, s.saved_at as "savedAt", s.signed_at as "signedAt",
    s.signed_on as "signedOn", s.total, s.percent, s.meets, ${fullNameOf('b')} as expert, c.number,
    ${fullNameOf('a')} as applicant, c.category, c.position, o.short_name as organisation,
    coalesce((c.state -> 'conclusion' ->> 'meets')::boolean, (select j.meets from judged_sheets j where j.case_id = c.id
      and j.kind <> 'second' and j.leads limit 1)) as "caseMeets",
    coalesce((c.state -> 'conclusion' ->> 'percent')::float8, (select avg(j.percent) from judged_sheets j where j.case_id = c.id
      and j.kind <> 'second' and j.leads)) as "casePercent"
  from second_opinions s join cases c on c.id = s.case_id join people a on a.id = c.applicant_id
  join organisations o on o.id = c.organisation_id left join people b on b.id = s.expert_id`
