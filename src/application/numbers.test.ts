import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../domain/calendar/plain-date.ts'
import { numberFrom } from './numbers.ts'

const day = plainDate('2023-11-03')

describe('номера журналов', () => {
  it('день, год и порядковый номер встают на свои места', () => {
    assert.equal(numberFrom('{received}/{n:4}/', 7, day), '03.11.2023/0007/')
    assert.equal(numberFrom('{year}-{n}', 12, day), '2023-12')
    assert.equal(numberFrom('{n:6}', 1234567, day), '1234567')
  })

  it('образец без порядкового номера не годится', () => {
    assert.throws(() => numberFrom('{received}', 1, day), /no running number/)
  })
})
