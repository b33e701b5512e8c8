import { addYears, type PlainDate } from '../domain/calendar/plain-date.ts'
import type { Vote } from '../domain/commission/meeting-events.ts'
import type { Actor } from '../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import { changeCase, loadCase } from './handle.ts'
import { changeMeeting, loadMeeting, type MeetingDone, noMeeting } from './meetings.ts'
import { minutesOf } from './papers/meeting-papers.ts'
import type { Tx } from './storage.ts'

export type Appointment = {
  on: PlainDate
  time: string
  place: string
  form: 'in_person' | 'video'
  link?: string | undefined
}

/** Appoints a meeting with the commission as it is composed on that day. */
export const convene = (
  app: App,
  by: By,
  meetingId: string,
  appointment: Appointment,
): Promise<MeetingDone | Refusal> =>
  perform(app, by, async tx => {
    const roster = await tx.commission.roster(by.actor.region, appointment.on)
    return changeMeeting(app, tx, by.actor, meetingId, {
      type: 'Convene',
      region: by.actor.region,
      roster,
      ...appointment,
    })
  })

/** Puts cases on the agenda: the meeting and every case move together or not at all. */
export const addToAgenda = (app: App, by: By, meetingId: string, caseIds: readonly string[]) =>
  perform(app, by, async tx => {
    for (const caseId of caseIds) {
      const { state: held } = await loadCase(tx, caseId)
      const { state: meeting } = await loadMeeting(tx, meetingId)
      if (held.stage === 'draft' || meeting.stage === 'none') return noMeeting
      const added = await changeMeeting(app, tx, by.actor, meetingId, {
        type: 'AddItem',
        caseId,
        applicantId: held.applicantId,
      })
      if (isRefusal(added)) return added
      const put = await changeCase(app, tx, by.actor, caseId, { type: 'PutOnAgenda', meetingId, on: meeting.on })
      if (isRefusal(put)) return put
    }
    return { meetingId, added: caseIds.length }
  })

/** Takes one case off; it waits for another meeting. */
export const takeOffAgenda = (app: App, by: By, meetingId: string, caseId: string, reason: string) =>
  perform(app, by, tx => removeItem(app, tx, by.actor, meetingId, caseId, reason))

/** Another day, time or place: the cases go along, each with a trace. */
export const reconvene = (app: App, by: By, meetingId: string, appointment: Appointment & { reason: string }) =>
  perform(app, by, async tx => {
    const moved = await changeMeeting(app, tx, by.actor, meetingId, { type: 'Reconvene', ...appointment })
    if (isRefusal(moved)) return moved
    for (const caseId of await onAgenda(tx, meetingId)) {
      const off = await changeCase(app, tx, by.actor, caseId, { type: 'TakeOffAgenda', reason: appointment.reason })
      if (isRefusal(off)) return off
      const put = await changeCase(app, tx, by.actor, caseId, { type: 'PutOnAgenda', meetingId, on: appointment.on })
      if (isRefusal(put)) return put
    }
    return moved
  })

export const cancelMeeting = (app: App, by: By, meetingId: string, reason: string) =>
  perform(app, by, async tx => {
    const waiting = await onAgenda(tx, meetingId)
    const cancelled = await changeMeeting(app, tx, by.actor, meetingId, { type: 'Cancel', reason })
    if (isRefusal(cancelled)) return cancelled
    for (const caseId of waiting) {
      const off = await changeCase(app, tx, asSecretary(by.actor), caseId, { type: 'TakeOffAgenda', reason })
      if (isRefusal(off)) return off
    }
    return cancelled
  })

/** Opens the meeting on its day with a quorum; a case withdrawn meanwhile leaves the agenda by itself. */
export const openMeeting = (app: App, by: By, meetingId: string) =>
  perform(app, by, async tx => {
    const secretary = asSecretary(by.actor)
    for (const caseId of await withdrawnOn(tx, meetingId)) {
      const gone = await changeMeeting(app, tx, secretary, meetingId, {
        type: 'RemoveItem',
        caseId,
        reason: 'Заявление отозвано',
      })
      if (isRefusal(gone)) return gone
    }
    const opened = await changeMeeting(app, tx, by.actor, meetingId, { type: 'Open' })
    if (isRefusal(opened)) return opened
    for (const caseId of await onAgenda(tx, meetingId)) {
      const done = await changeCase(app, tx, by.actor, caseId, { type: 'OpenMeeting', meetingId })
      if (isRefusal(done)) return done
    }
    return opened
  })

/** Votes of one item, given by members themselves or recorded by the secretary, all or none. */
export const castVotes = (app: App, by: By, meetingId: string, caseId: string, votes: Record<string, Vote>) =>
  perform(app, by, async tx => {
    let last: MeetingDone | Refusal = noMeeting
    for (const [memberId, vote] of Object.entries(votes)) {
      last = await changeMeeting(app, tx, by.actor, meetingId, { type: 'CastVote', caseId, memberId, vote })
      if (isRefusal(last)) return last
    }
    return last
  })

/** The votes are summed up, and the case gets the decision that follows, dated by the meeting. */
export const decideItem = (app: App, by: By, meetingId: string, caseId: string, reason?: string) =>
  perform(app, by, async tx => {
    const summed = await changeMeeting(app, tx, by.actor, meetingId, { type: 'DecideItem', caseId })
    if (isRefusal(summed)) return summed
    const { state } = await loadMeeting(tx, meetingId)
    const decision = 'agenda' in state ? state.agenda.find(item => item.caseId === caseId)?.decision : undefined
    if (decision === undefined) throw new Error(`Meeting ${meetingId} decided nothing on case ${caseId}`)
    const { outcome, ballot } = decision
    const decided = await changeCase(app, tx, by.actor, caseId, { type: 'Decide', outcome, ballot, reason })
    if (isRefusal(decided)) return decided
    await register(app, tx, caseId)
    return decided
  })

/** Closes the meeting and draws the minutes, which the persons named by the pack then sign. */
export const closeMeeting = (app: App, by: By, meetingId: string) =>
  perform(app, by, async tx => {
    const closed = await changeMeeting(app, tx, by.actor, meetingId, { type: 'Close' })
    if (!isRefusal(closed)) await minutesOf(app, tx, meetingId)
    return closed
  })

/** Our register of categories and refusals follows the decisions: the next application is checked against it. */
const register = async (app: App, tx: Tx, caseId: string): Promise<void> => {
  const { state } = await loadCase(tx, caseId)
  if (state.stage !== 'decided') return
  const { category, position } = state.application
  const { outcome, on } = state.decision
  if (outcome === 'refused') return tx.categories.addRefusal(state.applicantId, { category, decidedOn: on, caseId })
  const years = app.law.pack(state.pack).categories.find(rule => rule.category === category)?.valid_years ?? null
  const validUntil = years === null ? undefined : addYears(on, years)
  return tx.categories.add(state.applicantId, { category, position, setOn: on, validUntil, caseId })
}

const removeItem = async (app: App, tx: Tx, actor: Actor, meetingId: string, caseId: string, reason: string) => {
  const removed = await changeMeeting(app, tx, actor, meetingId, { type: 'RemoveItem', caseId, reason })
  return isRefusal(removed) ? removed : changeCase(app, tx, actor, caseId, { type: 'TakeOffAgenda', reason })
}

const onAgenda = async (tx: Tx, meetingId: string): Promise<string[]> => {
  const { state } = await loadMeeting(tx, meetingId)
  return 'agenda' in state ? state.agenda.filter(item => item.decision === undefined).map(item => item.caseId) : []
}

const withdrawnOn = async (tx: Tx, meetingId: string): Promise<string[]> => {
  const gone: string[] = []
  for (const caseId of await onAgenda(tx, meetingId)) {
    const { state } = await loadCase(tx, caseId)
    if (state.stage === 'withdrawn') gone.push(caseId)
  }
  return gone
}

/** The chair opens or cancels; what follows for the agenda is the secretary's paperwork, done in the same act. */
const asSecretary = (actor: Actor): Actor => ({ ...actor, role: 'secretary' })
