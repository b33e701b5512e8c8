import { refuse } from '../case/context.ts'
import type { Refusal } from '../regulations/finding.ts'
import { presidesHere, quorumFinding } from './decide-session.ts'
import type { MeetingCommandOf } from './meeting-commands.ts'
import type { MeetingContext } from './meeting-context.ts'
import type { MeetingEvent } from './meeting-events.ts'
import { type AgendaItem, awaited, countedVotes, type MeetingAt, votersOn } from './meeting-state.ts'
import { outcomeOf } from './voting.ts'

type Answer = MeetingEvent[] | Refusal

/**
 * A vote «for» or «against», or an abstention, by the member or recorded by the secretary. The papers are silent about abstaining
 * (the pack asks). Until the item is decided a vote may be changed, and the former one stays in the log.
 */
export const castVote = (
  state: MeetingAt<'open'>,
  { caseId, memberId, vote }: MeetingCommandOf<'CastVote'>,
  { pack, actor }: MeetingContext,
): Answer => {
  const { clause } = pack.commission.voting
  const item = undecided(state, caseId)
  if ('refused' in item) return item
  const own = actor.personId === memberId
  if (!own && actor.role !== 'secretary') return refuse('not_your_vote', 'Голос подаёт сам член комиссии', clause)
  const seat = state.roster.find(({ personId }) => personId === memberId)
  if (seat === undefined) return refuse('not_a_member', 'Голосуют только члены комиссии', clause)
  if (memberId === item.applicantId) {
    return refuse('own_case', 'Член комиссии не голосует по собственной аттестации', clause)
  }
  if (!state.present.includes(memberId))
    return refuse('not_present', 'Голосуют только присутствующие на заседании', clause)
  const previous = item.votes[memberId]
  if (previous === vote) return []
  return [
    {
      type: 'VoteCast',
      data: { caseId, memberId, vote, recordedBySecretary: !own, ...(previous === undefined ? {} : { previous }) },
    },
  ]
}

/**
 * The decision follows from the votes of those present once all have voted. A member under attestation is not counted among the
 * present of the own item, so the quorum is looked at again: whether the papers want that is an assumption, the stricter one.
 */
export const decideItem = (
  state: MeetingAt<'open'>,
  { caseId }: MeetingCommandOf<'DecideItem'>,
  { pack, actor }: MeetingContext,
): Answer => {
  const { voting, quorum } = pack.commission
  const item = undecided(state, caseId)
  if ('refused' in item) return item
  const notTheirs = presidesHere(state, actor)
  if (notTheirs !== undefined) return notTheirs
  const voters = votersOn(item, state.present)
  const finding = quorumFinding(state.roster.length, voters.length, quorum)
  if (!finding.met) return refuse('no_quorum', finding.what, finding.clause, [finding])
  const missing = awaited(item, state.present).length
  if (missing > 0) {
    return refuse(
      'votes_missing',
      `Проголосовали не все: не хватает голосов — ${missing} из ${voters.length}`,
      voting.clause,
    )
  }
  const ballot = { total: state.roster.length, ...countedVotes(item, state.present) }
  if (ballot.for + ballot.against === 0) {
    return refuse(
      'nobody_voted',
      'Воздержались все: голосов «за» и «против» нет, решения из них не следует',
      voting.clause,
    )
  }
  return [{ type: 'ItemDecided', data: { caseId, ballot, outcome: outcomeOf(ballot, voting), findings: [finding] } }]
}

const undecided = (state: MeetingAt<'open'>, caseId: string): AgendaItem | Refusal => {
  const item = state.agenda.find(one => one.caseId === caseId)
  if (item === undefined) return refuse('not_on_agenda', 'Этого дела нет в повестке заседания')
  return item.decision === undefined ? item : refuse('already_decided', 'По делу уже принято решение')
}
