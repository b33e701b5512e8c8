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

/** Units with the same marks counted together, in an order of their own: in whatever order they come, the same samples are drawn. */
const merged = (units: readonly Unit[]): Unit[] => {
  const found = new Map<string, Unit>()
  for (const { marks, times } of units) {
    if (marks.length < 2 || times <= 0) continue
    const ordered = [...marks].sort((a, b) => a - b)
    const known = found.get(ordered.join(' '))
    found.set(ordered.join(' '), { marks: ordered, times: times + (known?.times ?? 0) })
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, unit]) => unit)
}

/**
 * The same reckoning as `alphaOf`, made ready to be repeated with other numbers of the same units: places of marks and pairs of
 * marks are laid out flat once, and a round only sums. A test holds the two against each other.
 */
export const counting = (
  units: readonly Unit[],
  metric: Metric,
): ((drawn: (times: number) => number) => number | undefined) => {
  const values = [...new Set(units.flatMap(({ marks }) => marks))].sort((a, b) => a - b)
  const size = values.length
  const { given, pairs } = laidOut(units, values)
  const times = Float64Array.from(units, unit => unit.times)
  const counts = new Float64Array(units.length)
  const margins = new Float64Array(size)
  const sums = new Float64Array(size + 1)
  const apart = new Float64Array(size * size)

  const distance = (low: number, high: number): number => {
    if (metric === 'nominal') return 1
    const ends = ((margins[low] ?? 0) + (margins[high] ?? 0)) / 2
    const far =
      metric === 'interval' ? (values[high] ?? 0) - (values[low] ?? 0) : (sums[high + 1] ?? 0) - (sums[low] ?? 0) - ends
    // Multiplied, not raised to a power: this line runs a million times a page.
    return far * far
  }

  return drawn => {
    for (let unit = 0; unit < counts.length; unit++) counts[unit] = drawn(times[unit] ?? 0)
    margins.fill(0)
    for (let mark = 0; mark < given.place.length; mark++) {
      const place = given.place[mark] ?? 0
      margins[place] = (margins[place] ?? 0) + (counts[given.unit[mark] ?? 0] ?? 0)
    }
    for (let place = 0; place < size; place++) sums[place + 1] = (sums[place] ?? 0) + (margins[place] ?? 0)
    const total = sums[size] ?? 0
    if (total <= 1) return undefined

    let expected = 0
    for (let high = 1; high < size; high++)
      for (let low = 0; low < high; low++) {
        const far = distance(low, high)
        apart[low * size + high] = far
        expected += (margins[low] ?? 0) * (margins[high] ?? 0) * far
      }
    if (expected === 0) return undefined
    let observed = 0
    for (let pair = 0; pair < pairs.cell.length; pair++)
      observed += (counts[pairs.unit[pair] ?? 0] ?? 0) * (pairs.weight[pair] ?? 0) * (apart[pairs.cell[pair] ?? 0] ?? 0)
    return 1 - ((total - 1) * observed) / expected
  }
}

/**
 * Every mark with the place of its value and the number of its unit, and every pair of unlike marks with its cell in the square
 * of values; a pair weighs 1 / (m − 1) in a unit of m marks (Krippendorff 2011, step B).
 */
const laidOut = (units: readonly Unit[], values: readonly number[]) => {
  const given: { place: number; unit: number }[] = []
  const pairs: { cell: number; unit: number; weight: number }[] = []
  for (const [unit, { marks }] of units.entries()) {
    const places = marks.map(mark => values.indexOf(mark)).sort((a, b) => a - b)
    given.push(...places.map(place => ({ place, unit })))
    for (const [at, high] of places.entries())
      for (const low of places.slice(0, at))
        if (low !== high) pairs.push({ cell: low * values.length + high, unit, weight: 1 / (marks.length - 1) })
  }
  return {
    given: { place: Uint32Array.from(given, one => one.place), unit: Uint32Array.from(given, one => one.unit) },
    pairs: {
      cell: Uint32Array.from(pairs, one => one.cell),
      unit: Uint32Array.from(pairs, one => one.unit),
      weight: Float64Array.from(pairs, one => one.weight),
    },
  }
}

/** A percentile of ascending values, between two of them by the straight line. */
const percentile = (ascending: readonly number[], share: number): number => {
  const place = (ascending.length - 1) * share
  const [below = Number.NaN, above = below] = [ascending[Math.floor(place)], ascending[Math.ceil(place)]]
  return below + (above - below) * (place - Math.floor(place))
}
