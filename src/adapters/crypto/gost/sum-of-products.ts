import { baseOf, inverse, modulo, type Point, plus, type Sum, times } from './affine.ts'
import type { Curve } from './curves.ts'
import { fieldModule, limbsOf, montgomeryOf, numberInLimbs, slotBytes, slots, writeLimbs } from './field-module.ts'
import { signedDigits } from './signed-digits.ts'

/** Widths of digits: the table of the base point is made once a curve, the table of another point for each sum. */
const baseWidth = 7
const otherWidth = 5

/** A point whose coordinates are X/Z² and Y/Z³. */
export type Jacobian = { X: bigint; Y: bigint; Z: bigint }

/** Counts points of one curve. */
export type Counter = {
  /** n·P + m·Q, where P is the base point of the curve and 0 ≤ n, m < q. */
  sumOfProducts(n: bigint, m: bigint, other: Point): Jacobian | 'infinity'
}

/**
 * Two products of the standard's verification in one walk over the digits of both numbers (E. Straus, 1964), on the
 * field module of the curve. Not for secrets: time and memory reads depend on the numbers.
 */
export const counterOf = (curve: Curve): Counter => {
  const known = counters.get(curve)
  if (known !== undefined) return known
  const made = makeCounter(curve)
  counters.set(curve, made)
  return made
}

const counters = new WeakMap<Curve, Counter>()

const makeCounter = (curve: Curve): Counter => {
  const { p, a } = curve
  const limbs = limbsOf(p)
  const slot = slotBytes(limbs)
  const pointBytes = 3 * slot
  const sum = slots.named * slot
  const twice = sum + pointBytes
  const other = twice + pointBytes
  const base = other + tableSize(otherWidth) * pointBytes
  const end = base + tableSize(baseWidth) * pointBytes
  const { memory, functions } = fieldModule(p, Math.ceil(end / 0x10000))
  const view = new DataView(memory.buffer)
  const montgomery = montgomeryOf(p)
  const back = inverse(montgomery, p)
  const double = modulo(a + 3n, p) === 0n ? functions.doubleMinusThree : functions.double

  const write = (at: number, value: bigint): void => writeLimbs(view, at, limbs, modulo(value * montgomery, p))
  const read = (at: number): bigint => modulo(numberInLimbs(view, at, limbs) * back, p)
  const writePoint = (at: number, { x, y }: Point): void => {
    write(at, x)
    write(at + slot, y)
    write(at + 2 * slot, 1n)
  }
  /** An odd multiple of a table; the negative ones stand in its second half. */
  const place = (table: number, width: number, digit: number): number =>
    table + ((Math.abs(digit) >> 1) + (digit < 0 ? tableSize(width) / 2 : 0)) * pointBytes
  const fillNegatives = (table: number, width: number): void => {
    for (let digit = 1; digit < tableSize(width); digit += 2)
      functions.negate(place(table, width, -digit), place(table, width, digit), 0)
  }

  write(slots.a * slot, a)
  const doubled = plus(curve, baseOf(curve), baseOf(curve))
  let multiple: Sum = baseOf(curve)
  for (let digit = 1; digit < tableSize(baseWidth); digit += 2) {
    if (multiple === 'infinity') throw new Error(`The order of the base point of ${curve.name} is too small`)
    writePoint(place(base, baseWidth, digit), multiple)
    multiple = plus(curve, multiple, doubled)
  }
  fillNegatives(base, baseWidth)

  const fillOther = (point: Point): void => {
    writePoint(other, point)
    double(twice, other, 0)
    for (let digit = 3; digit < tableSize(otherWidth); digit += 2)
      functions.add(place(other, otherWidth, digit), place(other, otherWidth, digit - 2), twice)
    fillNegatives(other, otherWidth)
  }

  const sumOfProducts = (n: bigint, m: bigint, point: Point): Jacobian | 'infinity' => {
    const baseDigits = signedDigits(n, baseWidth)
    const otherDigits = signedDigits(m, otherWidth)
    if (m !== 0n) fillOther(point)
    let started = false
    const take = (digit: number, table: number, width: number, add: typeof functions.add): void => {
      if (digit === 0) return
      const term = place(table, width, digit)
      if (started) add(sum, sum, term)
      else functions.copy(sum, term, 0)
      started = true
    }
    for (let index = Math.max(baseDigits.length, otherDigits.length) - 1; index >= 0; index--) {
      if (started) double(sum, sum, 0)
      take(otherDigits[index] ?? 0, other, otherWidth, functions.add)
      take(baseDigits[index] ?? 0, base, baseWidth, functions.addAffine)
    }
    const Z = started ? read(sum + 2 * slot) : 0n
    if (Z !== 0n) return { X: read(sum), Y: read(sum + slot), Z }
    // Somewhere equal or opposite points met: the fast formulas do not hold, the definition does.
    const exact = plus(curve, times(curve, n, baseOf(curve)), times(curve, m, point))
    return exact === 'infinity' ? exact : { X: exact.x, Y: exact.y, Z: 1n }
  }

  return { sumOfProducts }
}

/** Odd multiples less than half of 2 to the power of width, each with its negative. */
const tableSize = (width: number): number => 1 << (width - 1)

/** The point itself. */
export const affineOf = ({ p }: Curve, { X, Y, Z }: Jacobian): Point => {
  const fromZ = inverse(Z, p)
  const square = modulo(fromZ * fromZ, p)
  return { x: modulo(X * square, p), y: modulo(Y * square * fromZ, p) }
}
