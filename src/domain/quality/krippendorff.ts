import { type Coincidences, coincidencesOf, distances, type Metric, type Unit } from './agreement-units.ts'

/**
 * Krippendorff's alpha: 1 − observed disagreement / disagreement expected by chance (Krippendorff, Computing Krippendorff's
 * Alpha-Reliability, 2011). 1 is full agreement, 0 what chance gives, below 0 systematic disagreement. Any number of raters,
 * missing answers allowed. Undefined when nothing can be compared or all values are the same: then chance agrees as well.
 */
export const alphaOf = (units: readonly Unit[], metric: Metric): number | undefined =>
  alphaFrom(coincidencesOf(units), metric)

export const alphaFrom = (found: Coincidences, metric: Metric): number | undefined => {
  const { matrix, margins, total } = found
  if (total <= 1) return undefined
  const apart = distances(found, metric)
  let observed = 0
  let expected = 0
  for (const [row, counts] of matrix.entries())
    for (const [column, count] of counts.entries()) {
      const distance = apart[row]?.[column] ?? 0
      observed += count * distance
      expected += (margins[row] ?? 0) * (margins[column] ?? 0) * distance
    }
  return expected === 0 ? undefined : 1 - ((total - 1) * observed) / expected
}
