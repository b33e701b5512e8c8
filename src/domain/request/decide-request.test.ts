import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  actorOf,
  boss,
  clerk,
  contents,
  decision,
  filed,
  filing,
  fulfilling,
  pack,
  registered,
  requestDay,
  Story,
  teacher,
  variant,
} from '../../../tests/request-story.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { isRefusal } from '../regulations/finding.ts'
import { decideRequest } from './decide-request.ts'
import { unfiledRequest } from './request-state.ts'

describe('подача', () => {
  it('вид, которого в регламенте нет, и закрытый способ', () => {
    const story = new Story()
    story.rules = { ...pack, variants: { ...pack.variants, extract: variant({ offered: false }) } }
    assert.equal(story.refused(teacher, filing('extract')), 'not_offered')
    assert.equal(new Story().refused(teacher, filing('extract', { channel: 'mfc' })), 'channel_closed')
    assert.equal(new Story().refused(teacher, filing('extract', { answerBy: 'mfc' })), 'delivery_not_offered')
    assert.equal(
      new Story().refused(teacher, filing('extract', { contents: { kind: 'extract', form: 'certified_copy' } })),
      'не отклонено',
    )
  })
  it('чужое имя и чужой регион', () => {
    assert.equal(new Story().refused(actorOf('teacher', 'other'), filing('extract')), 'not_yours')
    assert.equal(new Story().refused({ ...teacher, region: 'penza' }, filing('extract')), 'not_yours')
  })
  it('представитель приходит только за выпиской и с полномочиями', () => {
    const representative = actorOf('representative')
    assert.equal(new Story().refused(representative, filing('extract')), 'no_authority')
    assert.equal(
      new Story().refused(representative, filing('extract', { representative: { authority: false } })),
      'no_authority',
    )
    assert.equal(
      new Story().refused(representative, filing('extract', { representative: { authority: true } })),
      'не отклонено',
    )
    assert.equal(
      new Story().refused(representative, filing('correction', { representative: { authority: true } })),
      'representative_not_allowed',
    )
  })
  it('неполную жалобу форма возвращает, а принятую на бумаге делопроизводитель записывает как есть', () => {
    const incomplete = { contents: { ...contents.complaint, given: ['addressee' as const, 'full_name' as const] } }
    const answer = decideRequest(unfiledRequest, filing('complaint', incomplete), {
      pack,
      actor: teacher,
      today: requestDay,
      world: { attestedHere: true },
    })
    assert.ok(isRefusal(answer))
    assert.equal(answer.refused, 'complaint_incomplete')
    assert.match(answer.because, /Укажите адрес; .*Опишите, что обжалуется; Приведите доводы/)
    const story = new Story().do(clerk, filing('complaint', { ...incomplete, channel: 'post' }))
    assert.ok(story.state.stage === 'filed')
    assert.equal(story.state.findings.length, 4)
  })
})

describe('исполнение и отказ', () => {
  it('выписка: документ из перечня, способ из перечня', () => {
    const story = registered('extract')
    assert.equal(story.refused(clerk, { type: 'Fulfil', form: 'order' }), 'form_not_offered')
    assert.equal(story.refused(clerk, { type: 'Fulfil', form: null }), 'form_not_offered')
    assert.equal(story.refused(clerk, { ...fulfilling.extract, decision }), 'invalid')
    story.do(clerk, fulfilling.extract)
    assert.equal(story.refused(clerk, { type: 'SendAnswer', by: 'mfc' }), 'delivery_not_offered')
    assert.equal(story.do(clerk, { type: 'SendAnswer', by: 'post' }).state.stage, 'closed')
  })
  it('не аттестован здесь: исполнить нельзя, отказать можно; аттестован — наоборот', () => {
    const stranger = registered('extract').in({ attestedHere: false })
    assert.equal(stranger.refused(clerk, fulfilling.extract), 'ground_applies')
    assert.equal(registered('extract').refused(clerk, { type: 'Refuse', grounds: ['never'] }), 'ground_does_not_hold')
    stranger.do(clerk, { type: 'Refuse', grounds: ['never'] })
    assert.ok(stranger.state.stage === 'refused')
    assert.deepEqual(
      stranger.state.findings.map(({ rule, clause, met }) => ({ rule, clause, met })),
      [{ rule: 'never', clause: 'reg п. 11.4', met: false }],
    )
  })
  it('документов не хватает: это видит система; доверенность нужна только представителю', () => {
    const bare = registered('extract', { documents: [] })
    assert.equal(bare.refused(clerk, fulfilling.extract), 'ground_applies')
    assert.equal(bare.refused(clerk, { type: 'Refuse', grounds: ['incomplete'] }), 'не отклонено')
    assert.equal(
      registered('extract').refused(clerk, { type: 'Refuse', grounds: ['incomplete'] }),
      'ground_does_not_hold',
    )
  })
  it('основание не из перечня, без основания, без слов', () => {
    const story = registered('extract')
    assert.equal(story.refused(clerk, { type: 'Refuse', grounds: [] }), 'no_grounds')
    assert.equal(story.refused(clerk, { type: 'Refuse', grounds: ['no-error'] }), 'ground_not_in_list')
    assert.equal(story.refused(clerk, { type: 'Refuse', grounds: ['fields'] }), 'words_needed')
    assert.equal(story.refused(clerk, { type: 'Refuse', grounds: ['fields'], seen: 'нет подписи' }), 'не отклонено')
  })
  it('исправление следует из сверки', () => {
    const unseen = registered('correction')
    assert.equal(unseen.refused(clerk, fulfilling.correction), 'not_examined')
    assert.equal(unseen.refused(clerk, { type: 'Refuse', grounds: ['no-error'] }), 'ground_does_not_hold')
    const wrong = registered('correction').in({ attestedHere: true, errorFound: true })
    assert.equal(wrong.refused(clerk, { type: 'Refuse', grounds: ['no-error'] }), 'ground_does_not_hold')
    assert.equal(wrong.refused(clerk, { type: 'Fulfil', form: 'no_error_notice' }), 'answer_does_not_follow')
    assert.equal(wrong.refused(clerk, fulfilling.correction), 'не отклонено')
    const right = registered('correction').in({ attestedHere: true, errorFound: false })
    assert.equal(right.refused(clerk, fulfilling.correction), 'answer_does_not_follow')
    assert.equal(right.refused(clerk, { type: 'Refuse', grounds: ['no-error'] }), 'не отклонено')
    assert.equal(right.refused(clerk, { type: 'Fulfil', form: 'no_error_notice' }), 'не отклонено')
  })
  it('жалоба: решает не делопроизводитель, с доводами, а удовлетворённая — и с мерами', () => {
    const story = registered('complaint')
    assert.equal(story.refused(clerk, fulfilling.complaint), 'not_yours')
    assert.equal(story.refused(boss, { type: 'Fulfil', form: 'complaint_answer' }), 'invalid')
    assert.equal(story.refused(boss, { ...fulfilling.complaint, decision: { ...decision, reasons: ' ' } }), 'invalid')
    assert.equal(
      story.refused(boss, { ...fulfilling.complaint, decision: { ...decision, measures: undefined } }),
      'invalid',
    )
    const rejected = { outcome: 'not_satisfied' as const, reasons: 'Срок соблюдён' }
    assert.equal(story.refused(boss, { ...fulfilling.complaint, decision: rejected }), 'не отклонено')
  })
  it('номер обязателен, и назад во времени нельзя', () => {
    assert.equal(filed('extract').refused(clerk, { type: 'Register', number: ' ' }), 'invalid')
    assert.equal(
      filed('extract').refused(clerk, { type: 'Register', number: '7' }, plainDate('2024-05-19')),
      'earlier_than_history',
    )
  })
})
