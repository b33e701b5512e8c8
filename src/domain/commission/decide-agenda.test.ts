import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  actorOf,
  chair,
  convene,
  convened,
  five,
  meetingDay,
  meetingPack,
  roster,
  Story,
  secretary,
  withItems,
} from '../../../tests/meeting-story.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { isRefusal } from '../regulations/finding.ts'
import { decideMeeting } from './decide-meeting.ts'
import type { MeetingCommand } from './meeting-commands.ts'
import { unconvened } from './meeting-state.ts'

describe('назначение заседания', () => {
  const refusedWith = (change: Partial<Extract<MeetingCommand, { type: 'Convene' }>>): string =>
    new Story().refused(secretary, { ...convene, ...change } as MeetingCommand)

  it('состав: не меньше семи, с представителем профсоюза, с теми, кто подпишет протокол', () => {
    assert.equal(refusedWith({ roster: roster.slice(0, 6) }), 'commission_too_small')
    assert.equal(refusedWith({ roster: roster.map(seat => ({ ...seat, tradeUnion: false })) }), 'commission_not_fit')
    assert.equal(
      refusedWith({ roster: roster.map(seat => (seat.duty === 'deputy_chair' ? { ...seat, duty: 'member' } : seat)) }),
      'commission_not_fit',
    )
    assert.equal(
      refusedWith({ roster: [...roster, { personId: 'm1', duty: 'member', tradeUnion: false }] }),
      'commission_not_fit',
    )
    assert.equal(
      refusedWith({ roster: roster.map(seat => ({ ...seat, duty: seat.duty === 'member' ? 'chair' : seat.duty })) }),
      'commission_not_fit',
    )
  })
  it('отказ показывает пункт и что известно', () => {
    const answer = decideMeeting(unconvened, { ...convene, roster: roster.slice(0, 6) } as MeetingCommand, {
      pack: meetingPack,
      actor: secretary,
      today: meetingDay,
    })
    assert.ok(isRefusal(answer))
    assert.equal(answer.clause, 'reg п. 19')
    assert.deepEqual(answer.findings?.[0]?.known, { members: 6, required: 7 })
  })
  it('день, час, место, форма', () => {
    assert.equal(refusedWith({ on: plainDate('2024-05-19') }), 'earlier_than_history')
    assert.equal(refusedWith({ time: '25:00' }), 'invalid')
    assert.equal(refusedWith({ place: ' ' }), 'invalid')
    const strict = new Story()
    strict.rules = {
      ...meetingPack,
      commission: { ...meetingPack.commission, form: { clause: 'reg п. 78', held: 'video' } },
    }
    assert.equal(strict.refused(secretary, convene), 'form_not_allowed')
  })
  it('чужой регион', () => {
    assert.equal(new Story().refused({ ...secretary, region: 'penza' }, convene), 'not_yours')
    assert.equal(refusedWith({ region: 'penza' }), 'not_yours')
  })
})

describe('повестка и день', () => {
  it('дело включается один раз', () => {
    assert.equal(
      withItems('teacher').refused(secretary, { type: 'AddItem', caseId: 'case-1', applicantId: 'teacher' }),
      'already_on_agenda',
    )
  })
  it('снять можно с причиной и только то, что стоит', () => {
    const story = withItems('teacher')
    assert.equal(story.refused(secretary, { type: 'RemoveItem', caseId: 'case-1', reason: ' ' }), 'invalid')
    assert.equal(story.refused(secretary, { type: 'RemoveItem', caseId: 'case-2', reason: 'ошибка' }), 'not_on_agenda')
    story.do(secretary, { type: 'RemoveItem', caseId: 'case-1', reason: 'отозвано' })
    assert.ok(story.state.stage === 'convened' && story.state.agenda.length === 0)
  })
  it('открыть можно только в назначенный день, с повесткой, отметкой и кворумом', () => {
    assert.equal(convened().refused(secretary, { type: 'Open' }), 'agenda_empty')
    assert.equal(withItems('t').refused(secretary, { type: 'Open' }), 'attendance_missing')
    const four = withItems('t').do(secretary, { type: 'RecordAttendance', present: five.slice(0, 4) })
    assert.equal(four.refused(secretary, { type: 'Open' }), 'no_quorum')
    const ready = withItems('t').do(secretary, { type: 'RecordAttendance', present: five })
    assert.equal(ready.refused(secretary, { type: 'Open' }, plainDate('2024-05-21')), 'not_meeting_day')
    assert.equal(ready.do(secretary, { type: 'Open' }).state.stage, 'open')
  })
  it('после переноса заседание открывается в новый день, а старая отметка о присутствии не действует', () => {
    const later = plainDate('2024-05-27')
    const story = withItems('t').do(secretary, { type: 'RecordAttendance', present: five }).do(secretary, {
      type: 'Reconvene',
      on: later,
      time: '11:00',
      place: 'Там же',
      form: 'video',
      link: 'https://vks.example',
      reason: 'нет кворума',
    })
    assert.equal(story.refused(secretary, { type: 'Open' }), 'not_meeting_day')
    assert.equal(story.refused(secretary, { type: 'Open' }, later), 'attendance_missing')
    assert.equal(story.refused(secretary, { type: 'RecordAttendance', present: five }), 'not_meeting_day')
    story.on(later, secretary, { type: 'RecordAttendance', present: five }).on(later, chair, { type: 'Open' })
    assert.equal(story.state.stage, 'open')
  })
  it('перенос на то же самое — не перенос', () => {
    const { type: _, region: __, roster: ___, ...same } = convene as Extract<MeetingCommand, { type: 'Convene' }>
    assert.equal(convened().refused(secretary, { type: 'Reconvene', ...same, reason: 'так' }), 'nothing_changes')
  })
  it('посторонний не может быть отмечен присутствующим', () => {
    assert.equal(
      withItems('t').refused(secretary, { type: 'RecordAttendance', present: [...five, 'guest'] }),
      'not_a_member',
    )
  })
  it('председатель другой комиссии заседание не откроет', () => {
    const story = withItems('t').do(secretary, { type: 'RecordAttendance', present: five })
    assert.equal(story.refused(actorOf('chair', 'other'), { type: 'Open' }), 'not_yours')
  })
  it('событие не может быть раньше уже записанного', () => {
    assert.equal(
      withItems('t').refused(secretary, { type: 'Cancel', reason: 'нет' }, plainDate('2024-05-19')),
      'earlier_than_history',
    )
  })
})
