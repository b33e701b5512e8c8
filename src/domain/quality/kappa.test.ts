import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { kappaOf } from './cohen.ts'
import { fleissKappa } from './fleiss.ts'

const near = (got: number | undefined, wanted: number, digits = 3): void => {
  assert.ok(got !== undefined && Math.abs(got - wanted) <= 0.5 * 10 ** -digits + 1e-12, `${got}, нужно ${wanted}`)
}

describe('Каппа', () => {
  it('Fleiss, Levin, Paik 2003, табл. 18.1: 0,68', () => {
    const kappa = kappaOf([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ])
    near(kappa?.value, 0.676)
  })

  it('SAS/STAT, пример «Skin Condition»: 0,3449 (0,2030–0,4868), взвешенная 0,5082', () => {
    const table = [
      [10, 4, 1, 0],
      [5, 10, 12, 2],
      [2, 4, 12, 5],
      [0, 2, 6, 13],
    ]
    const plain = kappaOf(table)
    near(plain?.value, 0.3449, 4)
    near(plain?.low, 0.203, 4)
    near(plain?.high, 0.4868, 4)
    near(kappaOf(table, 'linear')?.value, 0.5082, 4)
  })

  it('Cohen 1960: согласие случая – ноль, полное – единица, две категории взвешивать нечем', () => {
    near(
      kappaOf([
        [25, 25],
        [25, 25],
      ])?.value,
      0,
    )
    near(
      kappaOf([
        [30, 0],
        [0, 20],
      ])?.value,
      1,
    )
    const two = [
      [20, 5],
      [10, 15],
    ]
    near(kappaOf(two)?.value, 0.4)
    assert.deepEqual(kappaOf(two, 'linear'), kappaOf(two))
    assert.deepEqual(kappaOf(two, 'quadratic'), kappaOf(two))
    assert.equal(
      kappaOf([
        [7, 0],
        [0, 0],
      ]),
      undefined,
    )
  })

  it('один из двух всегда отвечает одно и то же: каппы нет, а не ноль с интервалом от нуля до нуля', () => {
    for (const weights of ['none', 'quadratic'] as const)
      assert.equal(
        kappaOf(
          [
            [9, 3],
            [0, 0],
          ],
          weights,
        ),
        undefined,
      )
  })

  it('поменять экспертов местами – каппа та же', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
        table => {
          const turned = table.map((_, row) => table.map(line => line[row] ?? 0))
          for (const weights of ['none', 'linear', 'quadratic'] as const) {
            const one = kappaOf(table, weights)
            if (one !== undefined) near(kappaOf(turned, weights)?.value, one.value, 9)
          }
        },
      ),
    )
  })

  it('каппа Флейса, разобранный пример Википедии: четырнадцать экспертов, десять вещей, пять ответов – 0,210', () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]
    near(fleissKappa(counts), 0.21)
    assert.equal(fleissKappa([]), undefined)
    assert.throws(() =>
      fleissKappa([
        [2, 0],
        [1, 0],
      ]),
    )
  })
})
