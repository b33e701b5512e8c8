import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { driftChart } from './expert-page.ts'

const month = (name: string, n: number, apart: number) => ({
  ...{ expertId: 'a', month: name, n, sum: n * apart, squares: n * apart * apart },
  ...{ sheets: n, overdue: 0, disputed: 0, items: 0 },
})

describe('Отличие от коллег по месяцам', () => {
  it('месяц с одним сравнением отдельно не показан: ни кружком, ни числом', () => {
    const drawn = String(driftChart([month('2026-01', 6, 2), month('2026-02', 1, -37.5), month('2026-03', 8, 1)]))
    assert.equal(drawn.match(/class="house-chart__own"/g)?.length, 2)
    assert.doesNotMatch(drawn, /37/)
    assert.match(drawn, /фев\u00a026<\/t[hd]>.*?меньше 5/s)
  })

  it('сравнений мало – слова вместо графика', () => {
    const drawn = String(driftChart([month('2026-01', 2, 20)]))
    assert.match(drawn, /Сравнений с коллегами пока мало/)
    assert.doesNotMatch(drawn, /<svg|20/)
    assert.doesNotMatch(String(driftChart([])), /NaN|undefined/)
  })
})
