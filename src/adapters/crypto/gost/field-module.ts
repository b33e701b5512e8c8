import { type PointFunction, pointFormulas, stepOf } from './point-formulas.ts'
import { type Code, i32, i64, type Local, type Module, moduleOf, type Variable } from './wasm.ts'

const limbBits = 28
const radix = 1n << BigInt(limbBits)

/**
 * All is counted modulo a multiple of p whose lowest limb is −1: then what must be added to a sum to make its lowest
 * limb zero is that limb itself times the multiple.
 */
const modulusOf = (p: bigint): bigint => p * (radix - inverseOfLowest(p))

/** How many limbs a number takes: 20 spare bits or more let sums and differences go unreduced. */
export const limbsOf = (p: bigint): number => Math.ceil((modulusOf(p).toString(2).length + 20) / limbBits)

/** Bytes of a number in memory: limbs of 28 bits and a sign, eight bytes each, the lowest limb first. */
export const slotBytes = (limbs: number): number => limbs * 8

/** What a number is multiplied by while in work, so that its product is reduced without division (P. Montgomery, 1985). */
export const montgomeryOf = (p: bigint): bigint => 1n << BigInt(limbBits * limbsOf(p))

/** The first slots hold what passes between steps of a formula; the first of them is the coefficient a. */
export const slots = { a: 0, named: 48 } as const

type Operation = 'multiply' | 'square'
export type Field = Module<Operation | PointFunction>

/**
 * Arithmetic modulo p and the formulas of points over it, written for one prime. With M for the multiple of p, a product
 * lies within (−M, 2M) if its factors, multiplied, are below 2²⁰M²; formulas stay far from that.
 */
export const fieldModule = (p: bigint, pages: number): Field => {
  const limbs = limbsOf(p)
  const { declare, start } = moduleOf<Operation | PointFunction>(pages)

  const multiply = declare('multiply', ['to', 'a', 'b'], ({ to, a, b }, variable) => {
    const [left, right] = [numberAt(a, limbs, variable), numberAt(b, limbs, variable)]
    return [left.load, right.load, reduced(p, to, productColumns(left.limbs, right.limbs), variable)]
  })
  const square = declare('square', ['to', 'a'], ({ to, a }, variable) => {
    const { load, limbs: own } = numberAt(a, limbs, variable)
    const twice = own.map(() => variable('i64'))
    const doubled = twice.map((limb, index) => limb.set(i64.add(limbAt(own, index), limbAt(own, index))))
    return [load, doubled, reduced(p, to, squareColumns(own, twice), variable)]
  })
  const names = new Map<string, number>([['A', slots.a]])
  const slotOf = (name: string): number => {
    if (!names.has(name)) names.set(name, names.size)
    const slot = names.get(name) ?? 0
    if (slot >= slots.named) throw new Error('Formulas have more names than there are slots')
    return slot
  }
  const formulas = Object.entries(pointFormulas) as [PointFunction, readonly string[]][]
  for (const [name, lines] of formulas)
    declare(name, ['out', 'one', 'two'], ({ out, one, two }, variable) => {
      const points = [one, two, out]
      const place = (of: string): Place => {
        const point = points[Number(of[1]) - 1]
        return point === undefined
          ? { base: i32.const(0), offset: slotOf(of) * slotBytes(limbs) }
          : { base: point.get, offset: 'XYZ'.indexOf(of.charAt(0)) * slotBytes(limbs) }
      }
      const address = (of: string): Code => i32.add(place(of).base, i32.const(place(of).offset))
      const combined = combination(limbs, variable)
      return lines.map(stepOf).map(step => {
        if ('sum' in step)
          return combined(
            place(step.to),
            step.sum.map(({ factor, of }) => ({ factor, place: place(of) })),
          )
        const [left, right] = step.product
        return left === right
          ? square(address(step.to), address(left))
          : multiply(address(step.to), address(left), address(right))
      })
    })
  return start()
}

const numberAt = (address: Local, limbs: number, variable: Variable): { load: Code; limbs: readonly Local[] } => {
  const own = Array.from({ length: limbs }, () => variable('i64'))
  return { load: own.map((limb, index) => limb.set(i64.load(address.get, 8 * index))), limbs: own }
}

const limbAt = (limbs: readonly Local[], index: number): Code => limbs[index]?.get ?? i64.const(0n)

/** Products of limbs that have the same weight, for each weight. */
type Columns = readonly (readonly Code[])[]

const productColumns = (left: readonly Local[], right: readonly Local[]): Columns =>
  Array.from({ length: 2 * left.length - 1 }, (_, weight) =>
    left.flatMap((limb, index) => {
      const other = right[weight - index]
      return other === undefined ? [] : [i64.mul(limb.get, other.get)]
    }),
  )

const squareColumns = (limbs: readonly Local[], twice: readonly Local[]): Columns =>
  Array.from({ length: 2 * limbs.length - 1 }, (_, weight) =>
    limbs.flatMap((limb, index) => {
      const other = index * 2 === weight ? limb : twice[weight - index]
      return other === undefined || weight - index < index ? [] : [i64.mul(limb.get, other.get)]
    }),
  )

/**
 * Montgomery's reduction, column by column: a multiple of the modulus makes the lowest limb zero, and the sum moves down
 * by it (shifting already does what its limb −1 would). Limbs of the modulus have a sign, so for primes near a power of
 * two, as most of the standard's are, all but a few are zero and cost nothing.
 */
const reduced = (p: bigint, to: Local, columns: Columns, variable: Variable): Code => {
  const limbs = signedLimbs(p)
  const sum = variable('i64')
  const multiples = limbs.map(() => variable('i64'))
  const plus = (terms: readonly Code[]): Code => terms.map(term => sum.set(i64.add(sum.get, term)))
  const moveDown = sum.set(i64.shiftSigned(sum.get, i64.const(BigInt(limbBits))))
  return [
    columns.map((column, weight) => {
      const multiple = multiples[weight]
      const passed = multiples.flatMap((one, index) => {
        const limb = limbs[weight - index]
        return one === multiple || limb === undefined || limb === 0n ? [] : [i64.mul(one.get, i64.const(limb))]
      })
      return [
        plus([...column, ...passed]),
        multiple === undefined
          ? i64.store(to.get, 8 * (weight - limbs.length), low(sum.get))
          : multiple.set(low(sum.get)),
        moveDown,
      ]
    }),
    i64.store(to.get, 8 * (limbs.length - 1), sum.get),
  ]
}

type Place = { base: Code; offset: number }

/**
 * The sum of numbers with small factors. Limbs grow, so each keeps its 28 bits and takes what the one below could not
 * hold; the highest keeps all.
 */
const combination = (limbs: number, variable: Variable) => {
  const [limb, carry] = [variable('i64'), variable('i64')]
  return (to: Place, terms: readonly { factor: number; place: Place }[]): Code =>
    Array.from({ length: limbs }, (_, index) => {
      const kept = index === limbs - 1 ? limb.get : low(limb.get)
      const parts = terms.map(({ factor, place }) => multiple(factor, i64.load(place.base, place.offset + 8 * index)))
      return [
        limb.set(parts.reduce((sum, part) => i64.add(sum, part))),
        i64.store(to.base, to.offset + 8 * index, index === 0 ? kept : i64.add(kept, carry.get)),
        carry.set(i64.shiftSigned(limb.get, i64.const(BigInt(limbBits)))),
      ]
    })
}

const multiple = (factor: number, value: Code): Code => {
  if (factor === 1) return value
  return factor === -1 ? i64.sub(i64.const(0n), value) : i64.mul(value, i64.const(BigInt(factor)))
}

const low = (value: Code): Code => i64.and(value, i64.const(radix - 1n))

const signedLimbs = (p: bigint): readonly bigint[] => {
  let rest = modulusOf(p)
  return Array.from({ length: limbsOf(p) }, () => {
    const limb = BigInt.asIntN(limbBits, rest)
    rest = (rest - limb) >> BigInt(limbBits)
    return limb
  })
}

/** Newton's iteration modulo 2²⁸: each step doubles the number of right bits. */
const inverseOfLowest = (p: bigint): bigint => {
  let inverse = 1n
  for (let bits = 1; bits < limbBits; bits *= 2) inverse = BigInt.asUintN(limbBits, inverse * (2n - p * inverse))
  return inverse
}

/** Writes a number of 0 ≤ value < p as limbs. */
export const writeLimbs = (view: DataView, at: number, limbs: number, value: bigint): void => {
  for (let index = 0; index < limbs; index++)
    view.setBigInt64(at + 8 * index, (value >> BigInt(limbBits * index)) & (radix - 1n), true)
}

/** The number that limbs make; it may be negative. */
export const numberInLimbs = (view: DataView, at: number, limbs: number): bigint => {
  let value = 0n
  for (let index = limbs - 1; index >= 0; index--) value = value * radix + view.getBigInt64(at + 8 * index, true)
  return value
}
