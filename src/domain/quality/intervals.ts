/** A value with its 95 % interval. */
export type Estimate = { value: number; low: number; high: number /** Things it was reckoned from. */; n: number }

/** Two-sided 95 % of the normal distribution. */
const z95 = 1.959964

/**
 * A share with the interval of Wilson (1927), which stays between 0 and 1 and is honest with few cases. Undefined without cases.
 */
export const wilson = (hits: number, n: number): Estimate | undefined => {
  if (n <= 0) return undefined
  const share = hits / n
  const square = z95 ** 2
  const middle = (share + square / (2 * n)) / (1 + square / n)
  const half = (z95 / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), n }
}

/** Sums over groups (sheets): hits and tries of each, their squares and products. */
export type RatioSums = {
  groups: number
  hits: number
  tries: number
  hitsSquared: number
  triesSquared: number
  product: number
}

/**
 * A share whose tries come in groups, as items come in sheets: items of one sheet are not independent, so the interval is that
 * of a ratio of sums (Cochran 1977, § 6.3), which lets whole sheets vary. Undefined below two groups.
 */
export const groupedShare = (sums: RatioSums): Estimate | undefined => {
  const { groups, hits, tries, hitsSquared, triesSquared, product } = sums
  if (groups < 2 || tries === 0) return undefined
  const share = hits / tries
  const residual = Math.max(0, hitsSquared - 2 * share * product + share * share * triesSquared)
  const half = z95 * Math.sqrt((residual * groups) / (groups - 1)) * (1 / tries)
  // Where nothing varies the ratio claims certainty; Wilson over the groups does not.
  if (residual < 1e-9) {
    const careful = wilson(share * groups, groups)
    return careful && { ...careful, value: share }
  }
  return { value: share, low: Math.max(0, share - half), high: Math.min(1, share + half), n: groups }
}

/** A mean with Student's interval from the sums of the values and of their squares. Undefined below two values. */
export const meanOf = (n: number, sum: number, squares: number): Estimate | undefined => {
  if (n < 2) return undefined
  const mean = sum / n
  const variance = Math.max(0, (squares - n * mean * mean) / (n - 1))
  const half = student95(n - 1) * Math.sqrt(variance / n)
  return { value: mean, low: mean - half, high: mean + half, n }
}

/**
 * Student's t at 95 % two-sided: exact for one and two degrees of freedom, above by the expansion of Cornish and Fisher
 * (Abramowitz and Stegun 26.7.5), right to a hundredth from three on.
 */
export const student95 = (freedom: number): number => {
  if (freedom === 1) return 12.7062
  if (freedom === 2) return 4.3027
  const z = z95
  const terms = [
    z,
    (z ** 3 + z) / (4 * freedom),
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2),
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3),
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92_160 * freedom ** 4),
  ]
  return terms.reduce((sum, term) => sum + term, 0)
}
