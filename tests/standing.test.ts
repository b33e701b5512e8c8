import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadCriteria } from '../src/adapters/regulations/load-criteria.ts'
import type { Points } from '../src/domain/case/events.ts'
import { criteriaFor } from '../src/domain/expertise/criteria-set.ts'
import { nearestMiss, standings } from '../src/domain/expertise/standing.ts'
import type { Category } from '../src/domain/regulations/vocabulary.ts'

const criteria = await loadCriteria(join(import.meta.dirname, '..', 'regulations', 'criteria'))
const setOf = (category: Category) => {
  const set = criteriaFor(criteria.get('demonstration') ?? [], category, 'Учитель')
  assert.ok(set !== undefined)
  return set
}
const of = (category: Category, points: Points) =>
  standings(setOf(category), category, points).map(({ key, has, needs, unit, met }) => [key, has, needs, unit, met])

/** Worked check (a) of the expertise model: 75 points. */
const whole: Points = {
  ...{ '1.1': 7, '1.2': 10, '2.1': 8, '2.2': 5, '3.1': 9, '3.2': 4, '3.3': 4 },
  ...{ '4.1': 4, '4.2': 4, '4.3': 6, '4.4': 2, '5.1': 3, '5.2': 3, '5.3': 6 },
}

describe('сколько набрано из того, что нужно', () => {
  it('проверка (а): все условия высшей набраны', () => {
    assert.deepEqual(of('highest', whole), [
      ['total', 75, 65, 'points', true],
      ['1', 17, 10, 'points', true],
      ['1.2', 10, 6, 'points', true],
      ['3', 17, 6, 'points', true],
      ['4', 16, 10, 'points', true],
      ['5', 12, 5, 'points', true],
    ])
    assert.equal(nearestMiss(standings(setOf('highest'), 'highest', whole)), undefined)
  })

  it('проверка (б): не хватает одного балла раздела 1 – это и ближе всего', () => {
    const fell = { ...whole, '1.2': 0 }
    const miss = nearestMiss(standings(setOf('first'), 'first', fell))
    assert.deepEqual([miss?.key, miss?.has, miss?.needs], ['1', 7, 8])
  })

  it('проверка (в): «не применяется» переводит порог в проценты', () => {
    const without = { ...whole, '2.1': 'na' as const, '2.2': 'na' as const }
    assert.deepEqual(of('highest', without)[0], ['total', 72.9, 65, 'percent', true])
  })

  it('незаполненный лист: ничего не набрано, но и не отказ', () => {
    assert.deepEqual(of('first', {}), [
      ['total', 0, 40, 'points', false],
      ['1', 0, 8, 'points', false],
    ])
  })

  it('педагог-методист: число показателей и сумма – два условия', () => {
    assert.deepEqual(of('methodist', { '1.1': 3, '2.1': 3, '3.1': 1, '4.1': 1, '5.1': 0 }), [
      ['items', 2, 3, 'items', false],
      ['total', 8, 8, 'points', true],
    ])
  })

  it('баллы не по шкале условий не дают', () => {
    assert.deepEqual(of('first', { '1.1': 5 }), [])
  })
})
