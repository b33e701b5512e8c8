import type { Metric, Unit } from './agreement-units.ts'
import type { Estimate } from './intervals.ts'
import { alphaOf } from './krippendorff.ts'
import { lotFrom, poisson } from './lot.ts'

/** The seed of every interval: it is shown on the page, so that anyone draws the same samples. */
export const bootstrapSeed = 20_110_125
export const bootstrapRounds = 400

/**
 * Alpha with a 95 % interval by the bootstrap over units (Efron 1979, percentiles): each round every unit counts as often as a
 * Poisson draw of mean one says, which for many equal units is one draw of their number (Hanley and MacGibbon 2006). The same
 * seed gives the same interval. Undefined where alpha is.
 */
export const alphaInterval = (
  units: readonly Unit[],
  metric: Metric,
  { rounds = bootstrapRounds, seed = bootstrapSeed } = {},
): Estimate | undefined => {
  const pairable = units.filter(({ marks, times }) => marks.length > 1 && times > 0)
  const value = alphaOf(pairable, metric)
  if (value === undefined) return undefined
  const lot = lotFrom(seed)
  const drawn: number[] = []
  for (let round = 0; round < rounds; round++) {
    const again = alphaOf(
      pairable.map(({ marks, times }) => ({ marks, times: poisson(lot, times) })),
      metric,
    )
    if (again !== undefined) drawn.push(again)
  }
  drawn.sort((a, b) => a - b)
  const n = pairable.reduce((sum, { times }) => sum + times, 0)
  return { value, low: Math.min(value, percentile(drawn, 0.025)), high: Math.max(value, percentile(drawn, 0.975)), n }
}

/** A percentile of ascending values, between two of them by the straight line. */
const percentile = (ascending: readonly number[], share: number): number => {
  const place = (ascending.length - 1) * share
  const [below = Number.NaN, above = below] = [ascending[Math.floor(place)], ascending[Math.ceil(place)]]
  return below + (above - below) * (place - Math.floor(place))
}
