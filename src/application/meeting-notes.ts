import { presidesHere } from '../domain/commission/decide-session.ts'
import type { AgendaItem, MeetingAt, MeetingState } from '../domain/commission/meeting-state.ts'
import { speakersOn } from '../domain/commission/speakers.ts'
import type { Actor } from '../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import { loadCase } from './handle.ts'
import { changeMeeting, loadMeeting, type MeetingDone, noMeeting } from './meetings.ts'
import type { Tx } from './storage.ts'
import type { Absences, Speaker } from './stores/meeting-notes.ts'

/** More on one case than anybody says at a meeting. */
export const mostSpeeches = 50

/** Notes who said what on a case, or says it better (`id`). Until the meeting is closed: then the minutes hold it. */
export const noteSpeech = (
  app: App,
  by: By,
  meetingId: string,
  caseId: string,
  speech: Speaker & { id?: string | undefined; gist: string },
): Promise<{ meetingId: string } | Refusal> =>
  perform(app, by, async tx => {
    const open = await openItemOf(tx, by.actor, meetingId, caseId)
    if (isRefusal(open)) return open
    const { item, meeting } = open
    const noted = (await tx.meetingNotes.speeches(meetingId)).filter(one => one.caseId === caseId)
    const unknown = speech.id !== undefined && !noted.some(({ id }) => id === speech.id)
    if (unknown) return noSpeech
    if (speech.id === undefined && noted.length >= mostSpeeches)
      return { refused: 'too_many', because: `По одному делу записывают не больше ${mostSpeeches} выступлений` }
    const { state } = await loadCase(tx, caseId)
    const { personId } = speech
    const known = speakersOn(item, meeting.present, state)
    if (personId !== null && !known.some(one => one.personId === personId))
      return { refused: 'not_a_speaker', because: 'Выступить мог присутствующий, заявитель или специалист этого дела' }
    const at = app.clock.now()
    const id = speech.id ?? app.newId()
    await tx.meetingNotes.putSpeech({ ...speech, id, caseId, meetingId, notedBy: by.actor.personId, notedAt: at })
    await trace(tx, by.actor, at, 'speech.noted', meetingId, { caseId, speech: id })
    return { meetingId }
  })

/** Takes back what was noted by mistake. */
export const removeSpeech = (
  app: App,
  by: By,
  meetingId: string,
  caseId: string,
  id: string,
): Promise<{ meetingId: string } | Refusal> =>
  perform(app, by, async tx => {
    const open = await openItemOf(tx, by.actor, meetingId, caseId)
    if (isRefusal(open)) return open
    const noted = await tx.meetingNotes.speeches(meetingId)
    if (!noted.some(one => one.id === id && one.caseId === caseId)) return noSpeech
    await tx.meetingNotes.removeSpeech(meetingId, id)
    await trace(tx, by.actor, app.clock.now(), 'speech.removed', meetingId, { caseId, speech: id })
    return { meetingId }
  })

/** Who came, and why the others did not, as far as it is known. Reasons of those who came after all are forgotten. */
export const markAttendance = (
  app: App,
  by: By,
  meetingId: string,
  present: readonly string[],
  reasons: Absences,
): Promise<MeetingDone | Refusal> =>
  perform(app, by, async tx => {
    const done = await changeMeeting(app, tx, by.actor, meetingId, { type: 'RecordAttendance', present: [...present] })
    if (isRefusal(done)) return done
    const { state } = await loadMeeting(tx, meetingId)
    const absent = 'roster' in state ? state.roster.filter(({ personId }) => !present.includes(personId)) : []
    const known = absent.flatMap(({ personId }): [string, string][] => {
      const reason = reasons[personId]?.trim()
      return reason ? [[personId, reason]] : []
    })
    await tx.meetingNotes.putAbsences(meetingId, Object.fromEntries(known), by.actor.personId, app.clock.now())
    return done
  })

const noSpeech: Refusal = { refused: 'not_found', because: 'Такого выступления нет: его уже убрали' }

/** The case on the agenda of a meeting that goes on and that this person keeps; held until the end of the transaction. */
const openItemOf = async (
  tx: Tx,
  actor: Actor,
  meetingId: string,
  caseId: string,
): Promise<{ meeting: MeetingAt<'open'>; item: AgendaItem } | Refusal> => {
  await tx.meetingNotes.hold(meetingId)
  const { state } = await loadMeeting(tx, meetingId)
  const item = itemOf(state, caseId)
  if (state.stage === 'none' || state.region !== actor.region || item === undefined) return noMeeting
  if (state.stage !== 'open')
    return {
      refused: 'not_open',
      because: 'Выступления записывают, пока заседание идёт: до открытия их нет, после закрытия они уже в протоколе',
    }
  return presidesHere(state, actor) ?? { meeting: state, item }
}

const itemOf = (state: MeetingState, caseId: string): AgendaItem | undefined =>
  'agenda' in state ? state.agenda.find(one => one.caseId === caseId) : undefined

/** That it was noted, never what: words of people are kept out of the audit. */
const trace = (tx: Tx, actor: Actor, at: Date, action: string, meetingId: string, details: object): Promise<void> =>
  tx.audit.record({ at, actorId: actor.personId, role: actor.role, action, object: `meeting:${meetingId}`, details })
