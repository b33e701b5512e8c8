import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { plainDate } from '../calendar/plain-date.ts'
import { overlap, type Sitting, sittingFault, spanOf } from './session.ts'

const on = plainDate('2026-03-10')
const sitting: Sitting = { on, time: '10:00', minutes: 120, place: 'Класс 5', seats: 12, conductorId: 'c' }
const others = (more: Partial<Sitting>) => [{ ...sitting, id: 'other', conductorId: 'd', place: 'Класс 6', ...more }]
const faultOf = (changes: Partial<Sitting>, more: Partial<Sitting> = { time: '18:00' }) =>
  sittingFault({ ...sitting, ...changes }, { today: on, others: others(more) })?.refused

describe('сессия тестирования', () => {
  it('назначается на сегодня и вперёд, в часах, с местом и числом мест', () => {
    assert.equal(faultOf({}), undefined)
    assert.equal(faultOf({ on: plainDate('2026-03-09') }), 'day_passed')
    assert.equal(faultOf({ time: '25:00' }), 'invalid')
    assert.equal(faultOf({ minutes: 5 }), 'invalid')
    assert.equal(faultOf({ time: '23:30' }), 'invalid')
    assert.equal(faultOf({ seats: 0 }), 'invalid')
    assert.equal(faultOf({ place: ' ' }), 'invalid')
  })
  it('одна аудитория и один сотрудник не бывают на двух сессиях сразу', () => {
    assert.equal(faultOf({}, { time: '11:00', place: ' класс  5' }), 'place_taken')
    assert.equal(faultOf({}, { time: '11:00', conductorId: 'c' }), 'conductor_busy')
    assert.equal(faultOf({}, { time: '12:00', conductorId: 'c', place: 'Класс 5' }), undefined, 'встык можно')
  })
  it('пересечение взаимно, и сессия пересекается сама с собой', () => {
    const some = fc.record({
      on: fc.constantFrom(on, plainDate('2026-03-11')),
      time: fc.constantFrom('09:00', '10:00', '10:30', '12:00'),
      minutes: fc.integer({ min: 10, max: 240 }),
    })
    fc.assert(
      fc.property(some, some, (a, b) => {
        assert.equal(overlap(a, b), overlap(b, a))
        assert.ok(overlap(a, a))
      }),
    )
  })
  it('конец виден часами', () => assert.equal(spanOf({ time: '09:45', minutes: 90 }), '09:45–11:15'))
})
