import { asShortRussianDate } from '../calendar/plain-date.ts'
import { refuse } from '../case/context.ts'
import type { Finding, Refusal } from '../regulations/finding.ts'
import type { MeetingCommandOf } from './meeting-commands.ts'
import type { MeetingContext } from './meeting-context.ts'
import type { Duty, MeetingEvent, RosterSeat } from './meeting-events.ts'
import type { MeetingAt } from './meeting-state.ts'
import { quorumMet, quorumOf } from './voting.ts'

type Answer = MeetingEvent[] | Refusal

export const recordAttendance = (
  state: MeetingAt<'convened' | 'open'>,
  { present }: MeetingCommandOf<'RecordAttendance'>,
  { today }: MeetingContext,
): Answer => {
  if (state.stage === 'convened' && today !== state.on) {
    return refuse('not_meeting_day', `Присутствующих отмечают в день заседания, ${asShortRussianDate(state.on)}`)
  }
  const strangers = present.filter(id => !state.roster.some(({ personId }) => personId === id))
  if (strangers.length > 0)
    return refuse('not_a_member', `Не входят в состав комиссии: ${strangers.length} из отмеченных`)
  // In the order of the roster, so the same people are the same record.
  const ordered = state.roster.map(({ personId }) => personId).filter(id => present.includes(id))
  return [{ type: 'AttendanceRecorded', data: { present: ordered } }]
}

/** Only on the appointed day, with a quorum and something to decide. */
export const open = (state: MeetingAt<'convened'>, { pack, actor, today }: MeetingContext): Answer => {
  if (today !== state.on) {
    return refuse(
      'not_meeting_day',
      `Заседание назначено на ${asShortRussianDate(state.on)}: открыть его можно только в этот день`,
    )
  }
  const notTheirs = presidesHere(state, actor)
  if (notTheirs !== undefined) return notTheirs
  if (state.agenda.length === 0) return refuse('agenda_empty', 'В повестке нет ни одного дела')
  if (state.present === undefined) return refuse('attendance_missing', 'Сначала отметьте присутствующих')
  const finding = quorumFinding(state.roster.length, state.present.length, pack.commission.quorum)
  if (!finding.met) return refuse('no_quorum', finding.what, finding.clause, [finding])
  return [{ type: 'Opened', data: { total: state.roster.length, present: state.present.length, findings: [finding] } }]
}

/** Nothing may be left between deciding and carrying over. */
export const close = (state: MeetingAt<'open'>, { pack, actor }: MeetingContext): Answer => {
  const notTheirs = presidesHere(state, actor)
  if (notTheirs !== undefined) return notTheirs
  const open = state.agenda.filter(({ decision }) => decision === undefined).length
  if (open > 0) {
    return refuse('items_undecided', `Не решено дел: ${open}. Подведите итог голосования или снимите их с повестки`)
  }
  const { roles, clause } = pack.commission.signed_by
  if (signatoriesOf(state, roles).length === 0) {
    return refuse(
      'nobody_to_sign',
      'На заседании нет никого, кто подписывает протокол: исправьте отметку о присутствии',
      clause,
    )
  }
  return [{ type: 'Closed', data: {} }]
}

/**
 * The minutes are signed by the persons the pack names, of those who were present: nobody signs what they did not see. That the
 * absent are left out is an assumption, the papers are silent about it. The last signature completes the minutes.
 */
export const signMinutes = (
  state: MeetingAt<'closed'>,
  { duty }: MeetingCommandOf<'SignMinutes'>,
  { pack, actor }: MeetingContext,
): Answer => {
  const { roles, clause } = pack.commission.signed_by
  const due = signatoriesOf(state, roles)
  const seat = due.find(one => one.personId === actor.personId && one.duty === duty)
  if (seat === undefined) {
    return refuse(
      'not_signatory',
      'Протокол подписывают присутствовавшие на заседании, кого называет регламент',
      clause,
    )
  }
  if (state.signatures.some(({ personId }) => personId === seat.personId)) {
    return refuse('already_signed', 'Вы уже подписали протокол', clause)
  }
  const signed: MeetingEvent = { type: 'MinutesSigned', data: { personId: seat.personId, duty } }
  const left = due.filter(
    one => one.personId !== seat.personId && !state.signatures.some(({ personId }) => personId === one.personId),
  )
  return left.length > 0 ? [signed] : [signed, { type: 'MinutesCompleted', data: {} }]
}

/** Seats whose holders, being present, sign the minutes under the pack. */
export const signatoriesOf = (
  state: { roster: readonly RosterSeat[]; present: readonly string[] },
  roles: MeetingContext['pack']['commission']['signed_by']['roles'],
): RosterSeat[] => {
  const asked = new Set<Duty>(roles.map(role => (role === 'members' ? 'member' : role)))
  return state.roster.filter(({ personId, duty }) => asked.has(duty) && state.present.includes(personId))
}

export const quorumFinding = (
  total: number,
  present: number,
  rule: MeetingContext['pack']['commission']['quorum'],
): Finding => {
  const met = quorumMet(total, present, rule)
  return {
    rule: 'commission-quorum',
    clause: rule.clause,
    what: `Заседание правомочно, если присутствует не менее ${rule.numerator}/${rule.denominator} членов комиссии: из ${total} нужно ${quorumOf(total, rule)}, есть ${present}`,
    met,
    known: { members: total, present, required: quorumOf(total, rule) },
    remedy: met ? undefined : 'Перенесите заседание на другой день',
  }
}

/** The chair and the deputy act at meetings of the commission they sit on; the secretary's office serves every meeting. */
export const presidesHere = (
  { roster }: { roster: readonly RosterSeat[] },
  { personId, role }: MeetingContext['actor'],
): Refusal | undefined =>
  role === 'secretary' || roster.some(seat => seat.personId === personId && seat.duty === role)
    ? undefined
    : refuse('not_yours', 'Вы не входите в состав комиссии этого заседания в этой роли')
