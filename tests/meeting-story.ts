import assert from 'node:assert/strict'
import { type PlainDate, plainDate } from '../src/domain/calendar/plain-date.ts'
import type { Recorded } from '../src/domain/case/events.ts'
import { decideMeeting } from '../src/domain/commission/decide-meeting.ts'
import { rebuildMeeting } from '../src/domain/commission/evolve-meeting.ts'
import type { MeetingCommand } from '../src/domain/commission/meeting-commands.ts'
import type { MeetingContext } from '../src/domain/commission/meeting-context.ts'
import type { MeetingEvent, RosterSeat, Vote } from '../src/domain/commission/meeting-events.ts'
import type { MeetingState } from '../src/domain/commission/meeting-state.ts'
import type { Actor } from '../src/domain/people/roles.ts'
import { isRefusal } from '../src/domain/regulations/finding.ts'

/** Rules of a region with the strictest commission, for stories about meetings. */
export const meetingPack: MeetingContext['pack'] = {
  region: 'kbr',
  commission: {
    members: { clause: 'reg п. 19', at_least: 7, including: ['trade_union_representative'] },
    quorum: { clause: '196 п. 38', numerator: 2, denominator: 3 },
    voting: { clause: '196 п. 40', tie: 'in_favour', own_case: 'does_not_vote' },
    decision_date: { clause: 'reg п. 92', category_is_dated_by: 'commission.decided' },
    signed_by: { clause: 'reg п. 110', roles: ['chair', 'deputy_chair', 'secretary'] },
    form: { clause: 'reg п. 78', held: 'any' },
    applicant_presence: { clause: 'reg п. 79', on_wish: true },
  },
}
export const meetingDay = plainDate('2024-05-20')
export const roster: RosterSeat[] = [
  { personId: 'chair', duty: 'chair', tradeUnion: false },
  { personId: 'deputy_chair', duty: 'deputy_chair', tradeUnion: false },
  { personId: 'secretary', duty: 'secretary', tradeUnion: false },
  { personId: 'm1', duty: 'member', tradeUnion: true },
  { personId: 'm2', duty: 'member', tradeUnion: false },
  { personId: 'm3', duty: 'member', tradeUnion: false },
  { personId: 'm4', duty: 'member', tradeUnion: false },
]
export const convene: MeetingCommand = {
  type: 'Convene',
  region: 'kbr',
  on: meetingDay,
  time: '10:00',
  place: 'Нальчик, малый зал',
  form: 'in_person',
  roster,
}
export const five = ['chair', 'deputy_chair', 'secretary', 'm1', 'm2']

export const actorOf = (role: Actor['role'], personId: string = role): Actor => ({ personId, role, region: 'kbr' })
export const secretary = actorOf('secretary')
export const chair = actorOf('chair')

/** A meeting told by real commands; a refusal along the way fails the test. */
export class Story {
  readonly log: Recorded<MeetingEvent>[] = []
  rules = meetingPack

  get state(): MeetingState {
    return rebuildMeeting(this.log)
  }
  on(today: PlainDate, actor: Actor, command: MeetingCommand): this {
    const answer = decideMeeting(this.state, command, { pack: this.rules, actor, today })
    assert.ok(!isRefusal(answer), JSON.stringify(answer))
    for (const event of answer) {
      this.log.push({
        ...event,
        on: today,
        at: `${today}T10:00:00Z`,
        actorId: actor.personId,
        role: actor.role,
        version: this.log.length + 1,
      })
    }
    return this
  }
  do(actor: Actor, ...commands: MeetingCommand[]): this {
    for (const command of commands) this.on(meetingDay, actor, command)
    return this
  }
  votes(caseId: string, given: Record<string, Vote>): this {
    for (const [memberId, vote] of Object.entries(given))
      this.do(secretary, { type: 'CastVote', caseId, memberId, vote })
    return this
  }
  refused(actor: Actor, command: MeetingCommand, today = meetingDay): string {
    const answer = decideMeeting(this.state, command, { pack: this.rules, actor, today })
    return isRefusal(answer) ? answer.refused : 'не отклонено'
  }
}

export const convened = (): Story => new Story().on(plainDate('2024-05-06'), secretary, convene)
export const withItems = (...applicants: string[]): Story =>
  convened().do(
    secretary,
    ...applicants.map(
      (applicantId, index): MeetingCommand => ({ type: 'AddItem', caseId: `case-${index + 1}`, applicantId }),
    ),
  )
export const opened = (present = five, ...applicants: string[]): Story =>
  withItems(...(applicants.length > 0 ? applicants : ['teacher'])).do(
    secretary,
    { type: 'RecordAttendance', present },
    { type: 'Open' },
  )
export const decided = (): Story =>
  opened()
    .votes('case-1', Object.fromEntries(five.map(id => [id, 'for'])))
    .do(chair, { type: 'DecideItem', caseId: 'case-1' })
export const closed = (): Story => decided().do(secretary, { type: 'Close' })
export const minuted = (): Story =>
  closed()
    .do(chair, { type: 'SignMinutes', duty: 'chair' })
    .do(actorOf('deputy_chair'), { type: 'SignMinutes', duty: 'deputy_chair' })
    .do(secretary, { type: 'SignMinutes', duty: 'secretary' })
export const cancelled = (): Story => convened().do(secretary, { type: 'Cancel', reason: 'нет дел' })
