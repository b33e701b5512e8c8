import { sql } from 'kysely'
import type { CaseLine } from '../../../application/reads/queue.ts'

/** Full name of `people` under the alias `p`, as `fullName` of domain/people/names.ts writes it. */
export const fullNameOf = (alias: 'p' | 'a' | 'b' | 'officer') => {
  const table = sql.ref(alias)
  return sql`concat_ws(' ', ${table}.surname, ${table}.name, nullif(${table}.patronymic, ''))`
}

/** Columns of a CaseLine; needs cases `c`, people `p`, organisations `o`. */
export const caseLineColumns = sql`
  c.id, c.region, c.pack, c.number, c.epgu_number as "epguNumber", c.stage, c.category, c.position, c.channel,
  ${fullNameOf('p')} as applicant, c.applicant_id as "applicantId", o.short_name as organisation,
  c.organisation_id as "organisationId", c.officer_id as "officerId", c.received, c.attestation_on as "attestationOn",
  c.meeting_id as "meetingId", c.meeting_on as "meetingOn", c.order_id as "orderId", c.outcome, c.mover,
  c.next_due as "nextDue", c.next_due_name as "nextDueName", c.finished`

export const caseLineJoins = sql`
  join people p on p.id = c.applicant_id join organisations o on o.id = c.organisation_id`

/** A selection of case lines; add the condition and the order. */
export const caseLines = sql<CaseLine>`select ${caseLineColumns} from cases c ${caseLineJoins}`
