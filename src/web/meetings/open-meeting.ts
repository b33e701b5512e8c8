import { isUuid } from '../../application/my-case.ts'
import type { MeetingCard } from '../../application/reads/meetings.ts'
import type { Noted } from '../../application/stores/meeting-notes.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { RosterSeat } from '../../domain/commission/meeting-events.ts'
import type { MeetingState } from '../../domain/commission/meeting-state.ts'
import type { Actor } from '../../domain/people/roles.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import { NotForYou } from '../errors.ts'
import { packToday, todayIn } from '../region-day.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'

/** Those who sit on a commission, those who serve it, those who look after both. */
export const meetingReaders = ['secretary', 'chair', 'deputy_chair', 'member', 'supervisor', 'auditor'] as const
export type MeetingContext = PageContext<(typeof meetingReaders)[number]>
export const presiding = ['secretary', 'chair', 'deputy_chair'] as const

export type Met = Exclude<MeetingState, { stage: 'none' }>
export type OpenMeeting = {
  card: MeetingCard
  state: Met
  /** Edition the commission sits by today. */
  pack: Pack
  packRef: ReturnType<typeof packRef>
  today: PlainDate
  /** Full names of the roster by person. */
  names: Readonly<Record<string, string>>
  /** What was noted of people's words and absences. */
  notes: Noted
  /** The seat of who looks, where they have one. */
  seat: RosterSeat | undefined
}

/** A meeting for somebody it concerns: its own members, the secretary, those who supervise. NotForYou for all others. */
export const openMeetingPage = async (
  desk: Desk,
  { actor, params, session }: Pick<MeetingContext, 'actor' | 'params' | 'session'>,
): Promise<OpenMeeting> => {
  const id = params.id ?? ''
  const card = isUuid(id) ? await desk.reads.meetingCard(id) : undefined
  if (card === undefined || !maySee(actor, card)) throw new NotForYou()
  await desk.accessLog.record({
    accountId: session.account.id,
    role: actor.role,
    action: 'meeting.open',
    objectId: id,
    at: desk.app.clock.now(),
  })
  const state = card.row.state as Met
  const pack = packToday(desk, card.row.region)
  return {
    card,
    state,
    pack,
    packRef: packRef(pack),
    today: todayIn(desk, card.row.region),
    names: await desk.reads.peopleNames(state.roster.map(({ personId }) => personId)),
    notes: await desk.reads.meetingNotes(card.row.id),
    seat: state.roster.find(({ personId }) => personId === actor.personId),
  }
}

const sitting: readonly Actor['role'][] = ['chair', 'deputy_chair', 'member']

const maySee = (actor: Actor, { row }: MeetingCard): boolean =>
  row.region === actor.region &&
  (!sitting.includes(actor.role) || (row.state as Met).roster.some(({ personId }) => personId === actor.personId))

/** The agenda in its own order, each item with its case. */
export const agendaOf = ({ card, state }: OpenMeeting) =>
  state.agenda.map((item, index) => ({
    item,
    number: index + 1,
    line: card.agenda.find(({ id }) => id === item.caseId),
  }))
