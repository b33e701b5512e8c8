import type { Metric, Unit } from './agreement-units.ts'
import type { Estimate } from './intervals.ts'
import { alphaOf } from './krippendorff.ts'
import { lotFrom, poissonFrom } from './lot.ts'

/** The seed of every interval: it is shown on the page, so that anyone draws the same samples. */
export const bootstrapSeed = 20_110_125
export const bootstrapRounds = 250

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
  const pairable = merged(units)
  const value = alphaOf(pairable, metric)
  if (value === undefined) return undefined
  const draw = poissonFrom(lotFrom(seed))
  const again = counting(pairable, metric)
  const drawn: number[] = []
  for (let round = 0; round < rounds; round++) {
    const alpha = again(draw)
    if (alpha !== undefined) drawn.push(alpha)
  }
  drawn.sort((a, b) => a - b)
  const n = pairable.reduce((sum, { times }) => sum + times, 0)
  return { value, low: Math.min(value, percentile(drawn, 0.025)), high: Math.max(value, percentile(drawn, 0.975)), n }
}

/** Units with the same marks counted together: the fewer there are, the less is drawn. */
const merged = (units: readonly Unit[]): Unit[] => {
  const found = new Map<string, Unit>()
  for (const { marks, times } of units) {
    if (marks.length < 2 || times <= 0) continue
    const ordered = [...marks].sort((a, b) => a - b)
    const known = found.get(ordered.join(' '))
    found.set(ordered.join(' '), { marks: ordered, times: times + (known?.times ?? 0) })
  }
  return [...found.values()]
}

/**
 * The same reckoning as `alphaOf`, made ready to be repeated with other numbers of the same units: only sums of distances are
 * built anew. A test holds the two against each other.
 */
export const counting = (
  units: readonly Unit[],
  metric: Metric,
): ((drawn: (times: number) => number) => number | undefined) => {
  const values = [...new Set(units.flatMap(({ marks }) => marks))].sort((a, b) => a - b)
  const sets = units.map(({ marks, times }) => ({ times, places: marks.map(mark => values.indexOf(mark)) }))
  const size = values.length
  const margins = new Float64Array(size)
  const sums = new Float64Array(size + 1)
  const counts = new Float64Array(units.length)

  const apart = (one: number, other: number): number => {
    if (one === other) return 0
    if (metric === 'nominal') return 1
    if (metric === 'interval') return ((values[one] ?? 0) - (values[other] ?? 0)) ** 2
    const [low, high] = one < other ? [one, other] : [other, one]
    const ends = ((margins[low] ?? 0) + (margins[high] ?? 0)) / 2
    return ((sums[high + 1] ?? 0) - (sums[low] ?? 0) - ends) ** 2
  }

  return drawn => {
    margins.fill(0)
    let total = 0
    for (const [place, { times, places }] of sets.entries()) {
      const count = drawn(times)
      counts[place] = count
      total += count * places.length
      for (const at of places) margins[at] = (margins[at] ?? 0) + count
    }
    if (total <= 1) return undefined
    for (let place = 0; place < size; place++) sums[place + 1] = (sums[place] ?? 0) + (margins[place] ?? 0)

    let expected = 0
    for (let one = 0; one < size; one++)
      for (let other = 0; other < one; other++)
        expected += (margins[one] ?? 0) * (margins[other] ?? 0) * apart(one, other)
    if (expected === 0) return undefined
    let observed = 0
    for (const [place, { places }] of sets.entries()) {
      let inside = 0
      for (let one = 1; one < places.length; one++)
        for (let other = 0; other < one; other++) inside += apart(places[one] ?? 0, places[other] ?? 0)
      observed += ((counts[place] ?? 0) * inside) / (places.length - 1)
    }
    return 1 - ((total - 1) * observed) / expected
  }
}

/** A percentile of ascending values, between two of them by the straight line. */
const percentile = (ascending: readonly number[], share: number): number => {
  const place = (ascending.length - 1) * share
  const [below = Number.NaN, above = below] = [ascending[Math.floor(place)], ascending[Math.ceil(place)]]
  return below + (above - below) * (place - Math.floor(place))
}
