import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  anyCommand,
  clerk,
  expert,
  points,
  profile,
  secretary,
  setting,
  signatory,
  storyIn,
  submit,
  teacher,
} from '../../../tests/given.ts'
import { roadTo } from '../../../tests/road.ts'
import { plainDate } from '../calendar/plain-date.ts'
import type { Application } from './application.ts'

const usual = setting()
const admitted = (category: Application['category'], more: Partial<Application>) =>
  storyIn(usual)
    .given('2024-02-01', teacher, submit(category, more))
    .and('2024-02-02', clerk, anyCommand('Register'))
    .and('2024-02-05', clerk, anyCommand('StartReview'))
    .and('2024-02-06', clerk, anyCommand('Admit'))
const decision = (
  outcome: 'set' | 'refused',
  votes: [number, number],
  more: { present?: number; total?: number; reason?: string } = {},
) => ({
  type: 'Decide' as const,
  outcome,
  ballot: { total: more.total ?? 9, present: more.present ?? votes[0] + votes[1], for: votes[0], against: votes[1] },
  reason: more.reason,
})

describe('короткие пути', () => {
  it('награды подтверждают трое разных, третий завершает', () => {
    const confirm = (id: string) => ({ type: 'ConfirmAwards' as const, expertId: id, award: 'Почётное звание, уд. 12' })
    const awards = admitted('first', { awardsClaimed: true, documents: ['awards'] })
    awards.when('2024-02-13', secretary, anyCommand('AppointPanel')).thenRefused('wrong_path')
    awards.when('2024-02-13', expert('e2'), confirm('e1')).thenRefused('not_your_seat')
    awards.when('2024-02-13', expert('applicant'), confirm('applicant')).thenRefused('own_application')
    const two = awards.and('2024-02-13', expert('e1'), confirm('e1')).and('2024-02-14', expert('e2'), confirm('e2'))
    two.when('2024-02-14', expert('e2'), confirm('e2')).thenRefused('already_signed')
    const done = two.when('2024-02-15', expert('e3'), confirm('e3')).thenHappened('AwardsConfirmed', 'Assessed')
    assert.equal(done.at('assessed').conclusion.basis, 'awards')
    assert.equal(done.at('assessed').confirmations.length, 3)
  })
  it('коллега заявителя и человек не из реестра награды не подтверждают', () => {
    const world = { experts: [profile('e1', { organisationId: 'school-1' })] }
    const awards = storyIn(setting({}, { world }))
      .given('2024-02-01', teacher, submit('first', { awardsClaimed: true, documents: ['awards'] }))
      .and('2024-02-02', clerk, anyCommand('Register'))
      .and('2024-02-05', clerk, anyCommand('StartReview'))
      .and('2024-02-06', clerk, anyCommand('Admit'))
    awards.when('2024-02-13', expert('e1'), anyCommand('ConfirmAwards')).thenRefused('same_employer', 'reg п. 69')
    awards
      .when('2024-02-13', expert('e9'), { type: 'ConfirmAwards', expertId: 'e9', award: 'Звание' })
      .thenRefused('unknown_expert')
  })
  it('без документа о награде подтверждать нечего', () => {
    admitted('first', { awardsClaimed: true })
      .when('2024-02-13', expert('e1'), anyCommand('ConfirmAwards'))
      .thenRefused('documents_not_given', 'reg п. 9')
  })
  it('ходатайство рассматривается в один этап', () => {
    const held = [{ category: 'highest' as const, setOn: plainDate('2023-10-01'), position: 'Учитель' }]
    const petition = admitted('mentor', { petition: true, held })
    petition.when('2024-02-13', expert('e1'), anyCommand('ConfirmAwards')).thenRefused('wrong_path')
    const done = petition
      .when('2024-02-13', expert('e1'), anyCommand('ExaminePetition'))
      .thenHappened('PetitionExamined', 'Assessed')
    assert.deepEqual(done.at('assessed').conclusion.points, points(8, 8))
  })
})

describe('заседание и решение', () => {
  const meeting = storyIn(usual).from(roadTo.meeting)

  it('в повестку прошедшего дня дело не включается', () => {
    storyIn(usual)
      .from(roadTo.assessed)
      .when('2024-03-06', secretary, { type: 'PutOnAgenda', meetingId: 'm1', on: plainDate('2024-03-05') })
      .thenRefused('earlier_than_history')
  })
  it('заседание открывают в его день и то самое', () => {
    const scheduled = storyIn(usual).from(roadTo.on_agenda)
    scheduled.when('2024-03-19', secretary, anyCommand('OpenMeeting')).thenRefused('earlier_than_history')
    scheduled.when('2024-03-21', secretary, anyCommand('OpenMeeting')).thenRefused('not_meeting_day')
    scheduled.when('2024-03-20', secretary, { type: 'OpenMeeting', meetingId: 'm2' }).thenRefused('other_meeting')
  })
  it('решение датируется днём заседания', () => {
    meeting.when('2024-03-21', secretary, decision('set', [7, 0])).thenRefused('not_meeting_day')
    const { decision: made, facts } = meeting
      .when('2024-03-20', secretary, decision('set', [7, 0]))
      .thenHappened('Decided')
      .at('decided')
    assert.equal(made.on, '2024-03-20')
    assert.equal(facts['commission.decided'], '2024-03-20')
    assert.equal(facts['refusal.decided'], undefined)
  })
  it('кворум: из девяти достаточно шести, пяти мало', () => {
    meeting.when('2024-03-20', secretary, decision('set', [6, 0])).thenHappened('Decided')
    meeting.when('2024-03-20', secretary, decision('set', [5, 0])).thenRefused('no_quorum', 'reg п. 20')
    meeting
      .when('2024-03-20', secretary, decision('set', [6, 0], { total: 6 }))
      .thenRefused('commission_too_small', 'reg п. 19')
  })
  it('решение следует из голосов; поровну — в пользу работника', () => {
    meeting.when('2024-03-20', secretary, decision('set', [3, 4])).thenRefused('outcome_does_not_follow', 'reg п. 21')
    meeting.when('2024-03-20', secretary, decision('refused', [4, 4])).thenRefused('outcome_does_not_follow')
    meeting.when('2024-03-20', secretary, decision('set', [4, 4])).thenHappened('Decided')
  })
  it('голосов не больше, чем людей', () => {
    meeting.when('2024-03-20', secretary, decision('set', [8, 0], { present: 7 })).thenRefused('invalid')
    meeting.when('2024-03-20', secretary, decision('set', [10, 0])).thenRefused('invalid')
    meeting.when('2024-03-20', secretary, decision('set', [6.5, 0], { present: 7 })).thenRefused('invalid')
  })
  it('разойтись с заключением можно, записав причину; она попадает в основание отказа', () => {
    meeting.when('2024-03-20', secretary, decision('refused', [2, 5])).thenRefused('reason_required')
    const { decision: made, facts } = meeting
      .when('2024-03-20', secretary, decision('refused', [2, 5], { reason: 'Сведения не подтвердились' }))
      .thenHappened('Decided')
      .at('decided')
    const ground = made.findings.find(finding => finding.rule === 'commission-refused')
    assert.deepEqual(ground?.known, { reason: 'Сведения не подтвердились' })
    assert.equal(facts['refusal.decided'], undefined, 'сроки отказа в услуге не идут от решения комиссии')
  })
  it('отказ по заключению «не соответствует» причины сверх него не требует', () => {
    const weak = roadTo.meeting.map(([date, who, command]) =>
      command.type === 'SubmitSheet'
        ? ([date, who, { ...command, points: points(1, 1) }] as const)
        : ([date, who, command] as const),
    )
    const { decision: made } = storyIn(usual)
      .from(weak)
      .when('2024-03-20', secretary, decision('refused', [0, 7]))
      .thenHappened('Decided')
      .at('decided')
    assert.ok(made.findings.some(finding => finding.rule === 'results-below' && !finding.met))
  })
})

describe('приказ и результат', () => {
  const refusal = decision('refused', [0, 7], { reason: 'Сведения не подтвердились' })
  const both = setting({ order: { ...usual.pack.order, contents: 'set_and_refused' } })
  const sign = anyCommand('RecordOrder')
  const send = (form: string) => ({ type: 'SendResult' as const, form })

  it('установление идёт через приказ и публикацию', () => {
    const decided = storyIn(usual).from(roadTo.decided)
    decided.when('2024-03-20', secretary, send('decision_granted')).thenRefused('order_first')
    const ordered = decided.and('2024-03-21', signatory, sign)
    ordered.when('2024-03-22', secretary, { type: 'RecordPublication', orderId: 'o2' }).thenRefused('other_order')
    const published = ordered.and('2024-03-22', secretary, anyCommand('RecordPublication'))
    published.when('2024-03-25', secretary, send('decision_refused')).thenRefused('wrong_form')
    const { facts } = published
      .when('2024-03-25', secretary, send('decision_granted'))
      .thenHappened('ResultSent')
      .at('closed')
    assert.deepEqual(
      [facts['order.drafted'], facts['order.signed'], facts['order.published'], facts['result.sent']],
      ['2024-03-21', '2024-03-21', '2024-03-22', '2024-03-25'],
    )
  })
  it('отказ попадает в приказ только там, где так сказано', () => {
    const refused = storyIn(usual).from(roadTo.meeting).and('2024-03-20', secretary, refusal)
    refused.when('2024-03-21', signatory, sign).thenRefused('not_in_order', 'reg п. 91')
    const sent = refused.when('2024-03-21', secretary, send('decision_refused')).thenHappened('ResultSent')
    assert.equal(sent.at('closed').facts['refusal.sent'], '2024-03-21')

    const ordered = storyIn(both).from(roadTo.meeting).and('2024-03-20', secretary, refusal)
    ordered.when('2024-03-21', secretary, send('decision_refused')).thenRefused('order_first')
    ordered.when('2024-03-21', signatory, sign).thenHappened('OrderSigned')
  })
  it('архив помнит решение и приказ', () => {
    const archived = storyIn(usual).from(roadTo.archived).at('archived')
    assert.equal(archived.before, 'closed')
    assert.equal(archived.decision?.outcome, 'set')
    assert.equal(archived.order?.number, '100')
  })
})

describe('ручные действия', () => {
  const scheduled = storyIn(usual).from(roadTo.on_agenda)
  const task = (name: string) => ({ type: 'DoHandTask' as const, task: name, note: '' })

  it('отмечаются один раз, на своей стадии и когда нужны', () => {
    scheduled.when('2024-03-07', secretary, task('dance')).thenRefused('unknown_task')
    scheduled.when('2024-03-07', secretary, task('invite')).thenRefused('task_not_due', 'reg п. 79')
    storyIn(usual).from(roadTo.assessed).when('2024-03-07', secretary, task('link-sent')).thenRefused('task_not_due')
    const done = scheduled.and('2024-03-07', secretary, task('link-sent'))
    assert.equal(done.at('on_agenda').facts['link.sent'], '2024-03-07')
    done.when('2024-03-08', secretary, task('link-sent')).thenRefused('already_done', 'reg п. 78')
  })
})
