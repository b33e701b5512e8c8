import type { Estimate } from './intervals.ts'

/** Sums over pairs of values given to the same thing by one rater and by the others. */
export type PairSums = {
  n: number
  own: number
  ownSquared: number
  other: number
  otherSquared: number
  apart: number
}

/**
 * Krippendorff's alpha for an interval scale and two raters, from sums alone: 1 − mean squared distance within pairs / mean
 * squared distance between any two values (Krippendorff 2011). It differs from the one-way intraclass correlation only by
 * terms of order 1/n, so the interval is Fisher's (1925, § 38): z of the correlation has variance 1 / (n − 3/2).
 */
export const pairAlpha = ({ n, own, ownSquared, other, otherSquared, apart }: PairSums): Estimate | undefined => {
  if (n < 3) return undefined
  const values = 2 * n
  const sum = own + other
  const between = (values * (ownSquared + otherSquared) - sum * sum) / (values * (values - 1))
  if (between <= 1e-9) return undefined
  const value = 1 - apart / n / (2 * between)
  const held = Math.max(-0.999, Math.min(0.999, value))
  const half = 1.959964 / Math.sqrt(n - 1.5)
  return {
    value,
    low: Math.min(value, Math.tanh(Math.atanh(held) - half)),
    high: Math.max(value, Math.tanh(Math.atanh(held) + half)),
    n,
  }
}
