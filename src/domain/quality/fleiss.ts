/**
 * Fleiss' kappa of many raters (Fleiss 1971): `counts` has a line for each thing judged and in it how many raters chose each
 * answer; every thing is judged by the same number of raters, two at least. Undefined when chance alone agrees fully.
 */
export const fleissKappa = (counts: readonly (readonly number[])[]): number | undefined => {
  const raters = counts[0]?.reduce((sum, count) => sum + count, 0) ?? 0
  if (counts.length === 0 || raters < 2) return undefined
  if (counts.some(line => line.reduce((sum, count) => sum + count, 0) !== raters))
    throw new Error('Fleiss kappa needs the same number of raters for every thing')
  const answers = counts[0]?.length ?? 0
  const given = raters * counts.length
  const shares = Array.from({ length: answers }, (_, place) =>
    counts.reduce((sum, line) => sum + (line[place] ?? 0) / given, 0),
  )
  const chance = shares.reduce((sum, share) => sum + share * share, 0)
  if (chance >= 1) return undefined
  const each = counts.map(line => line.reduce((sum, count) => sum + count * (count - 1), 0) / (raters * (raters - 1)))
  const seen = each.reduce((sum, share) => sum + share, 0) / counts.length
  return (seen - chance) / (1 - chance)
}
