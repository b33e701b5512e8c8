import {
  addToAgenda,
  cancelMeeting,
  castVotes,
  closeMeeting,
  convene,
  decideItem,
  openMeeting,
  reconvene,
  takeOffAgenda,
} from '../../application/commission.ts'
import { orderMeeting } from '../../application/meetings.ts'
import type { Duty, Vote } from '../../domain/commission/meeting-events.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type Doing, meetingState, type Rehearsal } from './rehearsal.ts'
import type { StepName, StepOf } from './step-shapes.ts'

type Appointed = StepOf<'convene'>['with']

/** Face to face unless the regulation wants video. */
export const usualForm = ({ commission }: Pack): 'in_person' | 'video' =>
  commission.form.held === 'video' ? 'video' : 'in_person'

/** Ten o'clock where the regulation wants an hour named, none elsewhere. */
export const usualHour = ({ admission }: Pack): string | undefined =>
  admission.time === 'required' ? '10:00' : undefined

const appointment = ({ pack }: Rehearsal, { on, time, place, form, link }: Appointed) => ({
  on,
  time,
  place,
  form: form ?? usualForm(pack()),
  ...(link === undefined ? {} : { link }),
})

const meetingOf = ({ id }: Rehearsal, { with: { meeting } }: { with: { meeting: string } }) => id('meeting', meeting)

type Steps = { [Name in MeetingStepName]: (step: StepOf<Name>) => Doing }
type MeetingStepName = Extract<
  StepName,
  | 'convene'
  | 'add_to_agenda'
  | 'take_off_agenda'
  | 'move_meeting'
  | 'attendance'
  | 'open_meeting'
  | 'vote'
  | 'decide'
  | 'close_meeting'
  | 'sign_minutes'
  | 'cancel_meeting'
>

export const commissionSteps: Steps = {
  convene: step => (play, by) => convene(play.app, by, meetingOf(play, step), appointment(play, step.with)),

  add_to_agenda: step => (play, by) =>
    addToAgenda(
      play.app,
      by,
      meetingOf(play, step),
      (step.with.cases ?? [step.case]).map(name => play.id('case', name)),
    ),

  take_off_agenda: step => (play, by) =>
    takeOffAgenda(play.app, by, meetingOf(play, step), play.id('case', step.case), step.with.reason),

  move_meeting: step => (play, by) =>
    reconvene(play.app, by, meetingOf(play, step), { ...appointment(play, step.with), reason: step.with.reason }),

  attendance: step => (play, by) => {
    const { present, absent } = step.with
    const away = absent.map(play.cast.idOf)
    const ids = present?.map(play.cast.idOf) ?? play.cast.roster.map(({ personId }) => personId)
    return orderMeeting(play.app, by, meetingOf(play, step), {
      type: 'RecordAttendance',
      present: ids.filter(id => !away.includes(id)),
    })
  },

  open_meeting: step => (play, by) => openMeeting(play.app, by, meetingOf(play, step)),
  vote: step => async (play, by) =>
    castVotes(
      play.app,
      by,
      meetingOf(play, step),
      play.id('case', step.case),
      await votesOf(play, step, by.actor.personId),
    ),
  decide: step => (play, by) =>
    decideItem(play.app, by, meetingOf(play, step), play.id('case', step.case), step.with.reason),
  close_meeting: step => (play, by) => closeMeeting(play.app, by, meetingOf(play, step)),

  sign_minutes: step => async (play, by) => {
    const state = await meetingState(play, step.with.meeting)
    const seat = 'roster' in state ? state.roster.find(({ personId }) => personId === by.actor.personId) : undefined
    return orderMeeting(play.app, by, meetingOf(play, step), { type: 'SignMinutes', duty: seat?.duty ?? 'member' })
  },

  cancel_meeting: step => (play, by) => cancelMeeting(play.app, by, meetingOf(play, step), step.with.reason),
}

/** Everybody present is for, except those named against or abstaining; a case's own applicant does not vote. */
const votesOf = async (play: Rehearsal, step: StepOf<'vote'>, voter: string): Promise<Record<string, Vote>> => {
  const { for: favour, against, abstained, own, meeting } = step.with
  if (own !== undefined) return { [voter]: own }
  const no = against.map(play.cast.idOf)
  const neither = abstained.map(play.cast.idOf)
  const state = await meetingState(play, meeting)
  const caseId = play.id('case', step.case)
  const applicant = 'agenda' in state ? state.agenda.find(item => item.caseId === caseId)?.applicantId : undefined
  const present = ('present' in state ? state.present : undefined) ?? play.cast.roster.map(({ personId }) => personId)
  const yes =
    favour?.map(play.cast.idOf) ?? present.filter(id => id !== applicant && !no.includes(id) && !neither.includes(id))
  return Object.fromEntries([
    ...yes.map(id => [id, 'for'] as const),
    ...no.map(id => [id, 'against'] as const),
    ...neither.map(id => [id, 'abstained'] as const),
  ])
}

/** Those who sign the minutes under the pack, of those present. */
export const signers = async (play: Rehearsal, meeting: string): Promise<string[]> => {
  const state = await meetingState(play, meeting)
  const asked = new Set<Duty>(
    play.pack().commission.signed_by.roles.map(role => (role === 'members' ? 'member' : role)),
  )
  const present = ('present' in state ? state.present : undefined) ?? []
  const roster = 'roster' in state ? state.roster : []
  const names = roster
    .filter(({ personId, duty }) => asked.has(duty) && present.includes(personId))
    .map(({ personId }) => play.cast.nameOf(personId) ?? 'secretary')
  return names.length === 0 ? ['secretary'] : names
}
