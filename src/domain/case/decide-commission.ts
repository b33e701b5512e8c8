import { asShortRussianDate } from '../calendar/plain-date.ts'
import { outcomeOf, quorumMet } from '../commission/voting.ts'
import { commissionGrounds } from '../eligibility/grounds.ts'
import type { Finding, Refusal } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import { type Context, type Decider, refuse } from './context.ts'
import type { Ballot } from './events.ts'
import type { StateAt } from './state.ts'

export const putOnAgenda: Decider<'PutOnAgenda'> = (_, { meetingId, on }, { today }) => {
  if (meetingId.trim() === '') return refuse('invalid', 'Не указано заседание')
  return on < today
    ? refuse(
        'earlier_than_history',
        `Заседание ${asShortRussianDate(on)} уже прошло: включить дело в его повестку нельзя`,
      )
    : [{ type: 'PutOnAgenda', data: { meetingId, on } }]
}

export const takeOffAgenda: Decider<'TakeOffAgenda'> = (state, { reason }) =>
  reason.trim() === ''
    ? refuse('invalid', 'Напишите, почему дело снимается с повестки')
    : [{ type: 'TakenOffAgenda', data: { meetingId: state.meetingId, reason: reason.trim() } }]

export const openMeeting: Decider<'OpenMeeting'> = (state, { meetingId }, context) => {
  if (meetingId !== state.meetingId) return refuse('other_meeting', 'Дело включено в повестку другого заседания')
  return notOnTheDay(state, context) ?? [{ type: 'MeetingOpened', data: { meetingId } }]
}

/**
 * The decision follows from the votes, and its day is the day of the meeting: the category is dated by it (196 п. 42). The
 * commission may differ from the conclusion of the specialists, but says why.
 */
export const decideOutcome: Decider<'Decide'> = (state, { outcome, ballot, reason }, context) => {
  const { pack } = context
  const { quorum, voting, members } = pack.commission
  const wrong = notOnTheDay(state, context) ?? impossibleBallot(ballot, voting.clause)
  if (wrong !== undefined) return wrong
  const findings = [commissionIsFull(ballot, members), quorumIsMet(ballot, quorum)]
  const invalid = findings.find(finding => !finding.met)
  if (invalid !== undefined) {
    const code = invalid.rule === 'commission-quorum' ? 'no_quorum' : 'commission_too_small'
    return refuse(code, invalid.what, invalid.clause, findings)
  }
  const voted = outcomeOf(ballot, voting)
  if (voted !== outcome) {
    const votes = `«за» — ${ballot.for}, «против» — ${ballot.against}, присутствует — ${ballot.present}`
    return refuse('outcome_does_not_follow', `Из голосов следует: ${outcomeWords[voted]} (${votes})`, voting.clause)
  }
  const why = reason?.trim()
  const differs = (outcome === 'set') !== state.conclusion.meets
  if (differs && !why) {
    const conclusion = state.conclusion.meets ? 'соответствует' : 'не соответствует'
    return refuse(
      'reason_required',
      `Решение расходится с заключением специалистов («${conclusion}»): запишите причину`,
      voting.clause,
    )
  }
  const against = outcome === 'refused' ? reasonsOfRefusal(pack, state, why) : []
  return [
    {
      type: 'Decided',
      data: {
        meetingId: state.meetingId,
        outcome,
        ballot,
        ...(why ? { reason: why } : {}),
        findings: [...findings, ...against],
      },
    },
  ]
}

const outcomeWords = { set: 'установить категорию', refused: 'отказать в установлении категории' }

const notOnTheDay = ({ meetingOn }: StateAt<'on_agenda' | 'meeting'>, { today }: Context): Refusal | undefined => {
  if (today === meetingOn) return undefined
  return today < meetingOn
    ? refuse(
        'earlier_than_history',
        `Заседание назначено на ${asShortRussianDate(meetingOn)}: раньше этого дня решения нет`,
      )
    : refuse(
        'not_meeting_day',
        `Заседание было ${asShortRussianDate(meetingOn)}: снимите дело с повестки и включите в повестку другого`,
      )
}

/** Whoever is present and neither for nor against has abstained; a member under attestation is not counted among the present. */
const impossibleBallot = ({ total, present, for: favour, against }: Ballot, clause: string): Refusal | undefined => {
  if ([total, present, favour, against].some(count => !Number.isInteger(count) || count < 0)) {
    return refuse('invalid', 'Число членов комиссии и голосов — целое и не меньше нуля', clause)
  }
  if (present > total) return refuse('invalid', `Присутствует ${present}, а в комиссии всего ${total}`, clause)
  if (favour + against > present)
    return refuse('invalid', `Голосов ${favour + against}, а присутствует ${present}`, clause)
  return favour + against === 0 ? refuse('invalid', 'Никто не голосовал', clause) : undefined
}

const commissionIsFull = ({ total }: Ballot, rule: Pack['commission']['members']): Finding => ({
  rule: 'commission-members',
  clause: rule.clause,
  what: `В комиссии не менее ${rule.at_least} человек`,
  met: total >= rule.at_least,
  known: { members: total, required: rule.at_least },
})

const quorumIsMet = ({ total, present }: Ballot, rule: Pack['commission']['quorum']): Finding => ({
  rule: 'commission-quorum',
  clause: rule.clause,
  what: `Заседание правомочно, если присутствует не менее ${rule.numerator}/${rule.denominator} членов комиссии`,
  met: quorumMet(total, present, rule),
  known: { members: total, present: present },
})

/** What a letter of refusal says: the specialists' conclusion, or the commission's own words, by the ground of the closed list. */
const reasonsOfRefusal = (pack: Pack, state: StateAt<'meeting'>, why: string | undefined): Finding[] => {
  const { basis, meets, findings } = state.conclusion
  const rule = meets ? 'commission_refused' : basis === 'test_failed' ? 'test_failed' : 'results_below'
  const grounds = commissionGrounds(pack, state.application)
  const ground = grounds.find(line => line.rule === rule) ?? grounds.find(line => line.rule === 'commission_refused')
  const own: Finding[] =
    ground === undefined
      ? []
      : [{ rule: ground.id, clause: ground.clause, what: ground.what, met: false, known: why ? { reason: why } : {} }]
  const shown = findings.filter(finding => !finding.met && !own.some(one => one.rule === finding.rule))
  return [...own, ...shown]
}
