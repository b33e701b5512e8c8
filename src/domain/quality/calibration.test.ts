import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calibrationFigures } from './calibration.ts'

const items = [
  { code: '1.1', max: 10 },
  { code: '1.2', max: 5 },
  { code: '2.1', max: 8 },
]
const reference = { '1.1': 7, '1.2': 5, '2.1': 'na' as const }
const mark = (expertId: string, points: Record<string, number | 'na'>) => ({
  expertId,
  points,
  meets: true,
})

describe('Калибровка', () => {
  it('лист как эталон: всё совпало, смещения нет', () => {
    const { sheets, alike } = calibrationFigures(items, reference, [mark('a', reference), mark('b', reference)])
    assert.deepEqual(sheets[0], { expertId: 'a', equal: 3, items: 3, apart: 0, differing: [], meets: true })
    assert.equal(alike, undefined)
  })

  it('больше, меньше и «не применяется» вместо балла различаются', () => {
    const figures = calibrationFigures(items, reference, [
      mark('a', { '1.1': 10, '1.2': 5, '2.1': 4 }),
      mark('b', { '1.1': 4, '1.2': 'na', '2.1': 'na' }),
    ])
    assert.deepEqual(figures.items, [
      { code: '1.1', equal: 0, above: 1, below: 1, otherwise: 0 },
      { code: '1.2', equal: 1, above: 0, below: 0, otherwise: 1 },
      { code: '2.1', equal: 1, above: 0, below: 0, otherwise: 1 },
    ])
    assert.equal(figures.sheets[0]?.apart, 15)
    assert.deepEqual(figures.sheets[1]?.differing, ['1.1', '1.2'])
  })

  it('один лист: сравнивать между собой нечего', () => {
    const figures = calibrationFigures(items, reference, [mark('a', reference)])
    assert.deepEqual([figures.alpha, figures.alike], [undefined, undefined])
  })

  it('порядок специалистов ничего не меняет', () => {
    const sheet = fc.record({ '1.1': fc.nat(10), '1.2': fc.nat(5), '2.1': fc.nat(8) })
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 2, maxLength: 6 }), sheets => {
        const marks = sheets.map((points, place) => mark(`e${place}`, points))
        const [one, other] = [marks, marks.toReversed()].map(all => calibrationFigures(items, reference, all))
        assert.deepEqual(one?.items, other?.items)
        assert.deepEqual(one?.alpha?.value.toFixed(9), other?.alpha?.value.toFixed(9))
        assert.equal(one?.alike, other?.alike)
      }),
    )
  })
})
