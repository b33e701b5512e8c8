import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { itemFigures } from './item-figures.ts'

const line = (marks: string, times: number, disputed = 0, notApplied = 0) => ({ marks, times, disputed, notApplied })

describe('Числа показателя', () => {
  it('наборы баллов складываются: дела, сравнения, совпадения, спорные, среднее', () => {
    const figures = itemFigures([line('4 4', 6), line('4 7', 4, 3), line('7', 2, 0, 2)])
    assert.deepEqual([figures.cases, figures.compared, figures.notApplied], [12, 10, 2])
    assert.equal(figures.equal?.value, 0.6)
    assert.equal(figures.disputed?.value, 0.3)
    // 6·(4+4) + 4·(4+7) + 2·7 over 22 marks.
    assert.equal(figures.mean, 106 / 22)
    assert.ok(figures.alpha !== undefined && figures.alpha.low <= figures.alpha.value)
  })

  it('один эксперт на всех делах: сравнивать не с кем, числа согласия нет', () => {
    const figures = itemFigures([line('4', 30), line('7', 20)])
    assert.deepEqual(
      [figures.compared, figures.alpha, figures.equal, figures.disputed],
      [0, ...Array(3).fill(undefined)],
    )
    assert.equal(figures.mean, 5.2)
  })

  it('все баллы одинаковы: совпало всё, а альфы нет', () => {
    const figures = itemFigures([line('5 5', 40)])
    assert.deepEqual([figures.equal?.value, figures.alpha, figures.compared], [1, undefined, 40])
  })

  it('две отметки – ещё не среднее; ни одной – ничего', () => {
    assert.equal(itemFigures([line('4 7', 1)]).mean, undefined)
    assert.deepEqual(itemFigures([]).cases, 0)
    assert.equal(itemFigures([line('', 3, 0, 3)]).mean, undefined)
  })
})
