import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { TestSeat } from '../../domain/testing/seat.ts'
import type { TestSession } from '../../domain/testing/session.ts'

/** Sessions of the professional test and the seats at them. */
export type TestingRows = {
  /** Locks the session until the end of the transaction: two officials do not write over each other. */
  hold(id: string): Promise<TestSession | undefined>
  add(session: TestSession, by: { personId: string; at: Date }): Promise<void>
  put(session: TestSession): Promise<void>
  /** Sessions of a day that still stand. */
  plannedOn(region: string, on: PlainDate): Promise<TestSession[]>
  /** Seats that are not given up, by place. */
  seats(sessionId: string): Promise<TestSeat[]>
  seat(id: string): Promise<TestSeat | undefined>
  /** The seat that waits for its session; a case has one at most. */
  openSeatOf(caseId: string): Promise<(TestSeat & { session: TestSession }) | undefined>
  /** Sessions at which a person has an open seat: two cases of one teacher do not meet in one hour. */
  plannedOf(personId: string): Promise<TestSession[]>
  addSeat(seat: TestSeat, by: { personId: string; at: Date }): Promise<void>
  putSeat(seat: TestSeat, by: { personId: string; at: Date }): Promise<void>
  /** Keeps a score beside those before it. */
  noteScore(score: { seatId: string; score: number | null; reason: string | null; by: string; at: Date }): Promise<void>
  /** Whether the person has, in the region, the office of those who conduct tests. */
  mayConduct(region: string, personId: string): Promise<boolean>
}
