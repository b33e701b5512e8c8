import type { Recorded } from '../domain/case/events.ts'
import { decideMeeting } from '../domain/commission/decide-meeting.ts'
import { evolveMeeting, rebuildMeeting } from '../domain/commission/evolve-meeting.ts'
import type { MeetingCommand } from '../domain/commission/meeting-commands.ts'
import type { MeetingEvent } from '../domain/commission/meeting-events.ts'
import { type MeetingState, unconvened } from '../domain/commission/meeting-state.ts'
import type { Actor } from '../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, momentIn, perform } from './app.ts'
import { packNow } from './edition.ts'
import type { StoredEvent } from './ports.ts'
import type { Tx } from './storage.ts'

export type MeetingDone = { meetingId: string; version: number; stage: MeetingState['stage'] }
type Known = Exclude<MeetingState, { stage: 'none' }>

export const noMeeting: Refusal = { refused: 'not_found', because: 'Такого заседания нет или оно вам недоступно' }

/** One command of one person to one meeting that touches no case. */
export const orderMeeting = (
  app: App,
  by: By,
  meetingId: string,
  command: MeetingCommand,
): Promise<MeetingDone | Refusal> => perform(app, by, tx => changeMeeting(app, tx, by.actor, meetingId, command))

/** The only way to change a meeting: load, decide, append, project. Throws StaleCase on a lost race. */
export const changeMeeting = async (
  app: App,
  tx: Tx,
  actor: Actor,
  meetingId: string,
  command: MeetingCommand,
): Promise<MeetingDone | Refusal> => {
  const { version, state } = await loadMeeting(tx, meetingId)
  if (command.type !== 'Convene' && (state.stage === 'none' || state.region !== actor.region)) return noMeeting
  const pack = packNow(app, actor.region)
  if (isRefusal(pack)) return pack
  const moment = momentIn(app, pack.authority.time_zone)
  const answer = decideMeeting(state, command, { pack, actor, today: moment.date })
  if (isRefusal(answer)) return answer
  await tx.log.append({ kind: 'meeting', id: meetingId }, version, answer, {
    actor: actor.personId,
    actorRole: actor.role,
    at: moment.at,
    onDay: moment.date,
  })
  const next = answer
    .map((event, index) => ({
      ...event,
      on: moment.date,
      at: moment.at.toISOString(),
      actorId: actor.personId,
      role: actor.role,
      version: version + index + 1,
    }))
    .reduce(evolveMeeting, state)
  if (next.stage === 'none') throw new Error(`Meeting ${meetingId} has no first event`)
  await projectMeeting(tx, meetingId, version + answer.length, next)
  return { meetingId, version: version + answer.length, stage: next.stage }
}

export const loadMeeting = async (tx: Tx, meetingId: string): Promise<{ version: number; state: MeetingState }> => {
  const { version, events } = await tx.log.load({ kind: 'meeting', id: meetingId })
  return { version, state: events.length === 0 ? unconvened : rebuildMeeting(events.map(recordedMeeting)) }
}

/** The row that lists of meetings read. */
export const projectMeeting = (tx: Tx, id: string, version: number, state: Known): Promise<void> =>
  tx.meetings.put({
    id,
    region: state.region,
    on: state.on,
    time: state.time,
    place: state.place,
    stage: state.stage,
    version,
    state,
  })

const recordedMeeting = (stored: StoredEvent): Recorded<MeetingEvent> => ({
  ...({ type: stored.type, data: stored.data } as MeetingEvent),
  on: stored.onDay,
  at: stored.at.toISOString(),
  actorId: stored.actor,
  role: stored.actorRole,
  version: stored.version,
})
