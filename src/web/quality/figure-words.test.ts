import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { alphaInterval } from '../../domain/quality/bootstrap.ts'
import { type ExpertSums, expertFigures, noSums } from '../../domain/quality/expert-figures.ts'
import { itemFigures } from '../../domain/quality/item-figures.ts'
import { pairFigures } from '../../domain/quality/pair-figures.ts'
import { alike, alphaReading, alphaWords, constant, few, shareWords } from './figure-words.ts'
import { figureNames, figureWords } from './figures.ts'

const names = Object.keys(figureNames) as (keyof typeof figureNames)[]
const allWords = (sums: ExpertSums): string[] => names.map(name => figureWords(expertFigures(sums), name))

describe('Числа словами', () => {
  it('два листа: количество сказано, остальное – «мало данных»', () => {
    const words = allWords({ ...noSums, sheets: 2, timed: 2, overdue: 1, medianDays: 3, decided: 2, coincided: 2 })
    assert.deepEqual(new Set(words), new Set(['2', few, '0']))
  })

  it('все баллы одинаковы: альфы нет, и это не «мало данных»', () => {
    const { alpha, compared } = itemFigures([{ marks: '5 5', times: 40, disputed: 0, notApplied: 0 }])
    assert.equal(alphaWords(alpha, compared >= 10), alike)
    assert.equal(alphaReading(alpha, true), 'показатель никого не различает')
    const pair = pairFigures([{ own: 5, other: 5, times: 12 }])
    assert.deepEqual([alphaWords(pair.alpha, true), alphaWords(pair.kappa, true, constant)], [alike, constant])
    assert.equal(alphaWords(undefined, false), few)
  })

  it('полное согласие не выдаётся за точное число', () => {
    const full = [
      { marks: [3, 3], times: 6 },
      { marks: [5, 5], times: 6 },
    ]
    assert.equal(alphaWords(alphaInterval(full, 'ordinal'), true), '1 (расхождений нет)')
  })

  it('доля без дел – слова, а не деление на ноль', () => {
    assert.equal(shareWords(undefined), few)
    assert.ok(allWords(noSums).every(words => words === few || words === '0'))
  })

  it('какими бы ни были суммы, NaN и Infinity на экран не попадают', () => {
    const marks = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 1, max: 9 })), { maxLength: 6 })
    fc.assert(
      fc.property(marks, drawn => {
        const pairs = pairFigures(drawn.map(([own, other, times]) => ({ own, other, times })))
        const item = itemFigures(
          drawn.map(([own, other, times]) => ({
            marks: own < other ? `${own} ${other}` : `${own}`,
            ...{ times, disputed: 0, notApplied: 0 },
          })),
        )
        const n = drawn.length
        const sum = (of: (line: [number, number, number]) => number): number =>
          drawn.reduce((all, one) => all + of(one), 0)
        const words = [
          alphaWords(pairs.alpha, pairs.compared >= 10),
          alphaWords(pairs.kappa, pairs.compared >= 10),
          shareWords(pairs.equal),
          alphaWords(item.alpha, item.compared >= 10),
          shareWords(item.disputed),
          ...allWords({
            ...noSums,
            ...{ sheets: n, timed: n, decided: n, ruled: n, disputable: n },
            apart: { n, sum: sum(([own, other]) => own - other), squares: sum(([own, other]) => (own - other) ** 2) },
            percents: {
              ...{ n, own: sum(([own]) => own), ownSquared: sum(([own]) => own * own) },
              ...{ other: sum(([, other]) => other), otherSquared: sum(([, other]) => other * other) },
              apart: sum(([own, other]) => (own - other) ** 2),
            },
          }),
        ]
        for (const one of words) assert.doesNotMatch(one, /NaN|не число|Infinity|∞|undefined/)
      }),
    )
  })
})
