import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { driftOf, monthsBefore, shiftNow } from './drift.ts'
import { groupedShare, meanOf, student95, wilson } from './intervals.ts'

const near = (got: number | undefined, wanted: number, by = 5e-5): void =>
  assert.ok(got !== undefined && Math.abs(got - wanted) <= by, `${got}, нужно ${wanted}`)

describe('Интервалы', () => {
  it('Newcombe 1998, табл. I: интервал Уилсона', () => {
    for (const [hits, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      near(wilson(hits, n)?.low, low)
      near(wilson(hits, n)?.high, high)
    }
    assert.equal(wilson(0, 0), undefined)
  })

  it('таблица Стьюдента, 95 %: 12,706; 4,303; 3,182; 2,776; 2,571; 2,228; 2,042; 1,980', () => {
    for (const [freedom, wanted] of [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [5, 2.571],
      [10, 2.228],
      [30, 2.042],
      [120, 1.98],
    ] as const)
      near(student95(freedom), wanted, 0.01)
  })

  it('среднее: 4, 6, 8 – это 6 ± 4,97', () => {
    const mean = meanOf(3, 18, 116)
    near(mean?.value, 6)
    near(mean?.high, 10.97, 0.02)
    assert.equal(meanOf(1, 5, 25), undefined)
  })

  it('доля по листам: когда в листе одна позиция, это обычная доля', () => {
    const share = groupedShare({ groups: 100, hits: 60, tries: 100, hitsSquared: 60, triesSquared: 100, product: 60 })
    near(share?.value, 0.6)
    near(share?.low, 0.6 - 1.96 * Math.sqrt(0.24 / 99), 0.001)
  })

  it('позиции одного листа ходят вместе: интервал шире, чем по отдельным позициям', () => {
    // Half of the sheets agree on all of ten positions, half on none.
    const share = groupedShare({
      groups: 20,
      hits: 100,
      tries: 200,
      hitsSquared: 1000,
      triesSquared: 2000,
      product: 1000,
    })
    const naive = wilson(100, 200)
    assert.ok(share !== undefined && naive !== undefined && share.high - share.low > 2 * (naive.high - naive.low))
  })

  it('интервал всегда вокруг значения и внутри возможного', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 2, maxLength: 30 }), sheets => {
        const tries = sheets.map(([a, b]) => a + b + 1)
        const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
        const hits = sheets.map(([a]) => a)
        const share = groupedShare({
          groups: sheets.length,
          hits: sum(hits),
          tries: sum(tries),
          hitsSquared: sum(hits.map(one => one * one)),
          triesSquared: sum(tries.map(one => one * one)),
          product: sum(hits.map((one, place) => one * (tries[place] ?? 0))),
        })
        assert.ok(share !== undefined)
        assert.ok(0 <= share.low && share.low <= share.value && share.value <= share.high && share.high <= 1)
      }),
    )
  })
})

describe('Смещение', () => {
  const month = (name: string, values: number[]) => ({
    month: name,
    n: values.length,
    sum: values.reduce((a, b) => a + b, 0),
    squares: values.reduce((a, b) => a + b * b, 0),
  })

  it('кто стал щедрее на пять пунктов, виден; кто ходит вокруг нуля – нет', () => {
    const shifted = driftOf([
      month('2026-01', [0, 1, -1, 0]),
      month('2026-02', [5, 4, 6, 5]),
      month('2026-03', [5, 6, 4, 5]),
      month('2026-04', [6, 5, 5, 4]),
    ])
    assert.equal(shiftNow(shifted, 6), 'generous')
    const quiet = driftOf([month('2026-01', [3, -3, 1]), month('2026-02', [-2, 2, 0]), month('2026-03', [4, -4, 0])])
    assert.equal(shiftNow(quiet, 6), 'none')
  })

  it('строгость – тот же счёт с другим знаком', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 8 }), {
          minLength: 3,
          maxLength: 6,
        }),
        values => {
          const points = (sign: number) =>
            driftOf(
              values.map((own, place) =>
                month(
                  `2026-0${place + 1}`,
                  own.map(one => one * sign),
                ),
              ),
            )
          const opposite = { generous: 'strict', strict: 'generous', none: 'none', unknown: 'unknown' } as const
          assert.equal(shiftNow(points(-1), 6), opposite[shiftNow(points(1), 6)])
        },
      ),
    )
  })

  it('скользящая разность берёт три последних месяца календаря, а не три строки', () => {
    const points = driftOf([month('2025-06', [9, 9, 9]), month('2025-12', [1, 1]), month('2026-01', [3, 3])])
    near(points.at(-1)?.moving?.value, 2)
  })

  it('мало листов – нет вывода', () => {
    assert.equal(shiftNow(driftOf([month('2026-01', [9, 9])]), 6), 'unknown')
    assert.equal(shiftNow([], 6), 'unknown')
  })

  it('месяцы назад через год', () => {
    assert.equal(monthsBefore('2026-01', 2), '2025-11')
    assert.equal(monthsBefore('2026-12', 0), '2026-12')
  })
})
