import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import type { Points } from '../case/events.ts'
import { criteriaSetSchema } from '../expertise/criteria-set.ts'
import { attainablePoints } from '../expertise/scale.ts'
import { scoreSheet } from '../expertise/scoring.ts'
import { isRefusal } from '../regulations/finding.ts'
import { codesOf, estimate, soundPoints } from './estimate.ts'
import { codesIn } from './items.ts'

const set = criteriaSetSchema.parse(
  parse(readFileSync(new URL('../../../regulations/criteria/demonstration/teachers.yaml', import.meta.url), 'utf8')),
)
/** Worked check (a) of the set: 75 points, the highest category. */
const worked: Points = {
  ...{ '1.1': 7, '1.2': 10, '2.1': 8, '2.2': 5, '3.1': 9, '3.2': 4, '3.3': 4 },
  ...{ '4.1': 4, '4.2': 4, '4.3': 6, '4.4': 2, '5.1': 3, '5.2': 3, '5.3': 6 },
}
const proved = () => 1
const unproved = () => 0

describe('самооценка', () => {
  it('пример (а): 75 баллов, до высшей ничего не нужно', () => {
    const made = estimate(set, 'highest', worked, proved)
    assert.equal(made.score?.total, 75)
    assert.deepEqual(made.gaps, [])
    assert.deepEqual(made.unanswered, [])
  })

  it('пример (б): спад качества – не хватает раздела, сказано сколько', () => {
    const { gaps } = estimate(set, 'first', { ...worked, '1.2': 0 }, proved)
    assert.deepEqual(
      gaps.map(({ points }) => points),
      [1],
    )
    assert.match(gaps[0]?.what ?? '', /Раздел 1/)
  })

  it('пример (в): раздел 2 не применяется – сравнивается процент, и его хватает', () => {
    const made = estimate(set, 'highest', { ...worked, '2.1': 'na', '2.2': 'na' }, proved)
    assert.equal(made.score?.percent, 72.9)
    assert.deepEqual(made.gaps, [])
  })

  it('неоценённое считается нулём и названо', () => {
    const made = estimate(set, 'first', { '1.1': 7 }, proved)
    assert.equal(made.unanswered.length, codesOf(set).length - 1)
    assert.deepEqual(
      made.gaps.map(({ points }) => points),
      [33, 1],
    )
  })

  it('балл без доказательства назван: специалист его не поставит', () => {
    assert.deepEqual(estimate(set, 'first', { '1.1': 7, '1.2': 0, '2.1': 'na' }, unproved).unproved, ['1.1'])
  })

  it('баллы старой редакции, которых на шкале больше нет, не портят итог', () => {
    assert.deepEqual(soundPoints(set, { '1.1': 8, '9.9': 3, '1.2': 10 }), { '1.2': 10 })
  })

  it('нехватки нет ровно тогда, когда лист соответствует категории', () => {
    const items = set.sections.flatMap(section => section.criteria)
    const points = fc
      .tuple(...items.map(item => fc.constantFrom(...attainablePoints(item))))
      .map(given => Object.fromEntries(items.map(({ code }, index) => [code, given[index] ?? 0])))
    fc.assert(
      fc.property(points, fc.constantFrom('first' as const, 'highest' as const), (given, category) => {
        const score = scoreSheet(set, category, given)
        assert.ok(!isRefusal(score))
        const { gaps } = estimate(set, category, given, proved)
        assert.equal(gaps.length === 0, score.meets)
        assert.ok(gaps.every(gap => gap.points > 0))
      }),
    )
  })
})

describe('показатели листа', () => {
  it('коды берутся только своего набора и в его порядке', () => {
    const items = [
      { set: set.id, code: '5.3' },
      { set: 'others', code: '1.1' },
      { set: set.id, code: '1.2' },
      { set: set.id, code: '7.7' },
    ]
    assert.deepEqual(codesIn(set, items), ['1.2', '5.3'])
    assert.deepEqual(codesIn(undefined, items), [])
  })
})
