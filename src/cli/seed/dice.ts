import { createHash } from 'node:crypto'

/** Chance that repeats itself: the same word always rolls the same. */
export type Dice = {
  /** From 0 up to, but without, 1. */
  roll(): number
  /** A whole number between two, both possible. */
  between(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
  id(): string
}

export const dice = (word: string): Dice => {
  let state = createHash('sha256').update(word).digest().readUInt32LE(0)
  // Mulberry32: small, even enough for names and days.
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number): number => from + Math.floor(roll() * (to - from + 1))
  const hex = (length: number): string => Array.from({ length }, () => between(0, 15).toString(16)).join('')
  const own: Dice = {
    roll,
    between,
    chance: share => roll() < share,
    pick: list => {
      const found = list[between(0, list.length - 1)]
      if (found === undefined) throw new Error('Nothing to pick from')
      return found
    },
    shuffled: list => {
      const left = [...list]
      return list.flatMap(() => left.splice(between(0, left.length - 1), 1))
    },
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  }
  return own
}
