import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asRussianDate, asRussianMoment, asRussianNumber, asShortDate, counted, plural } from './words.ts'

describe('русские слова', () => {
  it('слово согласуется с числом', () => {
    const days = ['день', 'дня', 'дней'] as const
    const said = (n: number): string => plural(n, days)
    assert.deepEqual([1, 21, 101, 1001].map(said), ['день', 'день', 'день', 'день'])
    assert.deepEqual([2, 3, 4, 22, 104, 1.5].map(said), ['дня', 'дня', 'дня', 'дня', 'дня', 'дня'])
    assert.deepEqual([0, 5, 11, 12, 14, 111, 25, 100].map(said), Array(8).fill('дней'))
    assert.equal(counted(-3, days), '-3\u00a0дня')
    assert.equal(counted(12345, days), '12\u202f345\u00a0дней')
  })

  it('числа и даты пишутся по-русски', () => {
    assert.equal(asRussianNumber(1234567.891), '1\u202f234\u202f567,89')
    assert.equal(asRussianDate('2023-11-07'), '7\u00a0ноября\u00a02023\u00a0года')
    assert.equal(asShortDate('2023-11-07'), '07.11.2023')
    assert.throws(() => asShortDate('07.11.2023'))
  })

  it('момент показан на часах региона', () => {
    const moment = new Date('2023-11-06T16:30:00Z')
    assert.equal(asRussianMoment(moment, 'Asia/Novokuznetsk'), '6\u00a0ноября\u00a02023\u00a0года, 23:30')
    assert.equal(asRussianMoment(moment, 'Asia/Irkutsk'), '7\u00a0ноября\u00a02023\u00a0года, 00:30')
  })
})
