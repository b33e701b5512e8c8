import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Points } from '../../domain/case/events.ts'
import { type CriteriaSet, criteriaFor } from '../../domain/expertise/criteria-set.ts'
import { pointsFor } from '../../domain/expertise/scale.ts'
import { type SheetScore, scoreSheet } from '../../domain/expertise/scoring.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { loadCriteria } from './load-criteria.ts'

const sets = (await loadCriteria(join(import.meta.dirname, '../../../regulations/criteria'))).get('demonstration') ?? []

const setOf = (category: Category, position: string): CriteriaSet => {
  const set = criteriaFor(sets, category, position)
  assert.ok(set)
  return set
}
const score = (category: Category, position: string, points: Points): SheetScore => {
  const scored = scoreSheet(setOf(category, position), category, points)
  assert.ok(!isRefusal(scored), JSON.stringify(scored))
  return scored
}
const seen = (code: string, observed: Parameters<typeof pointsFor>[1]): number => {
  const item = setOf('highest', 'Учитель')
    .sections.flatMap(({ criteria }) => criteria)
    .find(one => one.code === code)
  assert.ok(item)
  const points = pointsFor(item, observed)
  assert.ok(!isRefusal(points), code)
  return points
}

/** Worked check (a): what the specialist saw, turned into points by the scales. */
const strong: Points = {
  '1.1': seen('1.1', { kind: 'measure', value: 62 }),
  '1.2': seen('1.2', { kind: 'measure', value: 3 }),
  '2.1': seen('2.1', { kind: 'measure', value: 66 }),
  '2.2': seen('2.2', { kind: 'choice', key: 'yes' }),
  '3.1': seen('3.1', {
    kind: 'results',
    results: [
      { key: 'winner', level: 'regional' },
      { key: 'winner', level: 'municipal' },
      { key: 'participant', level: 'regional' },
    ],
  }),
  '3.2': seen('3.2', { kind: 'count', count: 4 }),
  '3.3': seen('3.3', { kind: 'choice', key: 'with_results' }),
  '4.1': seen('4.1', { kind: 'measure', value: 4 }),
  '4.2': seen('4.2', { kind: 'choice', key: 'published' }),
  '4.3': seen('4.3', {
    kind: 'results',
    results: [
      { key: 'shared', level: 'regional' },
      { key: 'shared', level: 'municipal' },
    ],
  }),
  '4.4': seen('4.4', { kind: 'results', results: [{ key: 'taken_part', level: 'organisation' }] }),
  '5.1': seen('5.1', { kind: 'choice', key: 'speaker' }),
  '5.2': seen('5.2', { kind: 'choice', key: 'own_part' }),
  '5.3': seen('5.3', { kind: 'results', results: [{ key: 'winner', level: 'municipal' }] }),
}

describe('проверочные подсчёты по набору «Учитель, преподаватель»', () => {
  it('а: 17 + 13 + 17 + 16 + 12 = 75, высшая соответствует', () => {
    const { sections, total, percent, meets } = score('highest', 'Учитель', strong)
    assert.deepEqual(
      sections.map(({ points }) => points),
      [17, 13, 17, 16, 12],
    )
    assert.deepEqual({ total, percent, meets }, { total: 75, percent: 75, meets: true })
  })

  it('б: при снижении качества на 4 пункта не соответствует ни одной категории', () => {
    const weaker = { ...strong, '1.2': seen('1.2', { kind: 'measure', value: -4 }) }
    for (const category of ['first', 'highest'] as const) {
      const { sections, meets, findings } = score(category, 'Учитель', weaker)
      assert.equal(sections[0]?.points, 7)
      assert.equal(meets, false)
      assert.ok(findings.some(({ rule, met }) => rule === 'criteria-minimum-1' && !met))
    }
  })

  it('в: раздел 2 не применяется — 62 из 85, то есть 72,9 %, высшая соответствует', () => {
    const { total, applicableMax, percent, meets } = score('highest', 'Учитель', {
      ...strong,
      '2.1': 'na',
      '2.2': 'na',
    })
    assert.deepEqual(
      { total, applicableMax, percent, meets },
      { total: 62, applicableMax: 85, percent: 72.9, meets: true },
    )
  })

  it('г: 66 баллов, но в разделе 3 только 4: высшая не соответствует, первая соответствует', () => {
    const lopsided = { ...strong, '3.1': 0, '3.2': 0, '3.3': 4, '4.4': 6 }
    const highest = score('highest', 'Учитель', lopsided)
    assert.equal(highest.total, 66)
    assert.equal(highest.meets, false)
    assert.deepEqual(
      highest.findings.filter(({ met }) => !met).map(({ rule }) => rule),
      ['criteria-minimum-3'],
    )
    assert.equal(score('first', 'Учитель', lopsided).meets, true)
  })

  it('порог ровно: 65 баллов высшая, 64 — нет', () => {
    const at = (points: Points) => score('highest', 'Учитель', points)
    const edge = { ...strong, '5.3': 0, '4.1': 0 }
    assert.equal(at(edge).total, 65)
    assert.equal(at(edge).meets, true)
    assert.equal(at({ ...edge, '3.2': 3 }).meets, false)
  })
})

describe('педагог-методист и педагог-наставник', () => {
  it('методист: не меньше трёх показателей от 2 баллов и сумма не меньше 8', () => {
    const at = (...given: number[]) =>
      score('methodist', 'Учитель', Object.fromEntries(given.map((points, index) => [`${index + 1}.1`, points]))).meets
    assert.equal(at(2, 2, 2, 1, 1), true)
    assert.equal(at(3, 3, 1, 1, 1), false)
    assert.equal(at(2, 2, 2, 1, 0), false)
  })
  it('наставник: не меньше двух показателей от 2 баллов и сумма не меньше 6', () => {
    const at = (...given: number[]) =>
      score('mentor', 'Воспитатель', Object.fromEntries(given.map((points, index) => [`${index + 1}.1`, points]))).meets
    assert.equal(at(3, 3, 0, 0), true)
    assert.equal(at(3, 1, 1, 1), false)
    assert.equal(at(2, 2, 1, 0), false)
  })
})
