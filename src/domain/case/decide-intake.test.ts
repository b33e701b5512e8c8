import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { actor, anyCommand, clerk, given, secretary, setting, storyIn, submit, teacher } from '../../../tests/given.ts'
import { roadTo } from '../../../tests/road.ts'
import { plainDate } from '../calendar/plain-date.ts'

const register = anyCommand('Register')
const refuse = (grounds: string[], seen?: string) => ({ type: 'RefuseAcceptance' as const, grounds, seen })

describe('подача', () => {
  const filing = storyIn(setting())

  it('неготовое заявление подать можно: откажет делопроизводитель', () => {
    filing.when('2024-02-01', teacher, submit('highest', { documents: [] })).thenHappened('Submitted')
  })
  it('закрытый способ подачи отклоняется пунктом регламента', () => {
    filing.when('2024-02-01', clerk, submit('first', { channel: 'mfc' })).thenRefused('channel_closed', 'reg п. 5')
  })
  it('категория, которой нет в регламенте, отклоняется', () => {
    const onlyFirst = setting({ categories: [{ clause: 'reg п. 1', category: 'first', valid_years: null }] })
    storyIn(onlyFirst).when('2024-02-01', teacher, submit('highest')).thenRefused('category_not_offered')
  })
  it('без согласия, где оно обязательно, заявление не принимается', () => {
    filing.when('2024-02-01', teacher, submit('first', { consent: false })).thenRefused('consent_required')
  })
  it('представитель через портал подать не может, а по почте может', () => {
    const representative = { authority: true }
    const agent = actor('representative')
    filing
      .when('2024-02-01', agent, submit('first', { representative, channel: 'epgu' }))
      .thenRefused('representative_not_allowed')
    filing.when('2024-02-01', agent, submit('first', { representative, channel: 'post' })).thenHappened('Submitted')
  })
  it('где представителей нет, бумагу от представителя записывает только делопроизводитель и отказывает в приёме', () => {
    const ground = { clause: 'reg п. 3', id: 'agent', rule: 'representative_not_allowed', what: 'Подал представитель' }
    const where = setting({
      representative: { clause: 'reg п. 3', may: 'fetch_extract', proof: null },
      refuse_acceptance_when: [ground],
    })
    const application = { representative: { authority: true }, channel: 'post' as const }
    storyIn(where)
      .when('2024-02-01', actor('representative'), submit('first', application))
      .thenRefused('representative_not_allowed', 'reg п. 3')
    storyIn(where)
      .given('2024-02-01', clerk, submit('first', application))
      .when('2024-02-02', clerk, refuse(['agent']))
      .thenHappened('AcceptanceRefused')
  })
  it('слово не из словаря и дата из будущего отклоняются', () => {
    const stray = submit('first', { channel: 'telegraph' as 'post' })
    filing.when('2024-02-01', clerk, stray).thenRefused('invalid')
    const later = { category: 'first' as const, setOn: plainDate('2024-02-02'), position: 'Учитель' }
    filing.when('2024-02-01', teacher, submit('highest', { held: [later] })).thenRefused('date_in_future')
  })
  it('педагог не подаёт за другого', () => {
    filing.when('2024-02-01', actor('teacher', 'somebody'), submit()).thenRefused('not_your_case')
  })
})

describe('регистрация и приём', () => {
  const submitted = given('2023-11-03', teacher, submit())

  it('отозванное заявление зарегистрировать нельзя', () => {
    given('2023-11-03', teacher, submit())
      .and('2023-11-03', clerk, register)
      .and('2023-11-05', teacher, { type: 'Withdraw', reason: '' })
      .when('2023-11-07', clerk, register)
      .thenRefused('not_now')
  })
  it('действие раньше последнего события отклоняется', () => {
    submitted.when('2023-11-02', clerk, register).thenRefused('earlier_than_history')
  })
  it('система регистрирует только способы с автоматической регистрацией', () => {
    submitted.when('2023-11-03', actor('system'), register).thenHappened('Registered')
    given('2023-11-03', clerk, submit('first', { channel: 'post' }))
      .when('2023-11-03', actor('system'), register)
      .thenRefused('not_automatic')
  })
  it('номер портала — ровно столько цифр, сколько сказано', () => {
    submitted.when('2023-11-03', clerk, { type: 'Register', number: '1', epguNumber: '123' }).thenRefused('invalid')
  })
  it('основание не из перечня не годится', () => {
    submitted.when('2023-11-07', clerk, refuse(['weather'])).thenRefused('ground_not_in_list')
    submitted.when('2023-11-07', clerk, refuse([])).thenRefused('no_grounds')
  })
  it('вычислимое основание должно подтверждаться', () => {
    const { findings } = submitted.when('2023-11-07', clerk, refuse(['incomplete'])).thenRefused('ground_does_not_hold')
    assert.equal(findings?.[0]?.met, true)
    given('2023-11-03', teacher, submit('first', { documents: [] }))
      .when('2023-11-07', clerk, refuse(['incomplete']))
      .thenHappened('AcceptanceRefused')
  })
  it('то, что видит только человек, требует его слов', () => {
    submitted.when('2023-11-07', clerk, refuse(['other-service'])).thenRefused('words_needed', 'reg п. 10 пп. 1')
    const { state } = submitted
      .when('2023-11-07', clerk, refuse(['other-service'], 'Просит выписку'))
      .thenHappened('AcceptanceRefused')
    assert.ok(state.stage === 'acceptance_refused')
    assert.deepEqual(state.refusal.findings[0]?.known, { seen: 'Просит выписку' })
    assert.equal(state.facts['refusal.decided'], '2023-11-07')
  })
  it('отказ в приёме отправляется один раз, и только потом дело уходит в архив', () => {
    const letter = { type: 'SendResult' as const, form: 'acceptance_refusal' }
    const refused = storyIn(setting()).from(roadTo.acceptance_refused)
    refused.when('2024-02-05', clerk, { type: 'Archive' }).thenRefused('result_first')
    refused.when('2024-02-05', clerk, { type: 'SendResult', form: 'decision_granted' }).thenRefused('wrong_form')
    const sent = refused.and('2024-02-05', clerk, letter)
    sent.when('2024-02-05', clerk, letter).thenRefused('already_sent')
    sent.when('2024-02-06', clerk, { type: 'Archive' }).thenHappened('Archived')
  })
})

describe('отзыв и дополнение', () => {
  it('после завершения экспертизы отзыв закрыт пунктом регламента', () => {
    storyIn(setting())
      .from(roadTo.assessed)
      .when('2024-03-06', teacher, { type: 'Withdraw', reason: '' })
      .thenRefused('withdrawal_closed', 'reg п. 12')
  })
  it('чужое заявление отозвать нельзя', () => {
    storyIn(setting())
      .from(roadTo.review)
      .when('2024-02-07', actor('teacher', 'somebody'), { type: 'Withdraw', reason: '' })
      .thenRefused('not_your_case')
  })
  it('дополнить можно не позднее чем за пять рабочих дней до заседания', () => {
    // Заседание в среду 20 марта: пятый рабочий день назад — среда 13 марта.
    const scheduled = storyIn(setting()).from(roadTo.on_agenda)
    const bring = { type: 'SupplyDocuments' as const, documents: ['other' as const] }
    scheduled.when('2024-03-13', teacher, bring).thenHappened('DocumentsSupplied')
    scheduled.when('2024-03-14', teacher, bring).thenRefused('supplement_closed', 'reg п. 106')
  })
  it('пока заседания нет, срок считается от дня аттестации', () => {
    const admitted = storyIn(setting()).from(roadTo.admitted)
    const bring = { type: 'SupplyDocuments' as const, documents: ['awards' as const] }
    admitted.when('2024-02-23', teacher, bring).thenHappened('DocumentsSupplied')
    admitted.when('2024-02-26', teacher, bring).thenRefused('supplement_closed')
  })
  it('снятие с повестки снова открывает срок', () => {
    const scheduled = storyIn(setting()).from(roadTo.on_agenda)
    const off = scheduled.and('2024-03-07', secretary, anyCommand('TakeOffAgenda'))
    assert.equal(off.state.stage, 'assessed')
    assert.equal('facts' in off.state && off.state.facts['commission.meeting'], undefined)
  })
})
