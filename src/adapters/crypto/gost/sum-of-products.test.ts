import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { baseOf, plus, type Sum, times } from './affine.ts'
import { type Curve, curves } from './curves.ts'
import { affineOf, counterOf } from './sum-of-products.ts'

const counted = (curve: Curve, n: bigint, m: bigint, other: { x: bigint; y: bigint }): Sum => {
  const sum = counterOf(curve).sumOfProducts(n, m, other)
  return sum === 'infinity' ? sum : affineOf(curve, sum)
}
const pointOf = (curve: Curve, factor: bigint) => {
  const point = times(curve, factor, baseOf(curve))
  if (point === 'infinity') throw new Error('Infinity is not a key')
  return point
}

describe('быстрая сумма n·P + m·Q равна сумме по определению', () => {
  for (const curve of curves) {
    const scalar = fc.oneof(
      { weight: 3, arbitrary: fc.bigInt({ min: 0n, max: curve.q - 1n }) },
      { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 40n }) },
      { weight: 1, arbitrary: fc.bigInt({ min: curve.q - 40n, max: curve.q - 1n }) },
    )
    it(`${curve.name}: любые числа и точки`, () => {
      fc.assert(
        fc.property(scalar, scalar, fc.bigInt({ min: 1n, max: 2n ** 40n }), (n, m, factor) => {
          const other = pointOf(curve, factor)
          const expected = plus(curve, times(curve, n, baseOf(curve)), times(curve, m, other))
          assert.deepEqual(counted(curve, n, m, other), expected)
        }),
        { numRuns: curve.bits === 256 ? 10 : 3 },
      )
    })

    it(`${curve.name}: слагаемые равны, противоположны или пусты`, () => {
      for (const [factor, n, m] of [
        [1n, 1n, 1n],
        [1n, 5n, 5n],
        [3n, 6n, 2n],
        [3n, 0n, 0n],
        [3n, 0n, 1n],
        [3n, 1n, 0n],
        [1n, 1n, curve.q - 1n],
      ] as const)
        assert.deepEqual(
          counted(curve, n, m, pointOf(curve, factor)),
          times(curve, (n + m * factor) % curve.q, baseOf(curve)),
        )
      const { x, y } = pointOf(curve, 2n)
      assert.equal(counted(curve, 14n, 7n, { x, y: curve.p - y }), 'infinity')
    })
  }
})
