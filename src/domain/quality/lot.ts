/** Chance that repeats itself: the same seed draws the same numbers, from 0 up to, but without, 1. */
export type Lot = () => number

/** Mulberry32: small and even enough for drawing samples; nothing secret rests on it. */
export const lotFrom = (seed: number): Lot => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * How often something that is expected `mean` times happens (Poisson): by the inverse of its distribution up to thirty, by the
 * normal approximation above.
 */
export const poissonFrom = (lot: Lot): ((mean: number) => number) => {
  const normal = normalFrom(lot)
  const known = new Map<number, Float64Array>()
  return mean => {
    if (mean <= 0) return 0
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    const chances = known.get(mean) ?? chancesOf(mean)
    known.set(mean, chances)
    const even = lot()
    let times = 0
    while (even >= (chances[times] ?? 1)) times += 1
    return times
  }
}

/** Chances of «so many times or fewer», from none at all up to where what is left is finer than a draw. */
const chancesOf = (mean: number): Float64Array => {
  const chances: number[] = []
  let one = Math.exp(-mean)
  let all = one
  for (let times = 1; all < 1 - 2 ** -33; times++) {
    chances.push(all)
    one *= mean / times
    all += one
  }
  return Float64Array.from(chances)
}

/** Draws of the standard normal distribution, which come in pairs: a point inside the circle gives two (Marsaglia and Bray 1964). */
const normalFrom = (lot: Lot): (() => number) => {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    for (;;) {
      const [across, along] = [2 * lot() - 1, 2 * lot() - 1]
      const far = across * across + along * along
      if (far > 0 && far < 1) {
        const stretch = Math.sqrt((-2 * Math.log(far)) / far)
        spare = along * stretch
        return across * stretch
      }
    }
  }
}
