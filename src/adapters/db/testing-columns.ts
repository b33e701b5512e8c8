import { sql } from 'kysely'
import { fullNameOf } from './read/case-line.ts'

/** Officials of the ministry who may conduct a test (KBR reg п. 20.6.3.2 абз. 4: «должностное лицо Министерства»). */
export const conductorRoles = ['clerk', 'secretary'] as const

/** A TestSession; needs test_sessions `t`. */
export const sessionColumns = sql`
  t.id, t.region, t.on_day as "on", t.time, t.minutes, t.place, t.seats, t.conductor_id as "conductorId", t.status,
  t.started_at as "startedAt", t.ended_at as "endedAt", t.closed_at as "closedAt", t.closed_by as "closedBy",
  t.cancel_reason as "cancelReason", t.sheet_id as "sheetId"`

/** A TestSeat; needs test_seats `s`. */
export const seatColumns = sql`
  s.id, s.session_id as "sessionId", s.case_id as "caseId", s.place_number as place, s.status, s.left_reason as "leftReason",
  s.identity_paper as "identityPaper", s.briefed, s.presence, s.good_reason as "goodReason",
  s.absence_reason as "absenceReason", s.removed_at as "removedAt", s.removed_for as "removedFor",
  s.removal_words as "removalWords", s.score::float8 as score, s.acquainted, s.acquainted_at as "acquaintedAt",
  s.recorded_as as "recordedAs", s.recorded_words as "recordedWords"`

/** The person and the case beside a seat; needs cases `c`, people `p`, organisations `o`. */
export const seatedCaseColumns = sql`
  ${fullNameOf('p')} as "fullName", c.applicant_id as "applicantId", o.short_name as organisation, c.position, c.subject,
  c.category, c.number, c.stage, c.state -> 'attestation' as attestation`
