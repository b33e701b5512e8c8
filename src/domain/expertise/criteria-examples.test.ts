import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { belgorod } from '../../../tests/example-belgorod.ts'
import { passport } from '../../../tests/example-passport.ts'
import type { Points } from '../case/events.ts'
import { isRefusal } from '../regulations/finding.ts'
import { type CriteriaSet, criteriaSetSchema } from './criteria-set.ts'
import { type Observed, pointsFor } from './scale.ts'
import { scoreSheet } from './scoring.ts'

const seen = (set: CriteriaSet, code: string, observed: Observed): number => {
  const item = set.sections.flatMap(({ criteria }) => criteria).find(one => one.code === code)
  assert.ok(item, code)
  const points = pointsFor(item, observed)
  assert.ok(!isRefusal(points), code)
  return points
}
const result = (level: 'organisation' | 'municipal' | 'regional' | 'federal' | 'international', key = 'result') => ({
  key,
  level,
})

describe('пример А: модельный паспорт', () => {
  const sheet: Points = {
    '1.1': seen(passport, '1.1', { kind: 'measure', value: 47 }),
    '1.2': seen(passport, '1.2', { kind: 'measure', value: 60 }),
    '1.3.1': seen(passport, '1.3.1', { kind: 'results', results: [result('municipal'), result('regional')] }),
    '1.3.2': seen(passport, '1.3.2', { kind: 'results', results: [result('regional'), result('regional')] }),
    '2.1.1': seen(passport, '2.1.1', { kind: 'choice', key: 'c' }),
    '2.1.2': seen(passport, '2.1.2', { kind: 'results', results: [result('municipal', 'participant')] }),
    '2.1.3': 0,
    '2.3.1': seen(passport, '2.3.1', { kind: 'results', results: [result('organisation'), result('regional')] }),
    '2.4': 0,
    '2.5.1': seen(passport, '2.5.1', { kind: 'results', results: [result('regional')] }),
    '2.5.2': seen(passport, '2.5.2', { kind: 'measure', value: 86 }),
    '2.6': 0,
  }
  const total = (points: Points) => {
    const scored = scoreSheet(passport, 'first', points)
    assert.ok(!isRefusal(scored), JSON.stringify(scored))
    return scored
  }

  it('20 + 30 + 25 + 20 и 15 + 5 + 20 + 80: из взаимоисключающих показателей считается лучший', () => {
    const { sections, total: sum, meets } = total(sheet)
    assert.deepEqual(
      sections.map(({ points }) => points),
      [95, 120],
    )
    assert.deepEqual({ sum, meets }, { sum: 215, meets: true })
  })

  it('одна победа на федеральном конкурсе почти даёт высшую: 200 из 230', () => {
    const alone = Object.fromEntries(Object.keys(sheet).map(code => [code, code === '2.4' ? 200 : 0]))
    assert.equal(total(alone).total, 200)
    const highest = scoreSheet(passport, 'highest', alone)
    assert.ok(!isRefusal(highest))
    assert.equal(highest.meets, false)
  })

  it('отдельный показатель может не применяться, остальные показатели раздела — нет', () => {
    const { applicableMax } = total({ ...sheet, '1.2': 'na' })
    assert.equal(applicableMax, total(sheet).applicableMax - 30)
    const refused = scoreSheet(passport, 'first', { ...sheet, '1.1': 'na' })
    assert.ok(isRefusal(refused))
    assert.equal(refused.refused, 'na_not_allowed')
  })
})

describe('пример Б: Белгородская область, учитель', () => {
  it('наибольшая сумма 110, пороги 50 и 70', () => {
    assert.equal(
      belgorod.sections.reduce((sum, { max }) => sum + max, 0),
      110,
    )
    const codes = belgorod.sections.flatMap(({ criteria }) => criteria.map(({ code }) => code))
    const scored = (points: Points, category: 'first' | 'highest') => {
      const answer = scoreSheet(belgorod, category, points)
      assert.ok(!isRefusal(answer), JSON.stringify(answer))
      return answer
    }
    const middle: Points = {
      ...Object.fromEntries(codes.map(code => [code, 0])),
      '1.1': seen(belgorod, '1.1', { kind: 'measure', value: 61 }),
      '1.2': seen(belgorod, '1.2', { kind: 'measure', value: 45 }),
      '1.3': seen(belgorod, '1.3', { kind: 'measure', value: 12 }),
      '1.4': seen(belgorod, '1.4', { kind: 'measure', value: 39 }),
      '1.5': seen(belgorod, '1.5', { kind: 'results', results: [result('regional'), result('municipal')] }),
      '1.6': seen(belgorod, '1.6', {
        kind: 'results',
        results: [result('organisation'), result('organisation'), result('organisation')],
      }),
      '1.7': 5,
      '1.8': 4,
      '1.9': 3,
      '1.10': 5,
      '1.11': 4,
      '2.1': 5,
    }
    const { total, meets } = scored(middle, 'first')
    assert.deepEqual({ total, meets }, { total: 5 + 4 + 2 + 3 + 8 + 5 + 5 + 4 + 3 + 5 + 4 + 5, meets: true })
    assert.equal(scored(middle, 'highest').meets, false)
  })

  it('надбавка за второй результат даётся один раз', () => {
    const many = [result('organisation'), result('organisation'), result('organisation'), result('organisation')]
    assert.equal(seen(belgorod, '1.6', { kind: 'results', results: many }), 5)
    const unknown = scoreSheet(belgorod, 'first', { '1.6': 6 })
    assert.ok(isRefusal(unknown))
  })
})

describe('негодный набор', () => {
  const faultsOf = (change: (set: CriteriaSet) => unknown): string[] => {
    const read = criteriaSetSchema.safeParse(change(structuredClone(passport)))
    return read.success ? [] : read.error.issues.map(({ message }) => message)
  }
  it('взаимоисключающий показатель, которого нет, или названный дважды', () => {
    const named = (groups: string[][]) => (set: CriteriaSet) => ({
      ...set,
      sections: set.sections.map(one => (one.code === '2' ? { ...one, alternatives: groups } : one)),
    })
    assert.deepEqual(faultsOf(named([['2.4', '2.9']])), ['показателя 2.9 в этом разделе нет'])
    assert.match(
      faultsOf(
        named([
          ['2.4', '2.6'],
          ['2.4', '2.1.1'],
        ]),
      ).join(),
      /назван среди взаимоисключающих дважды/,
    )
  })
  it('максимум раздела, который взаимоисключающие показатели не дают', () => {
    const greedy = (set: CriteriaSet) => ({
      ...set,
      sections: set.sections.map(one => (one.code === '2' ? { ...one, max: 521 } : one)),
    })
    assert.match(faultsOf(greedy).join(), /показатели раздела вместе не дают его максимума/)
  })
})
