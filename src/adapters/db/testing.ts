import { sql } from 'kysely'
import type { TestingRows } from '../../application/stores/testing.ts'
import type { TestSeat } from '../../domain/testing/seat.ts'
import type { TestSession } from '../../domain/testing/session.ts'
import type { Db } from './connect.ts'
import { conductorRoles, seatColumns, sessionColumns } from './testing-columns.ts'

/** Sessions, seats and scores of the professional test (migration 0015). */
export const testing = (db: Db): TestingRows => ({
  hold: async id => {
    const { rows } = await sql<TestSession>`/*@test-session-hold*/
      select ${sessionColumns} from test_sessions t where t.id = ${id} for update`.execute(db)
    return rows[0]
  },

  add: async (session, by) => {
    await sql`/*@test-session-add*/
      insert into test_sessions (id, region, on_day, time, minutes, place, seats, conductor_id, status, created_by, created_at)
      values (${session.id}, ${session.region}, ${session.on}, ${session.time}, ${session.minutes}, ${session.place},
        ${session.seats}, ${session.conductorId}, ${session.status}, ${by.personId}, ${by.at})`.execute(db)
  },

  put: async session => {
    await sql`/*@test-session-put*/
      update test_sessions set on_day = ${session.on}, time = ${session.time}, minutes = ${session.minutes},
        place = ${session.place}, seats = ${session.seats}, conductor_id = ${session.conductorId},
        status = ${session.status}, started_at = ${session.startedAt}, ended_at = ${session.endedAt},
        closed_at = ${session.closedAt}, closed_by = ${session.closedBy}, cancel_reason = ${session.cancelReason},
        sheet_id = ${session.sheetId}
      where id = ${session.id}`.execute(db)
  },

  plannedOn: async (region, on) => {
    const { rows } = await sql<TestSession>`/*@test-sessions-of-day*/
      select ${sessionColumns} from test_sessions t
      where t.region = ${region} and t.on_day = ${on} and t.status = 'planned' order by t.time, t.id`.execute(db)
    return rows
  },

  seats: async sessionId => {
    const { rows } = await sql<TestSeat>`/*@test-seats*/
      select ${seatColumns} from test_seats s where s.session_id = ${sessionId} and s.status <> 'left'
      order by s.place_number`.execute(db)
    return rows
  },

  seat: async id => {
    const { rows } =
      await sql<TestSeat>`/*@test-seat*/ select ${seatColumns} from test_seats s where s.id = ${id}`.execute(db)
    return rows[0]
  },

  openSeatOf: async caseId => {
    const { rows } = await sql<TestSeat>`/*@test-seat-of-case*/
      select ${seatColumns} from test_seats s where s.case_id = ${caseId} and s.status = 'open'`.execute(db)
    const [seat] = rows
    if (seat === undefined) return undefined
    const found =
      await sql<TestSession>`select ${sessionColumns} from test_sessions t where t.id = ${seat.sessionId}`.execute(db)
    const [session] = found.rows
    return session && { ...seat, session }
  },

  plannedOf: async personId => {
    const { rows } = await sql<TestSession>`/*@test-sessions-of-person*/
      select ${sessionColumns} from test_seats s join test_sessions t on t.id = s.session_id
        join cases c on c.id = s.case_id
      where c.applicant_id = ${personId} and s.status = 'open' and t.status = 'planned'`.execute(db)
    return rows
  },

  addSeat: async (seat, by) => {
    await sql`/*@test-seat-add*/
      insert into test_seats (id, session_id, case_id, place_number, status, marked_by, marked_at)
      values (${seat.id}, ${seat.sessionId}, ${seat.caseId}, ${seat.place}, ${seat.status}, ${by.personId}, ${by.at})`.execute(
      db,
    )
  },

  putSeat: async (seat, by) => {
    await sql`/*@test-seat-put*/
      update test_seats set place_number = ${seat.place}, status = ${seat.status}, left_reason = ${seat.leftReason},
        identity_paper = ${seat.identityPaper}, briefed = ${seat.briefed}, presence = ${seat.presence},
        good_reason = ${seat.goodReason}, absence_reason = ${seat.absenceReason}, removed_at = ${seat.removedAt},
        removed_for = ${seat.removedFor}, removal_words = ${seat.removalWords}, score = ${seat.score},
        acquainted = ${seat.acquainted}, acquainted_at = ${seat.acquaintedAt}, recorded_as = ${seat.recordedAs},
        recorded_words = ${seat.recordedWords}, marked_by = ${by.personId}, marked_at = ${by.at}
      where id = ${seat.id}`.execute(db)
  },

  noteScore: async ({ seatId, score, reason, by, at }) => {
    await sql`/*@test-score-note*/
      insert into test_scores (seat_id, score, reason, noted_by, noted_at)
      values (${seatId}, ${score}, ${reason}, ${by}, ${at})`.execute(db)
  },

  mayConduct: async (region, personId) => {
    const { rows } = await sql`/*@test-may-conduct*/
      select from account_roles r join accounts a on a.id = r.account_id
      where a.person_id = ${personId} and r.region = ${region} and not a.disabled and r.role = any(${[...conductorRoles]}::text[])
      limit 1`.execute(db)
    return rows.length > 0
  },
})
