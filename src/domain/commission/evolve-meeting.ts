import type { Recorded } from '../case/events.ts'
import type { MeetingEvent, Vote } from './meeting-events.ts'
import { type AgendaItem, type Meeting, type MeetingState, unconvened } from './meeting-state.ts'

/** A meeting after one more fact. Never refuses; a fact that cannot stand there means a broken log and throws. */
export const evolveMeeting = (state: MeetingState, event: Recorded<MeetingEvent>): MeetingState => {
  const next = after(state, event)
  if (next === undefined) throw new Error(`${event.type} cannot stand in the log of a meeting at stage ${state.stage}`)
  return next
}

export const rebuildMeeting = (events: readonly Recorded<MeetingEvent>[]): MeetingState =>
  events.reduce(evolveMeeting, unconvened)

const after = (state: MeetingState, event: Recorded<MeetingEvent>): MeetingState | undefined => {
  const last = event.on
  if (event.type === 'Convened') {
    if (state.stage !== 'none') return undefined
    const { findings: _, ...convened } = event.data
    return { stage: 'convened', ...convened, agenda: [], last }
  }
  switch (state.stage) {
    case 'none':
    case 'minuted':
    case 'cancelled':
      return undefined
    case 'convened':
      if (event.type === 'ItemAdded') {
        return { ...state, agenda: [...state.agenda, { ...event.data, votes: {} }], last }
      }
      if (event.type === 'Reconvened') {
        const { reason: _, link, ...appointment } = event.data
        const { link: __, present: ___, ...kept } = state
        return { ...kept, ...appointment, ...(link === undefined ? {} : { link }), last }
      }
      if (event.type === 'Opened') return { ...state, stage: 'open', present: state.present ?? [], opened: last, last }
      return afterEither(state, event)
    case 'open':
      if (event.type === 'VoteCast') {
        const { caseId, memberId, vote } = event.data
        return { ...state, agenda: changed(state, caseId, item => withVote(item, memberId, vote)), last }
      }
      if (event.type === 'ItemDecided') {
        const { caseId, ballot, outcome } = event.data
        return { ...state, agenda: changed(state, caseId, item => ({ ...item, decision: { ballot, outcome } })), last }
      }
      if (event.type === 'Closed') return { ...state, stage: 'closed', closed: last, signatures: [], last }
      return afterEither(state, event)
    case 'closed':
      if (event.type === 'MinutesSigned') {
        return { ...state, signatures: [...state.signatures, { ...event.data, on: last }], last }
      }
      return event.type === 'MinutesCompleted' ? { ...state, stage: 'minuted', minuted: last, last } : undefined
  }
}

/** What may happen both before the meeting is opened and while it goes on. */
const afterEither = (
  state: Extract<MeetingState, { stage: 'convened' | 'open' }>,
  event: Recorded<MeetingEvent>,
): MeetingState | undefined => {
  const last = event.on
  switch (event.type) {
    case 'ItemRemoved':
      return { ...state, agenda: state.agenda.filter(({ caseId }) => caseId !== event.data.caseId), last }
    case 'AttendanceRecorded':
      return { ...state, present: event.data.present, last }
    case 'Cancelled':
      return { ...state, stage: 'cancelled', cancelled: last, reason: event.data.reason, last }
    default:
      return undefined
  }
}

const changed = ({ agenda }: Meeting, caseId: string, change: (item: AgendaItem) => AgendaItem): AgendaItem[] =>
  agenda.map(item => (item.caseId === caseId ? change(item) : item))

const withVote = (item: AgendaItem, memberId: string, vote: Vote): AgendaItem => ({
  ...item,
  votes: { ...item.votes, [memberId]: vote },
})
