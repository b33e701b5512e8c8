import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Attestation } from '../../domain/case/events.ts'
import type { Category, Stage } from '../../domain/regulations/vocabulary.ts'
import type { TestSeat } from '../../domain/testing/seat.ts'
import type { TestSession } from '../../domain/testing/session.ts'
import type { Page } from './page.ts'

/** A session of a list: `taken` seats are those not given up, `scored` those with a result or an absence. */
export type SessionLine = TestSession & { conductor: string; taken: number; scored: number }

/** A seat with the person and the case it belongs to. */
export type SeatLine = TestSeat & {
  fullName: string
  applicantId: string
  organisation: string
  position: string
  subject: string | null
  category: Category
  number: string | null
  stage: Stage
  /** The day the applicant was told; null when the case has none. */
  attestation: Attestation | null
}

/** A case that waits for its test and has no open seat. */
export type CaseToSeat = {
  id: string
  number: string | null
  fullName: string
  organisation: string
  position: string
  category: Category
  attestation: Attestation
}

export type ScoreNote = { score: number | null; reason: string | null; name: string; at: Date }

export type TestingReads = {
  testSession(id: string): Promise<SessionLine | undefined>
  /** Sessions ahead: by day. Sessions past and cancelled: newest first, pages of 30. */
  testSessions(question: {
    region: string
    when: 'ahead' | 'past'
    /** Part of the place or of the conductor's name. */
    search?: string | undefined
    /** Only those that this person conducts. */
    conductorId?: string | undefined
    after?: string | undefined
  }): Promise<Page<SessionLine>>
  /** Seats of a session that are not given up, by place. */
  testSeats(sessionId: string): Promise<SeatLine[]>
  testSeat(id: string): Promise<SeatLine | undefined>
  scoreNotes(seatId: string): Promise<ScoreNote[]>
  /** Cases at the test without an open seat, by the day the applicant was told; at most 300. */
  casesToSeat(question: {
    region: string
    /** Part of the name, the organisation or the number. */
    search?: string | undefined
    category?: Category | undefined
    /** The day they were told is not later than this. */
    until?: PlainDate | undefined
  }): Promise<CaseToSeat[]>
  /** The newest seat of a case with its session; for the teacher's page. */
  seatOfCase(caseId: string): Promise<(SeatLine & { session: SessionLine }) | undefined>
  /** Those who may conduct a test in the region, by name. */
  conductors(region: string): Promise<{ id: string; name: string }[]>
}
