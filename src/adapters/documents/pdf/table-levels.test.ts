import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { groupLevels, groupsOver } from './table-levels.ts'

const rows = (shape: string) => [...shape].map(one => ({ cells: one === 'g' ? ['группа'] : ['1', '2', '3'] }))

describe('группы строк таблицы', () => {
  it('группы подряд – каждая на уровень глубже, последняя всегда самая глубокая', () => {
    assert.deepEqual(groupLevels(rows('ggr.gr'), 3), [2, 3, null, null, 3, null])
    assert.deepEqual(groupLevels(rows('rgr'), 3), [null, 2, null])
    assert.deepEqual(groupLevels(rows('gg'), 1), [null, null], 'a table of one column has no groups')
  })

  it('строка стоит под последними группами каждого уровня', () => {
    const levels = groupLevels(rows('ggrgrggr'), 3)
    assert.deepEqual(groupsOver(levels, 0), [])
    assert.deepEqual(groupsOver(levels, 2), [0, 1])
    assert.deepEqual(groupsOver(levels, 4), [0, 2])
    assert.deepEqual(groupsOver(levels, 7), [3, 4])
  })
})
