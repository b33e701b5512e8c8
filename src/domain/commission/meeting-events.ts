import type { PlainDate } from '../calendar/plain-date.ts'
import type { Ballot } from '../case/events.ts'
import type { Finding } from '../regulations/finding.ts'

export const duties = ['chair', 'deputy_chair', 'secretary', 'member'] as const
export type Duty = (typeof duties)[number]

/** One seat of the commission as it was composed for this meeting. */
export type RosterSeat = { personId: string; duty: Duty; tradeUnion: boolean }
export const votes = ['for', 'against', 'abstained'] as const
export type Vote = (typeof votes)[number]

/** Everything that can happen to a meeting of the commission. The shape of an event is frozen once released. */
export const meetingEventNames = [
  'Convened',
  'ItemAdded',
  'ItemRemoved',
  'Reconvened',
  'AttendanceRecorded',
  'Opened',
  'VoteCast',
  'ItemDecided',
  'Closed',
  'MinutesSigned',
  'MinutesCompleted',
  'Cancelled',
] as const
export type MeetingEventName = (typeof meetingEventNames)[number]

type Appointment = {
  on: PlainDate
  /** Local clock time, «HH:MM». */
  time: string
  place: string
  form: 'in_person' | 'video'
  link?: string | undefined
}

type MeetingEventData = {
  Convened: Appointment & { region: string; roster: RosterSeat[]; findings: Finding[] }
  ItemAdded: { caseId: string; applicantId: string }
  ItemRemoved: { caseId: string; reason: string }
  Reconvened: Appointment & { reason: string }
  AttendanceRecorded: { present: string[] }
  Opened: { total: number; present: number; findings: Finding[] }
  /** A changed vote is a further event; `previous` keeps the trace plain to read. */
  VoteCast: { caseId: string; memberId: string; vote: Vote; recordedBySecretary: boolean; previous?: Vote | undefined }
  ItemDecided: { caseId: string; ballot: Ballot; outcome: 'set' | 'refused'; findings: Finding[] }
  Closed: Record<string, never>
  MinutesSigned: { personId: string; duty: Duty }
  MinutesCompleted: Record<string, never>
  Cancelled: { reason: string }
}

export type MeetingEventOf<Name extends MeetingEventName> = { type: Name; data: MeetingEventData[Name] }
export type MeetingEvent = { [Name in MeetingEventName]: MeetingEventOf<Name> }[MeetingEventName]
