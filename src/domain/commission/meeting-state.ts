import type { PlainDate } from '../calendar/plain-date.ts'
import type { Ballot } from '../case/events.ts'
import type { Duty, RosterSeat, Vote } from './meeting-events.ts'

export type AgendaItem = {
  caseId: string
  applicantId: string
  /** By member; only those of the present count. */
  votes: Readonly<Record<string, Vote>>
  decision?: { ballot: Ballot; outcome: 'set' | 'refused' } | undefined
}

/** Known of every meeting since it was convened. */
export type Meeting = {
  region: string
  on: PlainDate
  time: string
  place: string
  form: 'in_person' | 'video'
  link?: string | undefined
  roster: readonly RosterSeat[]
  agenda: readonly AgendaItem[]
  /** Undefined until attendance is recorded. */
  present?: readonly string[] | undefined
  /** Day of the latest event. */
  last: PlainDate
}

type Signature = { personId: string; duty: Duty; on: PlainDate }
type Opened = Meeting & { present: readonly string[]; opened: PlainDate }
type Closed = Opened & { closed: PlainDate; signatures: readonly Signature[] }

/** Where a meeting stands; an impossible meeting cannot be written down. */
export type MeetingState =
  | { stage: 'none' }
  | ({ stage: 'convened' } & Meeting)
  | ({ stage: 'open' } & Opened)
  | ({ stage: 'closed' } & Closed)
  | ({ stage: 'minuted' } & Closed & { minuted: PlainDate })
  | ({ stage: 'cancelled' } & Meeting & { cancelled: PlainDate; reason: string })

export type MeetingAt<S extends MeetingState['stage']> = Extract<MeetingState, { stage: S }>
export const unconvened: MeetingState = { stage: 'none' }

/** Who may vote on an item: those present but the applicant (196 п. 40). */
export const votersOn = (item: AgendaItem, present: readonly string[]): string[] =>
  present.filter(personId => personId !== item.applicantId)

/** How the votes of those present have fallen so far; who abstained is present and neither for nor against. */
export const countedVotes = (item: AgendaItem, present: readonly string[]): Omit<Ballot, 'total'> => {
  const voters = votersOn(item, present)
  const count = (vote: Vote): number => voters.filter(personId => item.votes[personId] === vote).length
  return { present: voters.length, for: count('for'), against: count('against') }
}

/** Those whose vote on an item is still awaited. */
export const awaited = (item: AgendaItem, present: readonly string[]): string[] =>
  votersOn(item, present).filter(personId => item.votes[personId] === undefined)
