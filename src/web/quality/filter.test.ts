import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import { askedOf } from './filter.ts'

const today = plainDate('2026-03-02')
const period = (query: Record<string, string>, wholeMonths = false): string[] => {
  const { filter, filled, query: link } = askedOf(query, 'kbr', today, wholeMonths)
  assert.equal(link.from, filled.typed.from)
  return [filter.from, filter.to]
}

describe('Отбор статистики', () => {
  it('без вопроса – два года до сегодня, названный период – какой назван', () => {
    assert.deepEqual(period({}), ['2024-03-02', '2026-03-02'])
    assert.deepEqual(period({ from: '15.01.2026', to: '20.01.2026' }), ['2026-01-15', '2026-01-20'])
  })

  it('специалисту – целыми месяцами, и не дальше нынешнего: день не выделить', () => {
    assert.deepEqual(period({}, true), ['2024-03-01', '2026-03-31'])
    assert.deepEqual(period({ from: '15.01.2026', to: '15.01.2026' }, true), ['2026-01-01', '2026-01-31'])
    assert.deepEqual(period({ from: '28.02.2024', to: '31.12.2030' }, true), ['2024-02-01', '2026-03-31'])
  })

  it('группа, редакция, все и бессмыслица', () => {
    const asked = (set?: string) => {
      const { filter, query } = askedOf(set === undefined ? {} : { set }, 'kbr', today)
      return [filter.setId, filter.setRef, query.set]
    }
    assert.deepEqual(asked(), [undefined, undefined, ''])
    assert.deepEqual(asked('teachers'), ['teachers', undefined, 'teachers'])
    assert.deepEqual(asked('teachers@2023-09-01'), [undefined, 'teachers@2023-09-01', 'teachers@2023-09-01'])
    assert.deepEqual(asked('all'), [undefined, undefined, 'all'])
    assert.deepEqual(asked("' or 1=1"), [undefined, undefined, 'all'])
  })
})
