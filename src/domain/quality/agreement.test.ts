import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Metric, Unit } from './agreement-units.ts'
import { alphaInterval, counting } from './bootstrap.ts'
import { pairAlpha } from './intraclass.ts'
import { alphaOf } from './krippendorff.ts'
import { lotFrom } from './lot.ts'

const metrics: Metric[] = ['nominal', 'ordinal', 'interval']
const near = (got: number | undefined, wanted: number, digits = 3): void => {
  assert.ok(got !== undefined && Math.abs(got - wanted) <= 0.5 * 10 ** -digits + 1e-12, `${got}, нужно ${wanted}`)
}
/** Lines of answers, one a rater; a dot is a missing answer. */
const unitsOf = (...raters: string[]): Unit[] => {
  const answers = raters.map(line => line.split(' '))
  return (answers[0] ?? []).map((_, place) => ({
    marks: answers.flatMap(line => (line[place] === '.' ? [] : [Number(line[place])])),
    times: 1,
  }))
}

describe('Альфа Криппендорфа: опубликованные примеры', () => {
  it('Krippendorff 2011, пример A: два наблюдателя, две категории – 0,095', () => {
    near(alphaOf(unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'), 'nominal'), 0.095)
  })

  it('Krippendorff 2011, пример B: два наблюдателя, пять категорий – 0,692', () => {
    near(alphaOf(unitsOf('1 1 2 2 4 3 3 3 5 4 4 1', '2 1 2 2 2 3 3 3 5 4 4 4'), 'nominal'), 0.692)
  })

  it('Krippendorff 2011, пример C: четыре наблюдателя и пропуски – 0,743; 0,815; 0,849', () => {
    const units = unitsOf(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    )
    near(alphaOf(units, 'nominal'), 0.743)
    near(alphaOf(units, 'ordinal'), 0.815)
    near(alphaOf(units, 'interval'), 0.849)
  })
})

describe('Альфа Криппендорфа: свойства', () => {
  const marks = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 })
  const sample = fc.array(
    marks.map((own): Unit => ({ marks: own, times: 1 })),
    { minLength: 4, maxLength: 20 },
  )

  it('полное согласие – единица', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 20 }), values => {
        fc.pre(new Set(values).size > 1)
        for (const metric of metrics)
          near(
            alphaOf(
              values.map(value => ({ marks: [value, value, value], times: 1 })),
              metric,
            ),
            1,
            9,
          )
      }),
    )
  })

  it('порядок экспертов и порядок дел ничего не меняют; одинаковые дела можно считать разом', () => {
    fc.assert(
      fc.property(sample, units => {
        for (const metric of metrics) {
          const plain = alphaOf(units, metric)
          const turned = alphaOf(
            units.map(({ marks: own, times }) => ({ marks: [...own].reverse(), times })).reverse(),
            metric,
          )
          const twice = alphaOf([...units, ...units], metric)
          const counted = alphaOf(
            units.map(({ marks: own }) => ({ marks: own, times: 2 })),
            metric,
          )
          if (plain === undefined) assert.equal(turned, undefined)
          else near(turned, plain, 9)
          if (twice === undefined) assert.equal(counted, undefined)
          else near(counted, twice, 9)
        }
      }),
    )
  })

  it('повторный счёт для интервала – тот же счёт', () => {
    fc.assert(
      fc.property(sample, units => {
        const pairable = units.filter(({ marks: own }) => own.length > 1)
        for (const metric of metrics) {
          const again = counting(pairable, metric)(times => times)
          const plain = alphaOf(units, metric)
          if (plain === undefined) assert.equal(again, undefined)
          else near(again, plain, 9)
        }
      }),
    )
  })

  it('интервальная не меняется от сдвига и растяжения шкалы, порядковая – от любого её роста', () => {
    fc.assert(
      fc.property(sample, units => {
        const scaled = units.map(({ marks: own, times }) => ({ marks: own.map(value => value * 7 + 3), times }))
        const bent = units.map(({ marks: own, times }) => ({ marks: own.map(value => value ** 3), times }))
        const [interval, ordinal] = [alphaOf(units, 'interval'), alphaOf(units, 'ordinal')]
        if (interval !== undefined) near(alphaOf(scaled, 'interval'), interval, 9)
        if (ordinal !== undefined) near(alphaOf(bent, 'ordinal'), ordinal, 9)
      }),
    )
  })

  it('случайные оценки дают около нуля, и интервал его накрывает', () => {
    const lot = lotFrom(7)
    const units = Array.from({ length: 2000 }, () => ({
      marks: [Math.floor(lot() * 5), Math.floor(lot() * 5)],
      times: 1,
    }))
    for (const metric of metrics) {
      const alpha = alphaInterval(units, metric, { rounds: 60 })
      assert.ok(alpha !== undefined && Math.abs(alpha.value) < 0.06 && alpha.low < 0.02 && alpha.high > -0.02, metric)
    }
  })

  it('одно значение на всех, одна оценка на дело и пустота числа не дают', () => {
    assert.equal(alphaOf([{ marks: [2, 2], times: 9 }], 'nominal'), undefined)
    assert.equal(alphaOf([{ marks: [2], times: 9 }], 'interval'), undefined)
    assert.equal(alphaOf([], 'ordinal'), undefined)
  })

  it('одно зерно – один интервал; от числа дел он сужается', () => {
    const units = unitsOf('1 2 3 3 2 1 4 1 2 5', '1 2 3 3 2 2 4 1 2 4')
    assert.deepEqual(alphaInterval(units, 'ordinal'), alphaInterval(units, 'ordinal'))
    const many = units.map(({ marks: own }) => ({ marks: own, times: 40 }))
    const [few, lots] = [alphaInterval(units, 'ordinal'), alphaInterval(many, 'ordinal')]
    assert.ok(few !== undefined && lots !== undefined)
    assert.ok(lots.high - lots.low < (few.high - few.low) / 3)
    assert.ok(few.low <= few.value && few.value <= few.high)
  })

  it('в каком порядке дела ни приди, интервал тот же', () => {
    fc.assert(
      fc.property(sample, units => {
        for (const metric of metrics)
          assert.deepEqual(
            alphaInterval(units.toReversed(), metric, { rounds: 20 }),
            alphaInterval(units, metric, { rounds: 20 }),
          )
      }),
    )
  })

  it('по суммам получается то же, что по парам', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
          minLength: 3,
          maxLength: 30,
        }),
        pairs => {
          const whole = alphaOf(
            pairs.map(marks => ({ marks, times: 1 })),
            'interval',
          )
          fc.pre(whole !== undefined)
          const sums = { n: pairs.length, own: 0, ownSquared: 0, other: 0, otherSquared: 0, apart: 0 }
          for (const [own, other] of pairs) {
            sums.own += own
            sums.ownSquared += own ** 2
            sums.other += other
            sums.otherSquared += other ** 2
            sums.apart += (own - other) ** 2
          }
          near(pairAlpha(sums)?.value, whole ?? 0, 9)
        },
      ),
    )
  })
})
