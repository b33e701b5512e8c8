import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { disputedItems, settle, unruled } from './protocol.ts'

const first = { '1.1': 5, '1.2': 3, '1.10': 2, '2.1': 'na' as const }
const second = { '1.1': 5, '1.2': 4, '1.10': 0, '2.1': 'na' as const }

describe('спорные показатели', () => {
  it('спорно всё, в чём листы расходятся, по порядку номеров', () => {
    assert.deepEqual(disputedItems([first, second], 0), ['1.2', '1.10'])
    assert.deepEqual(disputedItems([first, second], 1), ['1.10'])
    assert.deepEqual(disputedItems([first, second], 2), [])
  })
  it('«не применяется» против балла спорно при любом допуске', () => {
    assert.deepEqual(disputedItems([first, { ...second, '2.1': 0 }], 100), ['2.1'])
  })
  it('показатель, которого в одном листе нет, спорен', () => {
    assert.deepEqual(disputedItems([{ '1.1': 5 }, { '1.1': 5, '1.2': 1 }], 100), ['1.2'])
  })
  it('один лист сам с собой не спорит', () => {
    assert.deepEqual(disputedItems([first], 0), [])
  })
})

describe('итоговый лист', () => {
  const rulings = [
    { item: '1.2', points: 3, reason: 'нет подтверждения' },
    { item: '1.10', points: 'na' as const, reason: 'не относится' },
  ]
  it('согласованное остаётся, в споре стоит решение старшего', () => {
    assert.deepEqual(settle([first, second], rulings), { '1.1': 5, '1.2': 3, '1.10': 'na', '2.1': 'na' })
    assert.deepEqual(unruled(['1.2', '1.10'], rulings.slice(0, 1)), ['1.10'])
  })
  it('расхождение в пределах допуска — выше балл', () => {
    assert.equal(settle([first, second], rulings.slice(1))['1.2'], 4)
  })
  it('протокола без решения по «не применяется» против балла не бывает', () => {
    assert.throws(() => settle([first, { ...second, '2.1': 1 }], rulings), /2\.1/)
  })
  it('одинаковые листы дают тот же лист, и порядок листов не важен', () => {
    const sheets = fc.dictionary(fc.constantFrom('1.1', '1.2', '2.1'), fc.nat(10), { noNullPrototype: true })
    fc.assert(
      fc.property(sheets, points => {
        assert.deepEqual(settle([points, points], []), points)
      }),
    )
    assert.deepEqual(settle([first, second], rulings), settle([second, first], rulings))
  })
})
