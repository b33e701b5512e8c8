import type { Unit } from './agreement-units.ts'
import { alphaInterval } from './bootstrap.ts'
import { leastSheets, leastUnits } from './enough.ts'
import { type Estimate, wilson } from './intervals.ts'

/** How often one set of marks met on an item; marks stand ascending with a blank between: «4 7». */
export type ItemTimes = { marks: string; times: number; disputed: number; notApplied: number }

export type ItemFigures = {
  /** Cases in which the item was judged, and those with two independent judges or more. */
  cases: number
  compared: number
  /** Krippendorff's alpha with its interval; undefined also where all marks are alike. */
  alpha: Estimate | undefined
  /** Share of compared cases in which everybody gave the same. */
  equal: Estimate | undefined
  /** Share of compared cases in which the item went to the senior. */
  disputed: Estimate | undefined
  /** Mean points; undefined below five marks. */
  mean: number | undefined
  /** Times somebody held it not applicable. */
  notApplied: number
}

/** Numbers of one item out of how often each set of marks met; points are a scale of order. */
export const itemFigures = (lines: readonly ItemTimes[]): ItemFigures => {
  const units = lines.map((line): Unit & { disputed: number } => ({
    marks: line.marks === '' ? [] : line.marks.split(' ').map(Number),
    times: line.times,
    disputed: line.disputed,
  }))
  const pairs = units.filter(({ marks }) => marks.length > 1)
  const compared = total(pairs)
  const given = units.reduce((sum, { marks, times }) => sum + marks.length * times, 0)
  const points = units.reduce((sum, { marks, times }) => sum + marks.reduce((all, mark) => all + mark, 0) * times, 0)
  const enough = compared >= leastUnits
  return {
    cases: total(units),
    compared,
    alpha: enough ? alphaInterval(pairs, 'ordinal') : undefined,
    equal: enough
      ? wilson(total(pairs.filter(({ marks }) => marks.every(mark => mark === marks[0]))), compared)
      : undefined,
    disputed: enough
      ? wilson(
          pairs.reduce((sum, { disputed }) => sum + disputed, 0),
          compared,
        )
      : undefined,
    mean: given < leastSheets ? undefined : points / given,
    notApplied: lines.reduce((sum, { notApplied }) => sum + notApplied, 0),
  }
}

const total = (units: readonly Unit[]): number => units.reduce((sum, { times }) => sum + times, 0)
