import type { PlainDate } from '../calendar/plain-date.ts'
import type { Duty, RosterSeat, Vote } from './meeting-events.ts'

type Appointment = {
  on: PlainDate
  time: string
  place: string
  form: 'in_person' | 'video'
  link?: string | undefined
}

export type MeetingCommand =
  | ({ type: 'Convene'; region: string; roster: RosterSeat[] } & Appointment)
  /** `applicantId` bars the applicant, should they sit on the commission, from their own item. */
  | { type: 'AddItem'; caseId: string; applicantId: string }
  | { type: 'RemoveItem'; caseId: string; reason: string }
  | ({ type: 'Reconvene'; reason: string } & Appointment)
  | { type: 'RecordAttendance'; present: string[] }
  | { type: 'Open' }
  | { type: 'CastVote'; caseId: string; memberId: string; vote: Vote }
  | { type: 'DecideItem'; caseId: string }
  | { type: 'Close' }
  | { type: 'SignMinutes'; duty: Duty }
  | { type: 'Cancel'; reason: string }

export type MeetingCommandType = MeetingCommand['type']
export type MeetingCommandOf<T extends MeetingCommandType> = Extract<MeetingCommand, { type: T }>

/** A command as a person would call it, in the infinitive. */
export const meetingCommandTitles: Record<MeetingCommandType, string> = {
  Convene: 'назначить заседание',
  AddItem: 'включить дело в повестку',
  RemoveItem: 'снять дело с повестки',
  Reconvene: 'перенести заседание',
  RecordAttendance: 'отметить присутствующих',
  Open: 'открыть заседание',
  CastVote: 'подать голос',
  DecideItem: 'подвести итог голосования',
  Close: 'закрыть заседание',
  SignMinutes: 'подписать протокол',
  Cancel: 'отменить заседание',
}
