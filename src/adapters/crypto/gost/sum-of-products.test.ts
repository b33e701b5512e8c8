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
        fc.property(scalar, scalar, fc.bigInt({ min: 1n, max: curve.q - 1n }), (n, m, factor) => {
          const other = pointOf(curve, factor)
          assert.deepEqual(
            counted(curve, n, m, other),
            plus(curve, times(curve, n, baseOf(curve)), times(curve, m, other)),
          )
        }),
        { numRuns: curve.bits === 256 ? 12 : 4 },
      )
    })

    it(`${curve.name}: Q кратна P, слагаемые равны или противоположны`, () => {
      const half = pointOf(curve, (curve.q + 1n) / 2n)
      for (const [factor, n, m] of [
        [1n, 1n, 1n],
        [1n, 5n, 5n],
        [1n, 1n, curve.q - 1n],
        [2n, 2n, curve.q - 1n],
        [curve.q - 1n, 7n, 7n],
        [curve.q - 1n, 7n, curve.q - 7n],
      ] as const) {
        const other = pointOf(curve, factor)
        assert.deepEqual(counted(curve, n, m, other), times(curve, (n + m * factor) % curve.q, baseOf(curve)))
      }
      assert.deepEqual(counted(curve, 0n, 2n, half), pointOf(curve, 1n))
      assert.equal(counted(curve, 0n, 0n, half), 'infinity')
    })
  }
})
