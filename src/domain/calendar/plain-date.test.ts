import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  addYears,
  asRussianDate,
  asShortRussianDate,
  compare,
  daysBetween,
  epochDay,
  fromEpochDay,
  parsePlainDate,
  parseRussianDate,
  plainDate,
  weekday,
} from './plain-date.ts'

const anyDate = fc.integer({ min: -25_567, max: 73_000 }).map(fromEpochDay)

describe('календарный день', () => {
  it('несуществующие и неверно записанные дни не принимаются', () => {
    for (const text of [
      '2023-02-29',
      '2023-13-01',
      '2023-00-10',
      '2023-04-31',
      '2023-1-1',
      '03.11.2023',
      '',
      '2023-11-03T00:00',
    ]) {
      assert.equal(parsePlainDate(text), undefined, text)
      assert.throws(() => plainDate(text), RangeError, text)
    }
    assert.equal(parsePlainDate('2024-02-29'), '2024-02-29')
    assert.equal(parsePlainDate('1900-02-29'), undefined)
    assert.equal(parsePlainDate('2000-02-29'), '2000-02-29')
  })

  it('читает и пишет дату по-русски', () => {
    assert.equal(parseRussianDate('03.11.2023'), '2023-11-03')
    assert.equal(parseRussianDate(' 3.1.2023 '), '2023-01-03')
    assert.equal(parseRussianDate('31.04.2023'), undefined)
    assert.equal(parseRussianDate('2023-11-03'), undefined)
    assert.equal(asRussianDate(plainDate('2023-11-03')), '3 ноября 2023')
    assert.equal(asShortRussianDate(plainDate('2023-11-03')), '03.11.2023')
    fc.assert(fc.property(anyDate, date => assert.equal(parseRussianDate(asShortRussianDate(date)), date)))
  })

  it('год и месяц кончаются тем же числом, а если его нет — последним днём месяца', () => {
    assert.equal(addYears(plainDate('2024-02-29'), 1), '2025-02-28')
    assert.equal(addYears(plainDate('2024-02-29'), 4), '2028-02-29')
    assert.equal(addYears(plainDate('2023-11-03'), 1), '2024-11-03')
    assert.equal(addMonths(plainDate('2024-01-31'), 1), '2024-02-29')
    assert.equal(addMonths(plainDate('2023-08-31'), 1), '2023-09-30')
    assert.equal(addMonths(plainDate('2023-12-15'), 1), '2024-01-15')
    assert.equal(addMonths(plainDate('2024-01-15'), -1), '2023-12-15')
    assert.equal(addMonths(plainDate('2024-03-31'), -1), '2024-02-29')
  })

  it('месяцы сдвигают на столько месяцев и не меняют числа, если оно есть', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, count) => {
        const moved = addMonths(date, count)
        const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
        assert.equal(monthOf(moved) - monthOf(date), count)
        if (moved.slice(8) !== date.slice(8)) assert.equal(addDays(moved, 1).slice(8), '01')
      }),
    )
  })

  it('дни складываются и вычитаются без потерь', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -2000, max: 2000 }), (date, days) => {
        const moved = addDays(date, days)
        assert.equal(addDays(moved, -days), date)
        assert.equal(daysBetween(date, moved), days)
        assert.equal(compare(moved, date), Math.sign(days))
        assert.equal(moved > date, epochDay(moved) > epochDay(date))
      }),
    )
  })

  it('первый и последний день, дальше — ошибка', () => {
    const [first, last] = [plainDate('0100-01-01'), plainDate('9999-12-31')]
    assert.equal(fromEpochDay(epochDay(first)), first)
    assert.equal(fromEpochDay(epochDay(last)), last)
    assert.throws(() => addDays(first, -1), RangeError)
    assert.throws(() => addDays(last, 1), RangeError)
    assert.throws(() => addMonths(last, 1), RangeError)
    assert.throws(() => addDays(last, Number.NaN), RangeError)
  })

  it('дни недели: понедельник первый, воскресенье седьмое', () => {
    assert.equal(weekday(plainDate('2023-11-03')), 5)
    assert.equal(weekday(plainDate('2023-11-06')), 1)
    assert.equal(weekday(plainDate('2023-12-03')), 7)
    assert.equal(weekday(plainDate('1965-05-09')), 7)
    fc.assert(fc.property(anyDate, date => assert.equal(weekday(addDays(date, 1)), (weekday(date) % 7) + 1)))
  })
})
