import type { Actor } from '../people/roles.ts'
import type { MeetingCommandType } from './meeting-commands.ts'

export const meetingStages = ['none', 'convened', 'open', 'closed', 'minuted', 'cancelled'] as const
export type MeetingStage = (typeof meetingStages)[number]

export const meetingStageTitles: Record<MeetingStage, string> = {
  none: 'не назначено',
  convened: 'назначено',
  open: 'идёт',
  closed: 'закрыто, протокол подписывается',
  minuted: 'протокол подписан',
  cancelled: 'отменено',
}

type Row = Partial<Record<MeetingCommandType, readonly Actor['role'][]>>

const presiding = ['secretary', 'chair', 'deputy_chair'] as const
const voters = ['member', 'chair', 'deputy_chair', 'secretary'] as const

/** Who may do what, at which stage of a meeting. A pack may ask for more (quorum, signatures), never allow more. */
export const meetingLifeCycle = {
  none: { Convene: ['secretary'] },
  convened: {
    AddItem: ['secretary'],
    RemoveItem: ['secretary'],
    Reconvene: ['secretary'],
    RecordAttendance: ['secretary'],
    Open: presiding,
    Cancel: presiding,
  },
  open: {
    RecordAttendance: ['secretary'],
    RemoveItem: ['secretary'],
    CastVote: voters,
    DecideItem: presiding,
    Close: presiding,
    Cancel: presiding,
  },
  closed: { SignMinutes: voters },
  minuted: {},
  cancelled: {},
} as const satisfies Record<MeetingStage, Row>

/** Commands of a stage with those who may give them. */
export const meetingCommandsAt = (stage: MeetingStage): Row => meetingLifeCycle[stage]

export const mayOrderMeeting = (stage: MeetingStage, command: MeetingCommandType, role: Actor['role']): boolean =>
  meetingCommandsAt(stage)[command]?.includes(role) ?? false
