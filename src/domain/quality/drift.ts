import { type Estimate, meanOf } from './intervals.ts'

/** Differences of one rater from the others on the same cases, in one month: how many, their sum and the sum of squares. */
export type MonthSums = { month: string; n: number; sum: number; squares: number }

/** A month of a drift: the month alone and the three months that end with it, each with its interval where there is one. */
export type DriftPoint = { month: string; n: number; own: number; moving: Estimate | undefined }

/** Months that the moving difference looks back over, the month itself included. */
export const driftWindow = 3

/** A shift of less than one percent point of the sheet is nobody's habit, however sure the interval is. */
export const noticeableShift = 1

/**
 * The severity of a rater month by month: own percent of the sheet minus the mean of the others on the same case, as a moving mean
 * of three months with Student's interval. Above zero the rater is more generous than the others, below zero stricter. The others
 * are no standard: the difference says who is apart, not who is right.
 */
export const driftOf = (months: readonly MonthSums[]): DriftPoint[] => {
  const ordered = [...months].sort((a, b) => (a.month < b.month ? -1 : 1))
  return ordered.map(({ month, n, sum }) => {
    const first = monthsBefore(month, driftWindow - 1)
    const near = ordered.filter(one => one.month >= first && one.month <= month)
    const total = near.reduce(
      (all, one) => ({ n: all.n + one.n, sum: all.sum + one.sum, squares: all.squares + one.squares }),
      {
        n: 0,
        sum: 0,
        squares: 0,
      },
    )
    return { month, n, own: n === 0 ? 0 : sum / n, moving: meanOf(total.n, total.sum, total.squares) }
  })
}

/** What the latest moving difference says: apart from the others for certain, or not. */
export const shiftNow = (points: readonly DriftPoint[], least: number): 'generous' | 'strict' | 'none' | 'unknown' => {
  const last = points.at(-1)?.moving
  if (last === undefined || last.n < least) return 'unknown'
  if (last.low > 0 && last.value >= noticeableShift) return 'generous'
  if (last.high < 0 && last.value <= -noticeableShift) return 'strict'
  return 'none'
}

/** Every month from the first to the last one, so that a line of time has no holes hidden in it. */
export const monthsThrough = (first: string, last: string): string[] => {
  const all = [last]
  while ((all[0] ?? '') > first) all.unshift(monthsBefore(all[0] ?? '', 1))
  return all
}

/** «2026-01», so many months back: «2025-11». */
export const monthsBefore = (month: string, back: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const whole = year * 12 + number - 1 - back
  return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}`
}
