import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  actorOf,
  cancelled,
  closed,
  convene,
  convened,
  five,
  meetingDay,
  minuted,
  opened,
  Story,
} from '../../../tests/meeting-story.ts'
import { roles } from '../people/roles.ts'
import { evolveMeeting } from './evolve-meeting.ts'
import { type MeetingCommand, type MeetingCommandType, meetingCommandTitles } from './meeting-commands.ts'
import { mayOrderMeeting, meetingLifeCycle, meetingStages } from './meeting-life-cycle.ts'
import { unconvened } from './meeting-state.ts'

describe('таблица: стадия × команда × роль', () => {
  const stories = { none: () => new Story(), convened, open: opened, closed, minuted, cancelled }
  const commands: Record<MeetingCommandType, MeetingCommand> = {
    Convene: convene,
    AddItem: { type: 'AddItem', caseId: 'case-9', applicantId: 'teacher' },
    RemoveItem: { type: 'RemoveItem', caseId: 'case-1', reason: 'так' },
    Reconvene: { type: 'Reconvene', on: meetingDay, time: '12:00', place: 'Там же', form: 'video', reason: 'так' },
    RecordAttendance: { type: 'RecordAttendance', present: five },
    Open: { type: 'Open' },
    CastVote: { type: 'CastVote', caseId: 'case-1', memberId: 'chair', vote: 'for' },
    DecideItem: { type: 'DecideItem', caseId: 'case-1' },
    Close: { type: 'Close' },
    SignMinutes: { type: 'SignMinutes', duty: 'chair' },
    Cancel: { type: 'Cancel', reason: 'так' },
  }
  const everyRole = [...roles, 'public', 'system'] as const

  for (const stage of meetingStages) {
    for (const type of Object.keys(meetingCommandTitles) as MeetingCommandType[]) {
      it(`${stage}: ${meetingCommandTitles[type]}`, () => {
        const story = stories[stage]()
        assert.equal(story.state.stage, stage)
        for (const role of everyRole) {
          const refused = story.refused(actorOf(role), commands[type])
          if (mayOrderMeeting(stage, type, role))
            assert.ok(!['not_now', 'not_yours'].includes(refused), `${role}: ${refused}`)
          else assert.equal(refused, type in meetingLifeCycle[stage] ? 'not_yours' : 'not_now', role)
        }
      })
    }
  }

  it('каждое событие сыграно, и чужое событие на стадии — ошибка журнала', () => {
    const ended = minuted()
    const [first] = ended.log
    assert.ok(first)
    assert.throws(() => evolveMeeting(ended.state, first), /cannot stand/)
    assert.throws(() => evolveMeeting(unconvened, { ...first, type: 'Closed', data: {} }), /cannot stand/)
  })
})
