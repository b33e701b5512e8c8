import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isPeriod, parsePeriod, periodInWords, periodUnits } from './period.ts'

describe('срок словами регламента', () => {
  const readable = [
    ['30 календарных дней', 30, 'calendar_days'],
    ['2 календарных дня', 2, 'calendar_days'],
    ['1 рабочий день', 1, 'working_days'],
    ['5 рабочих дней', 5, 'working_days'],
    ['7 рабочих дней', 7, 'working_days'],
    ['Трёх рабочих дней', 3, 'working_days'],
    ['5 (пяти) рабочих дней', 5, 'working_days'],
    ['1\u00a0рабочего  дня', 1, 'working_days'],
    ['1 год', 1, 'years'],
    ['2 года', 2, 'years'],
    ['одного года', 1, 'years'],
    ['1 месяц', 1, 'months'],
    ['2 недели', 14, 'calendar_days'],
    ['0 дней', 0, 'calendar_days'],
    ['в день регистрации', 0, 'calendar_days'],
    ['в тот же день', 0, 'calendar_days'],
  ] as const
  for (const [words, amount, unit] of readable) {
    it(`«${words}»`, () => assert.deepEqual(parsePeriod(words), { amount, unit }))
  }

  it('голые «дни» неясны, пока пакет не назовёт единицу', () => {
    for (const words of ['5 дней', '2 дня', 'пяти дней', '1 день']) {
      const reading = parsePeriod(words)
      assert.ok('vague' in reading && reading.vague.includes(words), words)
    }
    assert.deepEqual(parsePeriod('5 дней', 'calendar_days'), { amount: 5, unit: 'calendar_days' })
    assert.deepEqual(parsePeriod('пяти дней', 'working_days'), { amount: 5, unit: 'working_days' })
  })

  it('названную единицу read_as не меняет', () => {
    assert.deepEqual(parsePeriod('5 рабочих дней', 'calendar_days'), { amount: 5, unit: 'working_days' })
  })

  it('не срок — так и сказано', () => {
    for (const words of [
      '',
      'скоро',
      '5',
      'дней',
      '-5 дней',
      '1.5 года',
      '5 банковских дней',
      '2 рабочих месяца',
      '5 рабочих дней или раньше',
    ]) {
      const reading = parsePeriod(words, 'calendar_days')
      assert.ok('unreadable' in reading && reading.unreadable.includes(`«${words}»`), words)
    }
  })

  it('написанное словами читается обратно тем же сроком', () => {
    assert.equal(periodInWords({ amount: 21, unit: 'working_days' }), '21 рабочий день')
    assert.equal(periodInWords({ amount: 112, unit: 'calendar_days' }), '112 календарных дней')
    assert.equal(periodInWords({ amount: 5, unit: 'years' }), '5 лет')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.constantFrom(...periodUnits), (amount, unit) => {
        const reading = parsePeriod(periodInWords({ amount, unit }))
        assert.ok(isPeriod(reading))
        assert.deepEqual(reading, { amount, unit })
      }),
    )
  })
})
