import { isClockTime } from '../calendar/clock-time.ts'
import { asShortRussianDate, type PlainDate } from '../calendar/plain-date.ts'
import { refuse } from '../case/context.ts'
import type { Finding, Refusal } from '../regulations/finding.ts'
import type { MeetingCommandOf } from './meeting-commands.ts'
import type { MeetingContext } from './meeting-context.ts'
import type { Duty, MeetingEvent, RosterSeat } from './meeting-events.ts'
import type { MeetingAt } from './meeting-state.ts'

type Answer = MeetingEvent[] | Refusal

const dutyTitles: Record<Duty, string> = {
  chair: 'председатель',
  deputy_chair: 'заместитель председателя',
  secretary: 'секретарь',
  member: 'член комиссии',
}

/** A meeting is appointed for a commission that the pack recognises as one. */
export const convene = (command: MeetingCommandOf<'Convene'>, context: MeetingContext): Answer => {
  const { region, roster, on, time, place, form, link } = command
  if (region !== context.pack.region) return refuse('not_yours', 'Заседание назначается в своём регионе')
  const wrong = appointmentFault(command, context)
  if (wrong !== undefined) return wrong
  const findings = rosterFindings(roster, context)
  const against = findings.find(({ met }) => !met)
  if (against !== undefined) {
    const code = against.rule === 'commission-members' ? 'commission_too_small' : 'commission_not_fit'
    return refuse(code, against.what, against.clause, findings)
  }
  const appointment = { on, time, place: place.trim(), form, ...(link === undefined ? {} : { link }) }
  return [{ type: 'Convened', data: { region, roster, ...appointment, findings } }]
}

/** What the pack asks of the composition: size, the trade union's representative, those who are to sign the minutes. */
export const rosterFindings = (roster: readonly RosterSeat[], { pack }: Pick<MeetingContext, 'pack'>): Finding[] => {
  const { members, signed_by } = pack.commission
  const people = new Set(roster.map(({ personId }) => personId)).size
  const has = (duty: Duty): number => roster.filter(seat => seat.duty === duty).length
  const findings: Finding[] = [
    {
      rule: 'commission-members',
      clause: members.clause,
      what: `В комиссии не менее ${members.at_least} человек`,
      met: people >= members.at_least,
      known: { members: people, required: members.at_least },
      remedy: people >= members.at_least ? undefined : 'Дополните состав комиссии',
    },
    {
      rule: 'commission-distinct',
      clause: members.clause,
      what: 'Один человек занимает в комиссии одно место; председатель и секретарь — по одному',
      met: people === roster.length && has('chair') <= 1 && has('secretary') <= 1,
      known: { seats: roster.length, people, chairs: has('chair'), secretaries: has('secretary') },
    },
  ]
  if (members.including.includes('trade_union_representative')) {
    const found = roster.filter(({ tradeUnion }) => tradeUnion).length
    findings.push({
      rule: 'commission-trade-union',
      clause: members.clause,
      what: 'В состав комиссии входит представитель соответствующего профессионального союза',
      met: found > 0,
      known: { trade_union_representatives: found },
      remedy: found > 0 ? undefined : 'Отметьте представителя профсоюза в составе комиссии',
    })
  }
  for (const duty of signed_by.roles) {
    if (duty === 'members') continue
    findings.push({
      rule: `commission-${duty.replace('_', '-')}`,
      clause: signed_by.clause,
      what: `В составе есть ${dutyTitles[duty]}: он подписывает протокол`,
      met: has(duty) > 0,
      known: { seats: has(duty) },
    })
  }
  return findings
}

export const addItem = (state: MeetingAt<'convened'>, { caseId, applicantId }: MeetingCommandOf<'AddItem'>): Answer => {
  if (caseId.trim() === '' || applicantId.trim() === '') return refuse('invalid', 'Не указано дело или заявитель')
  return state.agenda.some(item => item.caseId === caseId)
    ? refuse('already_on_agenda', 'Дело уже включено в повестку этого заседания')
    : [{ type: 'ItemAdded', data: { caseId, applicantId } }]
}

export const removeItem = (
  state: MeetingAt<'convened' | 'open'>,
  { caseId, reason }: MeetingCommandOf<'RemoveItem'>,
): Answer => {
  const item = state.agenda.find(one => one.caseId === caseId)
  if (item === undefined) return refuse('not_on_agenda', 'Этого дела нет в повестке заседания')
  if (item.decision !== undefined)
    return refuse('already_decided', 'По делу уже принято решение: снять его с повестки нельзя')
  return reason.trim() === ''
    ? refuse('invalid', 'Напишите, почему дело снимается с повестки')
    : [{ type: 'ItemRemoved', data: { caseId, reason: reason.trim() } }]
}

/** Another day, hour, place or form. Attendance noted for the former day falls away. */
export const reconvene = (
  state: MeetingAt<'convened'>,
  command: MeetingCommandOf<'Reconvene'>,
  context: MeetingContext,
): Answer => {
  const { on, time, place, form, link, reason } = command
  const wrong = appointmentFault(command, context)
  if (wrong !== undefined) return wrong
  if (reason.trim() === '') return refuse('invalid', 'Напишите, почему заседание переносится')
  const same =
    state.on === on && state.time === time && state.place === place.trim() && state.form === form && state.link === link
  if (same) return refuse('nothing_changes', 'Заседание уже назначено на этот день, час и место')
  const appointment = { on, time, place: place.trim(), form, ...(link === undefined ? {} : { link }) }
  return [{ type: 'Reconvened', data: { ...appointment, reason: reason.trim() } }]
}

/** A meeting that has decided something cannot be undone. */
export const cancel = (state: MeetingAt<'convened' | 'open'>, { reason }: MeetingCommandOf<'Cancel'>): Answer => {
  if (state.agenda.some(({ decision }) => decision !== undefined)) {
    return refuse('already_decided', 'На заседании уже приняты решения: его можно только закрыть')
  }
  return reason.trim() === ''
    ? refuse('invalid', 'Напишите, почему заседание отменяется')
    : [{ type: 'Cancelled', data: { reason: reason.trim() } }]
}

const heldTitles = { in_person: 'очно', video: 'по видео-конференц-связи' } as const

type Appointment = { on: PlainDate; time: string; place: string; form: 'in_person' | 'video' }

const appointmentFault = (
  { on, time, place, form }: Appointment,
  { pack, today }: MeetingContext,
): Refusal | undefined => {
  if (on < today)
    return refuse('earlier_than_history', `День ${asShortRussianDate(on)} уже прошёл: назначьте заседание на другой`)
  if (!isClockTime(time)) return refuse('invalid', 'Время заседания пишется так: 14:30')
  if (place.trim() === '') return refuse('invalid', 'Укажите место заседания')
  const { held, clause } = pack.commission.form
  return held === 'any' || held === form
    ? undefined
    : refuse('form_not_allowed', `Заседания комиссии здесь проходят ${heldTitles[held]}`, clause)
}
