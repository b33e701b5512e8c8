import { alphaInterval } from './bootstrap.ts'
import { kappaOf } from './cohen.ts'
import { leastSheets, leastUnits } from './enough.ts'
import { type Estimate, wilson } from './intervals.ts'

/** An own mark beside another one on the same item, so often. */
export type MarkPair = { own: number; other: number; times: number }

/** One rater beside the others on one item. */
export type PairFigures = {
  compared: number
  alpha: Estimate | undefined
  /** Cohen's kappa with squared weights over the values of the scale that occur. */
  kappa: Estimate | undefined
  equal: Estimate | undefined
  /** Mean own minus other, in points. */
  apart: number | undefined
}

/** Shares and differences from five comparisons on, alpha and kappa from ten: they jump with every case below that. */
export const pairFigures = (pairs: readonly MarkPair[]): PairFigures => {
  const compared = pairs.reduce((sum, { times }) => sum + times, 0)
  const units = pairs.map(({ own, other, times }) => ({ marks: [own, other], times }))
  const same = pairs.filter(({ own, other }) => own === other).reduce((sum, { times }) => sum + times, 0)
  const apart = pairs.reduce((sum, { own, other, times }) => sum + (own - other) * times, 0)
  return {
    compared,
    alpha: compared < leastUnits ? undefined : alphaInterval(units, 'ordinal'),
    kappa: compared < leastUnits ? undefined : kappaOf(crossTable(pairs), 'quadratic'),
    equal: compared < leastSheets ? undefined : wilson(same, compared),
    apart: compared < leastSheets ? undefined : apart / compared,
  }
}

const crossTable = (pairs: readonly MarkPair[]): number[][] => {
  const values = [...new Set(pairs.flatMap(({ own, other }) => [own, other]))].sort((a, b) => a - b)
  const table = values.map(() => values.map(() => 0))
  for (const { own, other, times } of pairs) {
    const row = table[values.indexOf(own)]
    const column = values.indexOf(other)
    if (row !== undefined) row[column] = (row[column] ?? 0) + times
  }
  return table
}
