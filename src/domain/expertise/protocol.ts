import type { Points, Ruling } from '../case/events.ts'

/**
 * Items on which independent sheets differ by more than the tolerance, or which one of them holds not applicable or left out.
 * Ascending by code, 1.2 before 1.10. Kaliningrad reg п. 70: the senior specialist rules on them.
 */
export const disputedItems = (sheets: readonly Points[], tolerance: number): string[] =>
  itemsOf(sheets).filter(item => {
    const given = sheets.map(sheet => sheet[item])
    const numbers = given.filter(points => typeof points === 'number')
    if (numbers.length === given.length) return Math.max(...numbers) - Math.min(...numbers) > tolerance
    return given.some(points => points !== 'na')
  })

/**
 * One sheet out of several: what the sheets agree on, and the ruling where there is one. Points that differ within the
 * tolerance are no dispute; the higher stands, as the paper names no average and an equal vote also goes to the teacher.
 * Throws on an item that only some sheets hold applicable and nobody has ruled on: such a protocol must not come about.
 */
export const settle = (sheets: readonly Points[], rulings: readonly Ruling[]): Points =>
  Object.fromEntries(itemsOf(sheets).map(item => [item, settled(item, sheets, rulings)]))

/** Disputed items without a ruling; a protocol needs none. */
export const unruled = (items: readonly string[], rulings: readonly Ruling[]): string[] =>
  items.filter(item => !rulings.some(ruling => ruling.item === item))

const settled = (item: string, sheets: readonly Points[], rulings: readonly Ruling[]): number | 'na' => {
  const ruling = rulings.findLast(one => one.item === item)
  if (ruling !== undefined) return ruling.points
  const given = sheets.map(sheet => sheet[item])
  if (given.every(points => points === 'na')) return 'na'
  const numbers = given.filter(points => typeof points === 'number')
  if (numbers.length !== given.length) throw new Error(`Item ${item} is disputed and has no ruling`)
  return Math.max(...numbers)
}

const itemsOf = (sheets: readonly Points[]): string[] =>
  [...new Set(sheets.flatMap(sheet => Object.keys(sheet)))].sort(byCode)

/** Codes of items in the order of a set: 1.2 before 1.10. */
export const byCode = (a: string, b: string): number => {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const difference = (left[place] ?? -1) - (right[place] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
