import type { Estimate } from './intervals.ts'

/** How often the first rater gave one value and the second another; both in the same order of values. */
export type CrossTable = readonly (readonly number[])[]

/** What a disagreement weighs: everything alike, by distance, by its square (Cohen 1968). */
export type Weights = 'none' | 'linear' | 'quadratic'

/**
 * Cohen's kappa of two raters (Cohen 1960), with weights as Cohen (1968) defines them; the interval follows the large-sample
 * variance of Fleiss, Cohen and Everitt (1969). Undefined when there is nothing to compare, and when one of the two
 * always gave the same value: kappa is nought then whatever the other gave, and says nothing.
 */
export const kappaOf = (table: CrossTable, weights: Weights = 'none'): Estimate | undefined => {
  const size = table.length
  const n = table.flat().reduce((sum, count) => sum + count, 0)
  if (n === 0) return undefined
  const share = (row: number, column: number): number => (table[row]?.[column] ?? 0) / n
  const places = Array.from({ length: size }, (_, index) => index)
  const rows = places.map(row => places.reduce((sum, column) => sum + share(row, column), 0))
  const columns = places.map(column => places.reduce((sum, row) => sum + share(row, column), 0))
  const weight = (row: number, column: number): number => agreement(row, column, size, weights)

  let seen = 0
  let chance = 0
  for (const row of places)
    for (const column of places) {
      seen += weight(row, column) * share(row, column)
      chance += weight(row, column) * (rows[row] ?? 0) * (columns[column] ?? 0)
    }
  if ([rows, columns].some(shares => shares.filter(one => one > 0).length < 2)) return undefined
  const kappa = (seen - chance) / (1 - chance)

  const rowWeights = places.map(row => places.reduce((sum, at) => sum + weight(row, at) * (columns[at] ?? 0), 0))
  const columnWeights = places.map(at => places.reduce((sum, row) => sum + weight(row, at) * (rows[row] ?? 0), 0))
  let spread = 0
  for (const row of places)
    for (const column of places) {
      const usual = (rowWeights[row] ?? 0) + (columnWeights[column] ?? 0)
      spread += share(row, column) * (weight(row, column) - usual * (1 - kappa)) ** 2
    }
  const variance = Math.max(0, (spread - (kappa - chance * (1 - kappa)) ** 2) / (n * (1 - chance) ** 2))
  const half = 1.959964 * Math.sqrt(variance)
  return { value: kappa, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half), n }
}

const agreement = (row: number, column: number, size: number, weights: Weights): number => {
  if (row === column) return 1
  if (weights === 'none') return 0
  const far = Math.abs(row - column) / (size - 1)
  return 1 - (weights === 'linear' ? far : far * far)
}
