import { type RawBuilder, sql } from 'kysely'
import type { Answer, CaseRow, CaseRows } from '../../application/stores/cases.ts'
import type { Db } from './connect.ts'

/** Rows of cases, seats and what was submitted. Called after the events are appended, in the same transaction. */
export const caseRows = (db: Db): CaseRows => ({
  put: async row => {
    await putStatement(row).execute(db)
  },

  seats: async (caseId, seats) => {
    const ids = seats.map(seat => seat.expertId)
    await sql`/*@case-seats*/ with replaced as (
        delete from case_seats where case_id = ${caseId} and expert_id <> all(${ids}::uuid[]))
      insert into case_seats (case_id, expert_id, duty, signed_on)
      select ${caseId}::uuid, s.* from unnest(${ids}::uuid[], ${seats.map(seat => seat.duty)}::text[],
        ${seats.map(seat => seat.signedOn)}::date[]) as s
      on conflict (case_id, expert_id) do update set duty = excluded.duty, signed_on = excluded.signed_on
      where (case_seats.duty, case_seats.signed_on) is distinct from (excluded.duty, excluded.signed_on)`.execute(db)
  },

  surnameKey: async caseId => {
    const { rows } = await sql<{ surname_key: string }>`/*@case-surname*/
      select surname_key from cases where id = ${caseId}`.execute(db)
    return rows[0]?.surname_key
  },

  numberTaken: async (region, number) => {
    const { rows } =
      await sql`/*@case-number*/ select from cases where region = ${region} and number = ${number}`.execute(db)
    return rows.length > 0
  },

  answers: async (caseId, answers, by, at) => {
    await sql`/*@case-answers*/
      insert into applications (case_id, answers, submitted_by, submitted_at)
      values (${caseId}, ${JSON.stringify(answers)}, ${by}, ${at})`.execute(db)
  },

  answered: async caseId => {
    const { rows } = await sql<{ answers: Answer[] }>`/*@case-answered*/
      select answers from applications where case_id = ${caseId}`.execute(db)
    return rows[0]?.answers ?? []
  },

  decidedAt: async meetingId => {
    const decided = await db
      .selectFrom('cases')
      .select('id')
      .where('meeting_id', '=', meetingId)
      .where('stage', '=', 'decided')
      .where('order_id', 'is', null)
      .orderBy('surname_key')
      .orderBy('id')
      .execute()
    return decided.map(row => row.id)
  },
})

/** One statement for a first and for a later event: the writer already holds the head of the stream. */
const putStatement = (row: CaseRow): RawBuilder<unknown> => {
  const { state } = row
  const { application } = state
  return sql`/*@case-put*/
    insert into cases (id, region, pack, number, epgu_number, stage, version, category, position, subject, path, channel,
      applicant_id, surname_key, organisation_id, officer_id, received, registered, attestation_on, meeting_id, meeting_on,
      order_id, outcome, mover, next_due, next_due_name, finished, last_event_on, state)
    values (${row.id}, ${row.region}, ${state.pack}, ${state.number ?? null}, ${row.epguNumber}, ${state.stage}, ${row.version},
      ${application.category}, ${application.position}, ${application.subject ?? null}, ${'path' in state ? state.path : null},
      ${application.channel}, ${state.applicantId}, ${row.surnameKey}, ${employerNow(application.organisationId)},
      ${'officerId' in state ? state.officerId : null}, ${state.received}, ${'registered' in state ? state.registered : null},
      ${'attestation' in state ? state.attestation.on : null}, ${'meetingId' in state ? state.meetingId : null},
      ${'meetingOn' in state ? state.meetingOn : null}, ${'order' in state ? (state.order?.id ?? null) : null},
      ${'decision' in state ? (state.decision?.outcome ?? null) : null}, ${row.mover}, ${row.nextDue}, ${row.nextDueName},
      ${row.finished}, ${row.lastEventOn}, ${JSON.stringify(state)})
    on conflict (id) do update set
      number = excluded.number, epgu_number = excluded.epgu_number, stage = excluded.stage, version = excluded.version,
      category = excluded.category, position = excluded.position, subject = excluded.subject, path = excluded.path,
      channel = excluded.channel, surname_key = excluded.surname_key, organisation_id = excluded.organisation_id,
      officer_id = excluded.officer_id, received = excluded.received, registered = excluded.registered,
      attestation_on = excluded.attestation_on, meeting_id = excluded.meeting_id, meeting_on = excluded.meeting_on,
      order_id = excluded.order_id, outcome = excluded.outcome, mover = excluded.mover, next_due = excluded.next_due,
      next_due_name = excluded.next_due_name, finished = excluded.finished, last_event_on = excluded.last_event_on,
      state = excluded.state`
}

/** After a merger a case belongs to the organisation that took the place of the one it was filed with. */
const employerNow = (organisationId: string): RawBuilder<unknown> =>
  sql`(select coalesce(merged_into, id) from organisations where id = ${organisationId}::uuid)`
