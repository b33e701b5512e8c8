import { isClockTime } from '../calendar/clock-time.ts'
import { deadlinesOf } from '../calendar/deadlines.ts'
import { asShortRussianDate } from '../calendar/plain-date.ts'
import { serviceFindings } from '../eligibility/grounds.ts'
import { needsTest, pathFor } from '../eligibility/path.ts'
import { type Finding, isRefusal, type Refusal } from '../regulations/finding.ts'
import type { Path } from '../regulations/vocabulary.ts'
import { type Context, type Decider, refuse } from './context.ts'
import type { Attestation } from './events.ts'
import type { Filed } from './state.ts'

/** Admits to attestation and fixes its day, hour, place and form (196 п. 31); a ground of refusal that holds stops it. */
export const admit: Decider<'Admit'> = (state, { attestation }, context) => {
  const { pack, nomenclature } = context
  const findings = serviceFindings(pack, state.application, state.received, nomenclature)
  const against = findings.filter(finding => !finding.met)
  if (against.length > 0) {
    const list = against.map(({ what, clause }) => `${what} (${clause})`).join('; ')
    return refuse('grounds_hold', `Допустить нельзя, есть основания отказа: ${list}`, against[0]?.clause, against)
  }
  const path = pathFor(pack, state.application)
  const day = dayOfAttestation(state, attestation, path, context)
  if (isRefusal(day)) return day
  const testing = needsTest(pack, state.application)
  return [{ type: 'Admitted', data: { path, testing, attestation, findings: [...findings, ...day] } }]
}

export const moveAttestation: Decider<'MoveAttestation'> = (state, { attestation, reason }, context) => {
  if (reason.trim() === '') return refuse('invalid', 'Напишите, почему день аттестации переносится')
  const day = dayOfAttestation(state, attestation, state.path, context)
  return isRefusal(day) ? day : [{ type: 'AttestationMoved', data: { attestation, reason: reason.trim() } }]
}

const forms: readonly string[] = ['in_person', 'video', 'absent'] satisfies Attestation['form'][]

/** The appointed day against the limits by which the commission must decide or the result must go out. */
const dayOfAttestation = (
  state: Filed,
  attestation: Attestation,
  path: Path,
  { pack, calendar, today }: Context,
): Finding[] | Refusal => {
  if (!forms.includes(attestation.form)) return refuse('invalid', `Неизвестная форма аттестации «${attestation.form}»`)
  if (attestation.place.trim() === '') return refuse('invalid', 'Не указано место аттестации')
  const hour = hourOfAttestation(attestation, pack)
  if (hour !== undefined) return hour
  if (attestation.on < today) {
    return refuse('day_passed', `День аттестации ${asShortRussianDate(attestation.on)} уже прошёл`)
  }
  const { category, channel } = state.application
  const limits = deadlinesOf(
    pack.deadlines,
    state.facts,
    { category, channel, kind: 'attestation', path },
    calendar,
    today,
  ).filter(limit => limit.direction === 'after' && limit.doneOn === undefined && boundToAttestation.has(limit.closedBy))
  const findings = limits.map(
    (limit): Finding => ({
      rule: `limit-${limit.name}`,
      clause: limit.clause,
      what: limit.title,
      met: attestation.on <= limit.due,
      known: { attestation_on: attestation.on, due: limit.due },
    }),
  )
  // A limit that has passed already cannot be kept by any day: the breach is written down, and the case goes on.
  const avoidable = limits.find(limit => attestation.on > limit.due && today <= limit.due)
  return avoidable === undefined
    ? findings
    : refuse(
        'attestation_too_late',
        `День аттестации ${asShortRussianDate(attestation.on)} позже срока «${avoidable.title}»: ${asShortRussianDate(avoidable.due)}`,
        avoidable.clause,
        findings.filter(finding => !finding.met),
      )
}

/** The hour is told where the regulation names it (KBR reg п. 20.5.2 абз. 2) and must be one that a clock shows. */
const hourOfAttestation = ({ time }: Attestation, { admission }: Context['pack']): Refusal | undefined => {
  if (time === undefined) {
    return admission.time === 'required'
      ? refuse('time_missing', 'Укажите время начала аттестации: его сообщают заявителю', admission.clause)
      : undefined
  }
  return isClockTime(time) ? undefined : refuse('invalid', 'Время аттестации пишется так: 14:30')
}

const boundToAttestation = new Set<string>([
  'attestation.date',
  'test.held',
  'commission.meeting',
  'commission.decided',
  'order.signed',
  'order.published',
  'result.sent',
])
