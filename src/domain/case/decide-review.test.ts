import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { anyCommand, clerk, given, secretary, setting, storyIn, submit, teacher } from '../../../tests/given.ts'
import { roadTo, withTest } from '../../../tests/road.ts'
import { plainDate } from '../calendar/plain-date.ts'
import type { Application } from './application.ts'

const inReview = (category: Application['category'], more: Partial<Application> = {}) =>
  given('2024-02-01', teacher, submit(category, more))
    .and('2024-02-02', clerk, anyCommand('Register'))
    .and('2024-02-05', clerk, anyCommand('StartReview'))

const admitOn = (on: string) => ({
  type: 'Admit' as const,
  attestation: { on: plainDate(on), place: 'Школа', form: 'in_person' as const },
})
const refuse = (ground: string) => ({ type: 'RefuseService' as const, grounds: [ground] })

describe('рассмотрение', () => {
  it('спросить можно только того, кого назвал регламент', () => {
    inReview('first')
      .when('2024-02-06', clerk, { type: 'AskInformation', of: 'agency', what: 'Справка' })
      .thenRefused('request_not_provided', 'reg п. 14')
  })
  it('ответ возвращает дело на рассмотрение и добавляет документы', () => {
    const { state } = inReview('first')
      .and('2024-02-06', clerk, anyCommand('AskInformation'))
      .and('2024-02-08', teacher, { type: 'GiveInformation', documents: ['education'], answer: '' })
    assert.ok(state.stage === 'review')
    assert.deepEqual(state.application.documents, ['portfolio', 'education'])
    assert.equal('asked' in state, false)
  })
  it('допустить при основании отказа нельзя: основание названо с пунктом', () => {
    const { findings } = inReview('highest')
      .when('2024-02-06', clerk, admitOn('2024-03-01'))
      .thenRefused('grounds_hold', 'reg п. 11 абз. 3')
    assert.deepEqual(
      findings?.map(finding => finding.rule),
      ['highest-needs-first'],
    )
  })
  it('по тому же основанию в услуге отказывают, по неподтверждённому — нет', () => {
    inReview('highest').when('2024-02-06', clerk, refuse('highest-needs-first')).thenHappened('ServiceRefused')
    inReview('highest').when('2024-02-06', clerk, refuse('year')).thenRefused('ground_does_not_hold')
  })
  it('основание комиссии на рассмотрении назвать нельзя', () => {
    inReview('first').when('2024-02-06', clerk, refuse('results-below')).thenRefused('ground_not_in_list')
  })
  it('год после отказа считается на день подачи, а не рассмотрения', () => {
    const earlierRefusals = [{ category: 'first' as const, decidedOn: plainDate('2023-02-03') }]
    inReview('first', { earlierRefusals }).when('2024-02-06', clerk, refuse('year')).thenHappened('ServiceRefused')
  })
})

describe('допуск', () => {
  it('время начала обязательно, где его называет регламент, и в других местах необязательно', () => {
    const hour = (time?: string) => ({
      type: 'Admit' as const,
      attestation: { ...admitOn('2024-03-01').attestation, ...(time === undefined ? {} : { time }) },
    })
    inReview('first').when('2024-02-06', clerk, hour()).thenHappened('Admitted')
    inReview('first').when('2024-02-06', clerk, hour('25:00')).thenRefused('invalid')
    const strict = storyIn(setting({ admission: { clause: 'reg п. 15', time: 'required' } }))
    const seen = strict
      .given('2024-02-01', teacher, submit('first'))
      .and('2024-02-02', clerk, anyCommand('Register'))
      .and('2024-02-05', clerk, anyCommand('StartReview'))
    seen.when('2024-02-06', clerk, hour()).thenRefused('time_missing', 'reg п. 15')
    const { attestation } = seen.and('2024-02-06', clerk, hour('14:30')).at('admitted')
    assert.equal(attestation.time, '14:30')
    seen
      .and('2024-02-06', clerk, hour('14:30'))
      .when('2024-02-07', clerk, {
        type: 'MoveAttestation',
        attestation: admitOn('2024-03-04').attestation,
        reason: 'Болезнь',
      })
      .thenRefused('time_missing')
  })
  it('путь следует из категории и наград', () => {
    const pathOf = (category: Application['category'], more: Partial<Application>) =>
      inReview(category, more).and('2024-02-06', clerk, admitOn('2024-03-01')).at('admitted').path
    const highest = { category: 'highest' as const, setOn: plainDate('2023-10-01'), position: 'Учитель' }
    assert.equal(pathOf('first', {}), 'assessment')
    assert.equal(pathOf('first', { awardsClaimed: true }), 'awards')
    assert.equal(pathOf('mentor', { petition: true, held: [highest] }), 'petition')
  })
  it('день аттестации не в прошлом и не позже срока решения', () => {
    inReview('first').when('2024-02-06', clerk, admitOn('2024-02-05')).thenRefused('day_passed')
    // 90 календарных дней со 2 февраля — 2 мая.
    inReview('first').when('2024-02-06', clerk, admitOn('2024-05-02')).thenHappened('Admitted')
    inReview('first').when('2024-02-06', clerk, admitOn('2024-05-03')).thenRefused('attestation_too_late', 'reg п. 7')
  })
  it('просроченное дело не застревает: нарушение срока записывается', () => {
    const { state } = inReview('first').and('2024-06-03', clerk, admitOn('2024-06-10'))
    assert.equal(state.stage, 'admitted')
    const answer = inReview('first').when('2024-06-03', clerk, admitOn('2024-06-10')).answer
    const admitted = Array.isArray(answer) ? answer[0] : undefined
    assert.ok(admitted?.type === 'Admitted')
    assert.equal(admitted.data.findings.find(finding => finding.rule === 'limit-total')?.met, false)
  })
  it('допуск назначает день: он известен срокам', () => {
    const { facts } = inReview('first').and('2024-02-06', clerk, admitOn('2024-03-01')).at('admitted')
    assert.equal(facts['attestation.date'], '2024-03-01')
    assert.equal(facts['notice.sent'], '2024-02-06')
  })
})

describe('тестирование', () => {
  const testing = storyIn(setting(withTest)).from(roadTo.testing)
  const score = (value: number) => ({ type: 'RecordTest' as const, score: value })
  const absent = (goodReason: boolean) => ({ type: 'RecordTestAbsence' as const, goodReason, reason: 'Болезнь' })

  it('раньше назначенного дня не проводится, балл — от нуля до наибольшего', () => {
    testing.when('2024-02-29', secretary, score(70)).thenRefused('before_attestation_day')
    testing.when('2024-03-01', secretary, score(101)).thenRefused('invalid', 'reg п. 20.6.3.2')
    testing.when('2024-03-01', secretary, score(-1)).thenRefused('invalid')
  })
  it('наименьший балл — уже успех, дальше специалисты', () => {
    const passed = testing.when('2024-03-01', secretary, score(50)).thenHappened('TestRecorded')
    assert.deepEqual(passed.at('admitted').test, { score: 50, passed: true })
    assert.equal(passed.at('admitted').facts['assessment.started'], '2024-03-01')
    const assessing = passed
      .and('2024-03-02', secretary, anyCommand('AppointPanel'))
      .and('2024-03-11', secretary, anyCommand('StartAssessment'))
    assert.equal(assessing.at('assessment').facts['assessment.started'], '2024-03-01', 'аттестация началась с теста')
  })
  it('несданный тест ведёт к комиссии с заключением «не соответствует»', () => {
    const failed = testing.when('2024-03-01', secretary, score(49)).thenHappened('TestRecorded', 'Assessed')
    assert.equal(failed.at('assessed').conclusion.basis, 'test_failed')
    assert.equal(failed.at('assessed').conclusion.findings[0]?.met, false)
  })
  it('неявка по уважительной причине завершает дело без решения, без причины — тест не пройден', () => {
    const ended = testing.when('2024-03-01', secretary, absent(true)).thenHappened('TestMissed', 'Withdrawn')
    assert.equal(ended.at('withdrawn').facts['withdrawal.received'], undefined)
    testing.when('2024-03-01', secretary, absent(false)).thenHappened('TestMissed', 'Assessed')
  })
  it('где дают другой день, дело ждёт его', () => {
    const anotherDay = { testing: { ...withTest.testing, absence_for_good_reason: 'another_day' } }
    const waiting = storyIn(setting(anotherDay)).from(roadTo.testing).and('2024-03-01', secretary, absent(true))
    assert.equal(waiting.state.stage, 'testing')
    waiting
      .and('2024-03-04', secretary, anyCommand('MoveAttestation'))
      .when('2024-03-11', secretary, score(90))
      .thenHappened('TestRecorded')
  })
  it('ошибка в балле исправляется новой записью с причиной, и дело идёт туда, куда ведёт верный балл', () => {
    const mend = (value: number, reason = 'Балл перенесён из чужой строки') =>
      ({ type: 'CorrectTest', score: value, reason }) as const
    const failed = testing.and('2024-03-01', secretary, score(49))
    const admitted = failed.when('2024-03-04', secretary, mend(59)).thenHappened('TestCorrected')
    assert.deepEqual(admitted.at('admitted').test, { score: 59, passed: true })
    assert.equal(admitted.at('admitted').facts['test.passed'], '2024-03-04')
    assert.equal(admitted.at('admitted').facts['assessment.done'], undefined)
    const back = admitted.when('2024-03-05', secretary, mend(10)).thenHappened('TestCorrected', 'Assessed')
    assert.equal(back.at('assessed').conclusion.findings[0]?.known.score, 10)
    assert.equal(back.at('assessed').facts['test.passed'], undefined)
    failed.when('2024-03-04', secretary, mend(59, ' ')).thenRefused('invalid')
    failed.when('2024-03-04', secretary, mend(49)).thenRefused('same_score')
    failed.when('2024-03-04', secretary, mend(101)).thenRefused('invalid', 'reg п. 20.6.3.2')
    failed.when('2024-03-04', clerk, mend(59)).thenRefused('not_yours')
  })
  it('исправлять нечего, если тестирования не было, и поздно, если назначены специалисты', () => {
    const mend = { type: 'CorrectTest', score: 59, reason: 'Опечатка' } as const
    const missed = testing.and('2024-03-01', secretary, absent(false))
    missed.when('2024-03-04', secretary, mend).thenRefused('no_test_result')
    const passed = testing.and('2024-03-01', secretary, score(90))
    passed
      .and('2024-03-02', secretary, anyCommand('AppointPanel'))
      .when('2024-03-04', secretary, mend)
      .thenRefused('not_now')
  })
  it('по наградам тест не сдают', () => {
    const { state } = storyIn(setting(withTest))
      .given('2024-02-01', teacher, submit('first', { awardsClaimed: true }))
      .and('2024-02-02', clerk, anyCommand('Register'))
      .and('2024-02-05', clerk, anyCommand('StartReview'))
      .and('2024-02-06', clerk, admitOn('2024-03-01'))
    assert.equal(state.stage, 'admitted')
  })
})
