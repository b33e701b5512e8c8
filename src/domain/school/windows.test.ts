import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nomenclature } from '../../../tests/given.ts'
import { packSample } from '../../../tests/pack-sample.ts'
import { plainDate } from '../calendar/plain-date.ts'
import { nextToAsk, windowsOf } from './windows.ts'

const pack = packSample()
const today = plainDate('2026-03-02')
const held = (category: 'first' | 'highest', setOn: string) => ({
  category,
  setOn: plainDate(setOn),
  position: 'Учитель',
})
const windows = (changes: Partial<Parameters<typeof windowsOf>[1]> = {}) =>
  windowsOf(pack, { position: 'Учитель', held: [], refusals: [], ...changes }, today, nomenclature)
const stateOf = (list: ReturnType<typeof windows>, category: string) => list.find(one => one.category === category)

describe('окна категорий педагога', () => {
  it('без категорий открыта первая, остальные ждут', () => {
    const list = windows()
    assert.equal(stateOf(list, 'first')?.state, 'open')
    assert.equal(stateOf(list, 'methodist')?.state, 'closed')
    assert.equal(nextToAsk(list), 'first')
  })

  it('с первой открыта высшая; у старой первой виден последний день', () => {
    const list = windows({ held: [held('first', '2022-05-10')] })
    const first = stateOf(list, 'first')
    assert.ok(first?.state === 'held')
    assert.equal(first.until, '2027-05-10')
    assert.equal(nextToAsk(list), 'highest')
  })

  it('с высшей дальше только методист и наставник', () => {
    const list = windows({ held: [held('highest', '2024-02-01')] })
    assert.equal(nextToAsk(list), 'methodist')
  })

  it('после отказа окно открывается через год, и день назван', () => {
    const list = windows({ refusals: [{ category: 'first', decidedOn: plainDate('2025-10-15') }] })
    const first = stateOf(list, 'first')
    assert.ok(first?.state === 'later')
    assert.equal(first.from, '2026-10-15')
  })

  it('истёкшая категория не держит: за ней можно обратиться снова', () => {
    const list = windows({ held: [held('first', '2019-05-10')] })
    assert.equal(stateOf(list, 'first')?.state, 'open')
  })
})
