import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { blankSeat, commandFor, freePlaces, lackOf, markFault, outcomeOf, scoreFault, type TestSeat } from './seat.ts'

const testing = {
  clause: 'reg п. 20.6.3.2',
  for: ['first' as const],
  minimum_score: 60,
  maximum_score: 100,
  absence_for_good_reason: 'apply_again' as const,
  removal: 'zero' as const,
  bring: ['паспорт'],
  forbidden: ['телефон'],
}
const seat = (changes: Partial<TestSeat> = {}): TestSeat => ({
  ...blankSeat,
  ...{ id: 's', sessionId: 't', caseId: 'k', place: 1 },
  ...{ identityPaper: 'passport', briefed: true, presence: 'came' },
  ...changes,
})
const absent = (goodReason: boolean) => seat({ presence: 'absent', goodReason, absenceReason: 'Болезнь' })

describe('место на тестировании', () => {
  it('пришедшему нужен сверенный документ, неявке – причина', () => {
    assert.equal(markFault(seat(), testing), undefined)
    assert.equal(markFault(seat({ identityPaper: null }), testing)?.refused, 'identity_unchecked')
    assert.equal(markFault(seat({ presence: 'absent' }), testing)?.refused, 'cause_missing')
    assert.equal(markFault({ ...absent(true), absenceReason: ' ' }, testing)?.refused, 'reason_missing')
    assert.equal(markFault(seat({ presence: null, identityPaper: null }), testing), undefined)
  })
  it('балл – только пришедшему после инструктажа и внутри шкалы', () => {
    fc.assert(
      fc.property(fc.double({ min: -500, max: 500, noNaN: true }), raw => {
        const score = Math.round(raw * 100) / 100
        const fault = scoreFault(seat(), score, testing)
        assert.equal(fault === undefined, score >= 0 && score <= 100)
      }),
    )
    assert.equal(scoreFault(seat(), 59.123, testing)?.refused, 'invalid')
    assert.equal(scoreFault(seat(), Number.NaN, testing)?.refused, 'invalid')
    assert.equal(scoreFault(seat({ presence: null }), 50, testing)?.refused, 'did_not_come')
    assert.equal(scoreFault(seat({ briefed: false }), 50, testing)?.refused, 'not_briefed')
  })
  it('удалённому – ноль, если регламент не засчитывает сделанное', () => {
    const removed = seat({ removedAt: new Date() })
    assert.equal(scoreFault(removed, 70, testing)?.refused, 'removed')
    assert.equal(scoreFault(removed, 0, testing), undefined)
    assert.equal(scoreFault(removed, 70, { ...testing, removal: 'as_scored' }), undefined)
  })
  it('из отметок следует команда делу и итог', () => {
    assert.deepEqual(commandFor(seat({ score: 60 })), { type: 'RecordTest', score: 60 })
    assert.deepEqual(commandFor(absent(true)), { type: 'RecordTestAbsence', goodReason: true, reason: 'Болезнь' })
    assert.throws(() => commandFor(seat()))
    assert.equal(outcomeOf(seat({ score: 60 }), testing), 'passed')
    assert.equal(outcomeOf(seat({ score: 59.99 }), testing), 'failed')
    assert.equal(outcomeOf(absent(true), testing), 'again')
    assert.equal(outcomeOf(absent(true), { ...testing, absence_for_good_reason: 'another_day' }), 'another_day')
    assert.equal(outcomeOf(absent(false), testing), 'failed')
  })
  it('известно, чего не хватает, и какие места свободны', () => {
    assert.equal(lackOf(seat({ presence: null })), 'не отмечена явка')
    assert.equal(lackOf(seat()), 'не внесён балл')
    assert.equal(lackOf(absent(false)), undefined)
    assert.deepEqual(freePlaces(4, [2, 4]), [1, 3])
  })
})
