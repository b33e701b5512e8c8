import type { PlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'
import type { PackRef } from '../regulations/pack.ts'
import type { DocumentKind, Path } from '../regulations/vocabulary.ts'
import type { Application } from './application.ts'
import type { EventName } from './event-names.ts'

/** Points of one sheet by the code of the criterion; «na» where the criterion does not apply. */
export type Points = Record<string, number | 'na'>

export type PanelSeat = { expertId: string; organisationId: string; duty: 'main' | 'senior' }
export type Attestation = {
  on: PlainDate
  /** Local clock time, «HH:MM»; where the regulation does not ask for it, it may be unknown. */
  time?: string | undefined
  place: string
  form: 'in_person' | 'video' | 'absent'
}
export type Ballot = { total: number; present: number; for: number; against: number }
export type Ruling = { item: string; points: number | 'na'; reason: string }

/** What each event carries. Ids, dates, numbers and clauses; no names. */
type EventData = {
  Submitted: { pack: PackRef; applicantId: string; application: Application; outsideHours: boolean }
  Registered: { number: string; epguNumber?: string | undefined; automatic: boolean }
  AcceptanceRefused: { findings: Finding[] }
  ReviewStarted: { officerId: string }
  InformationAsked: { of: 'applicant' | 'agency' | 'other_region'; what: string }
  InformationGiven: { documents: DocumentKind[]; answer: string }
  DocumentsSupplied: { documents: DocumentKind[] }
  ServiceRefused: { findings: Finding[] }
  /** `testing`: the edition puts a professional test before the panel. */
  Admitted: { path: Path; testing: boolean; attestation: Attestation; findings: Finding[] }
  AttestationMoved: { attestation: Attestation; reason: string }
  TestRecorded: { score: number; minimum: number; passed: boolean }
  TestMissed: { goodReason: boolean; reason: string }
  /** The score as it should have been written; the fact it mends stays in the log. */
  TestCorrected: { score: number; minimum: number; passed: boolean; reason: string }
  PanelAppointed: { seats: PanelSeat[]; findings: Finding[] }
  ConflictDeclared: { expertId: string; reason: string }
  ExpertReplaced: { out: string; seat: PanelSeat; reason: string; findings: Finding[] }
  AssessmentStarted: { criteria: string }
  /** `expertId` is the seat; in a joint sheet every further signer repeats the points of the first. */
  SheetSubmitted: { expertId: string; points: Points; total: number; percent: number; meets: boolean }
  ItemsDisputed: { items: string[] }
  DisputesRuled: { expertId: string; rulings: Ruling[] }
  AwardsConfirmed: { expertId: string; award: string }
  PetitionExamined: { expertId: string; points: Points; meets: boolean }
  Assessed: {
    basis: 'sheets' | 'awards' | 'petition' | 'test_failed'
    meets: boolean
    points?: Points | undefined
    total?: number | undefined
    percent?: number | undefined
    findings: Finding[]
  }
  PutOnAgenda: { meetingId: string; on: PlainDate }
  TakenOffAgenda: { meetingId: string; reason: string }
  MeetingOpened: { meetingId: string }
  Decided: {
    meetingId: string
    outcome: 'set' | 'refused'
    ballot: Ballot
    reason?: string | undefined
    findings: Finding[]
  }
  OrderSigned: { orderId: string; number: string }
  OrderPublished: { orderId: string }
  ResultSent: { by: Application['resultBy']; form: string }
  Withdrawn: { reason: string }
  Archived: Record<string, never>
  HandTaskDone: { task: string; note: string }
}

export type EventOf<Name extends EventName> = { type: Name; data: EventData[Name] }

/** A fact of a case before it is written: what happened. */
export type CaseEvent = { [Name in EventName]: EventOf<Name> }[EventName]

/** A fact as it stands in the log: with the day of the region's own calendar, the instant, and who did it. */
export type Recorded<Event> = Event & {
  on: PlainDate
  at: string
  actorId: string | null
  role: string
  version: number
}
