/**
 * What several raters gave to one thing (an item of a sheet in one case), without a missing answer. How often the same set of
 * values met is counted instead of repeating it: agreement and its interval need nothing else.
 */
export type Unit = { marks: readonly number[]; times: number }

/** How far apart two values are, by the kind of the scale (Krippendorff 2011, step D). */
export type Metric = 'nominal' | 'ordinal' | 'interval'

/**
 * The coincidence matrix of Krippendorff (2011, step B): each ordered pair of values of a unit counts 1 / (m − 1), m being the
 * number of values in the unit; a unit with fewer than two pairs with nothing and is left out.
 */
export type Coincidences = {
  /** Values that occur, ascending. */
  values: number[]
  /** Row and column in the order of `values`. */
  matrix: number[][]
  /** Sums of the rows. */
  margins: number[]
  /** All pairable values. */
  total: number
  /** Units with two values or more. */
  units: number
}

export const coincidencesOf = (units: readonly Unit[]): Coincidences => {
  const pairable = units.filter(({ marks, times }) => marks.length > 1 && times > 0)
  const values = [...new Set(pairable.flatMap(({ marks }) => marks))].sort((a, b) => a - b)
  const place = new Map(values.map((value, index) => [value, index]))
  const matrix = values.map(() => values.map(() => 0))
  for (const { marks, times } of pairable) {
    const weight = times / (marks.length - 1)
    for (const [one, first] of marks.entries()) {
      const row = matrix[place.get(first) ?? 0]
      for (const [other, second] of marks.entries()) {
        const column = place.get(second) ?? 0
        if (one !== other && row !== undefined) row[column] = (row[column] ?? 0) + weight
      }
    }
  }
  const margins = matrix.map(row => row.reduce((sum, value) => sum + value, 0))
  return {
    values,
    matrix,
    margins,
    total: margins.reduce((sum, value) => sum + value, 0),
    units: pairable.reduce((sum, { times }) => sum + times, 0),
  }
}

/** Squared distances between the values by the metric (Krippendorff 2011, step D). */
export const distances = ({ values, margins }: Coincidences, metric: Metric): number[][] => {
  const before: number[] = [0]
  for (const margin of margins) before.push((before.at(-1) ?? 0) + margin)
  return values.map((one, row) =>
    values.map((other, column) => {
      if (row === column) return 0
      if (metric === 'nominal') return 1
      if (metric === 'interval') return (one - other) ** 2
      const [low, high] = [Math.min(row, column), Math.max(row, column)]
      const between = (before[high + 1] ?? 0) - (before[low] ?? 0)
      return (between - ((margins[low] ?? 0) + (margins[high] ?? 0)) / 2) ** 2
    }),
  )
}
