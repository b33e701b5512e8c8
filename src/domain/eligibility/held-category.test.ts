import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../calendar/plain-date.ts'
import { inForce, lastDayOf } from './held-category.ts'

const held = (setOn: string, validUntil?: string) => ({
  category: 'first' as const,
  setOn: plainDate(setOn),
  position: 'Учитель',
  validUntil: validUntil === undefined ? undefined : plainDate(validUntil),
})

describe('срок имеющейся категории', () => {
  it('до 01.09.2023 — пять лет, с этого дня — без срока', () => {
    assert.equal(lastDayOf(held('2023-08-31')), '2028-08-31')
    assert.equal(lastDayOf(held('2023-09-01')), undefined)
    assert.equal(lastDayOf(held('2020-02-29')), '2025-02-28')
  })
  it('названный последний день важнее общего правила', () => {
    assert.equal(lastDayOf(held('2016-04-20', '2021-12-31')), '2021-12-31')
  })
  it('действует с дня установления по последний день включительно', () => {
    assert.equal(inForce(held('2019-03-01'), plainDate('2019-02-28')), false)
    assert.equal(inForce(held('2019-03-01'), plainDate('2024-03-01')), true)
    assert.equal(inForce(held('2019-03-01'), plainDate('2024-03-02')), false)
  })
})
