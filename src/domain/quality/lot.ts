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
 * How often something that is expected `mean` times happens (Poisson): by multiplying draws up to thirty, by the normal
 * approximation above.
 */
export const poissonFrom = (lot: Lot): ((mean: number) => number) => {
  const normal = normalFrom(lot)
  return mean => {
    if (mean <= 0) return 0
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    const limit = Math.exp(-mean)
    let times = 0
    for (let product = lot(); product > limit; product *= lot()) times += 1
    return times
  }
}

/** Draws of the standard normal distribution, which come in pairs (Box and Muller 1958). */
const normalFrom = (lot: Lot): (() => number) => {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    const far = Math.sqrt(-2 * Math.log(1 - lot()))
    const turn = 2 * Math.PI * lot()
    spare = far * Math.sin(turn)
    return far * Math.cos(turn)
  }
}
