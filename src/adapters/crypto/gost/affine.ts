import type { Curve } from './curves.ts'

export type Point = { x: bigint; y: bigint }
/** A point, or infinity: the zero of addition. */
export type Sum = Point | 'infinity'

/** The base point P of the curve. */
export const baseOf = ({ x, y }: Curve): Point => ({ x, y })

/** The remainder of division, never negative. */
export const modulo = (value: bigint, by: bigint): bigint => {
  const rest = value % by
  return rest < 0n ? rest + by : rest
}

/** What gives one when multiplied by the value; Euclid's algorithm. The value must not be a multiple of the prime. */
export const inverse = (value: bigint, prime: bigint): bigint => {
  let [high, low, highFactor, lowFactor] = [prime, modulo(value, prime), 0n, 1n]
  while (low > 1n) {
    const quotient = high / low
    ;[high, low] = [low, high - quotient * low]
    ;[highFactor, lowFactor] = [lowFactor, highFactor - quotient * lowFactor]
  }
  return modulo(lowFactor, prime)
}

export const isOnCurve = ({ p, a, b }: Curve, { x, y }: Point): boolean =>
  x >= 0n && x < p && y >= 0n && y < p && modulo(y * y - (x * x * x + a * x + b), p) === 0n

/** The sum of two points by the definition of GOST R 34.10-2012, section 5.1: slow, but right for every pair. */
export const plus = ({ p, a }: Curve, one: Sum, two: Sum): Sum => {
  if (one === 'infinity') return two
  if (two === 'infinity') return one
  const same = one.x === two.x
  if (same && modulo(one.y + two.y, p) === 0n) return 'infinity'
  const slope = same ? (3n * one.x * one.x + a) * inverse(2n * one.y, p) : (two.y - one.y) * inverse(two.x - one.x, p)
  const x = modulo(slope * slope - one.x - two.x, p)
  return { x, y: modulo(slope * (one.x - x) - one.y, p) }
}

/** The point added to itself so many times. */
export const times = (curve: Curve, factor: bigint, point: Sum): Sum => {
  let sum: Sum = 'infinity'
  for (const bit of factor.toString(2)) {
    sum = plus(curve, sum, sum)
    if (bit === '1') sum = plus(curve, sum, point)
  }
  return sum
}
