import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { actorOf, chair, closed, decided, five, minuted, opened, secretary } from '../../../tests/meeting-story.ts'
import type { MeetingCommand } from './meeting-commands.ts'
import type { Vote } from './meeting-events.ts'
import { awaited } from './meeting-state.ts'

describe('голосование', () => {
  const cast = (memberId: string, vote: Vote = 'for', caseId = 'case-1'): MeetingCommand => ({
    type: 'CastVote',
    caseId,
    memberId,
    vote,
  })

  it('за себя голосует сам член комиссии, за любого записывает секретарь', () => {
    const story = opened()
    assert.equal(story.refused(actorOf('member', 'm2'), cast('m1')), 'not_your_vote')
    story.do(actorOf('member', 'm1'), cast('m1')).do(secretary, cast('m2', 'against'))
    const votes = story.log.filter(event => event.type === 'VoteCast')
    assert.deepEqual(
      votes.map(({ data }) => data.recordedBySecretary),
      [false, true],
    )
  })
  it('не голосуют отсутствующий, посторонний и сам аттестуемый', () => {
    const story = opened(five, 'm2')
    assert.equal(story.refused(actorOf('member', 'm3'), cast('m3')), 'not_present')
    assert.equal(story.refused(secretary, cast('guest')), 'not_a_member')
    assert.equal(story.refused(actorOf('member', 'm2'), cast('m2')), 'own_case')
  })
  it('до подведения итога голос можно изменить, и прежний остаётся в журнале', () => {
    const story = opened().do(actorOf('member', 'm1'), cast('m1', 'for'), cast('m1', 'for'), cast('m1', 'against'))
    const votes = story.log.filter(event => event.type === 'VoteCast')
    assert.deepEqual(
      votes.map(({ data }) => [data.vote, data.previous]),
      [
        ['for', undefined],
        ['against', 'for'],
      ],
    )
    assert.equal(decided().refused(secretary, cast('m1', 'against')), 'already_decided')
  })
  it('итог подводится, когда проголосовали все присутствующие', () => {
    const story = opened().votes('case-1', { chair: 'for', deputy_chair: 'for', secretary: 'for', m1: 'for' })
    assert.equal(story.refused(chair, { type: 'DecideItem', caseId: 'case-1' }), 'votes_missing')
    assert.ok(story.state.stage === 'open')
    assert.deepEqual(
      story.state.agenda.flatMap(item => awaited(item, five)),
      ['m2'],
    )
    story.votes('case-1', { m2: 'against' }).do(chair, { type: 'DecideItem', caseId: 'case-1' })
    const last = story.log.at(-1)
    assert.ok(last?.type === 'ItemDecided')
    assert.deepEqual(last.data.ballot, { total: 7, present: 5, for: 4, against: 1 })
    assert.equal(last.data.outcome, 'set')
    assert.equal(story.refused(chair, { type: 'DecideItem', caseId: 'case-1' }), 'already_decided')
  })
  it('равенство голосов — в пользу работника, большинство против — отказ', () => {
    const six = [...five, 'm3']
    const outcome = (favour: number): string => {
      const story = opened(six).votes(
        'case-1',
        Object.fromEntries(six.map((id, index) => [id, index < favour ? 'for' : 'against'])),
      )
      const last = story.do(chair, { type: 'DecideItem', caseId: 'case-1' }).log.at(-1)
      return last?.type === 'ItemDecided' ? last.data.outcome : 'нет итога'
    }
    assert.equal(outcome(3), 'set')
    assert.equal(outcome(2), 'refused')
  })
  it('воздержавшийся присутствует: в счёт «за» и «против» не идёт, а большинство считают с ним', () => {
    const decideWith = (given: Record<string, Vote>) => {
      const last = opened().votes('case-1', given).do(chair, { type: 'DecideItem', caseId: 'case-1' }).log.at(-1)
      assert.ok(last?.type === 'ItemDecided')
      return last.data
    }
    const rest = { secretary: 'abstained', m1: 'abstained', m2: 'abstained' } as const
    const equal = decideWith({ chair: 'for', deputy_chair: 'against', ...rest })
    assert.deepEqual(equal.ballot, { total: 7, present: 5, for: 1, against: 1 })
    assert.equal(equal.outcome, 'set')
    assert.equal(decideWith({ chair: 'for', deputy_chair: 'for', ...rest }).outcome, 'refused')
  })
  it('воздержались все – решения нет, голоса можно изменить', () => {
    const nobody = opened().votes('case-1', Object.fromEntries(five.map(id => [id, 'abstained'])))
    assert.equal(nobody.refused(chair, { type: 'DecideItem', caseId: 'case-1' }), 'nobody_voted')
    nobody.votes('case-1', Object.fromEntries(five.map(id => [id, 'for'])))
    assert.equal(nobody.refused(chair, { type: 'DecideItem', caseId: 'case-1' }), 'не отклонено')
  })
  it('аттестуемый член комиссии не входит в число присутствующих по своему делу', () => {
    const six = [...five, 'm3']
    const story = opened(six, 'm3').votes('case-1', Object.fromEntries(five.map(id => [id, 'for'])))
    const last = story.do(chair, { type: 'DecideItem', caseId: 'case-1' }).log.at(-1)
    assert.ok(last?.type === 'ItemDecided')
    assert.deepEqual(last.data.ballot, { total: 7, present: 5, for: 5, against: 0 })
    const short = opened(five, 'm2').votes('case-1', { chair: 'for', deputy_chair: 'for', secretary: 'for', m1: 'for' })
    assert.equal(short.refused(chair, { type: 'DecideItem', caseId: 'case-1' }), 'no_quorum')
  })
  it('ушёл — и его голос не считается, а без кворума решения нет', () => {
    const six = [...five, 'm3']
    const story = opened(six)
      .votes('case-1', { ...Object.fromEntries(five.map(id => [id, 'for'])), m3: 'against' })
      .do(secretary, { type: 'RecordAttendance', present: five })
      .do(chair, { type: 'DecideItem', caseId: 'case-1' })
    const last = story.log.at(-1)
    assert.ok(last?.type === 'ItemDecided')
    assert.deepEqual(last.data.ballot, { total: 7, present: 5, for: 5, against: 0 })
    const left = opened()
      .votes('case-1', Object.fromEntries(five.map(id => [id, 'for'])))
      .do(secretary, { type: 'RecordAttendance', present: five.slice(1) })
    assert.equal(left.refused(chair, { type: 'DecideItem', caseId: 'case-1' }), 'no_quorum')
  })
})

describe('закрытие и протокол', () => {
  it('закрыть нельзя, пока есть нерешённое дело; снятое не мешает', () => {
    const story = opened(five, 'a', 'b')
      .votes('case-1', Object.fromEntries(five.map(id => [id, 'for'])))
      .do(chair, { type: 'DecideItem', caseId: 'case-1' })
    assert.equal(story.refused(secretary, { type: 'Close' }), 'items_undecided')
    assert.equal(
      story.refused(secretary, { type: 'RemoveItem', caseId: 'case-1', reason: 'передумали' }),
      'already_decided',
    )
    story.do(secretary, { type: 'RemoveItem', caseId: 'case-2', reason: 'перенос' }, { type: 'Close' })
    assert.equal(story.state.stage, 'closed')
  })
  it('заседание с принятым решением отменить нельзя', () => {
    assert.equal(decided().refused(chair, { type: 'Cancel', reason: 'ошибка' }), 'already_decided')
    assert.equal(opened().do(chair, { type: 'Cancel', reason: 'авария' }).state.stage, 'cancelled')
  })
  it('протокол подписывают те, кого называет регламент, каждый сам и один раз', () => {
    const story = closed()
    assert.equal(story.refused(actorOf('member', 'm1'), { type: 'SignMinutes', duty: 'member' }), 'not_signatory')
    assert.equal(story.refused(actorOf('member', 'm1'), { type: 'SignMinutes', duty: 'chair' }), 'not_signatory')
    story.do(chair, { type: 'SignMinutes', duty: 'chair' })
    assert.equal(story.refused(chair, { type: 'SignMinutes', duty: 'chair' }), 'already_signed')
    assert.equal(story.state.stage, 'closed')
    assert.equal(minuted().state.stage, 'minuted')
  })
  it('от отсутствовавшего председателя подпись не ждут', () => {
    const present = five.map(id => (id === 'chair' ? 'm3' : id))
    const deputy = actorOf('deputy_chair')
    const story = opened(present)
      .votes('case-1', Object.fromEntries(present.map(id => [id, 'for'])))
      .do(deputy, { type: 'DecideItem', caseId: 'case-1' }, { type: 'Close' })
    assert.equal(story.refused(chair, { type: 'SignMinutes', duty: 'chair' }), 'not_signatory')
    story
      .do(deputy, { type: 'SignMinutes', duty: 'deputy_chair' })
      .do(secretary, { type: 'SignMinutes', duty: 'secretary' })
    assert.equal(story.state.stage, 'minuted')
  })
})
