import { positionKey, samePosition } from '../people/nomenclature.ts'

/** The name as the nomenclature writes it; undefined when it is not there. */
export const inNomenclature = (name: string, nomenclature: readonly string[]): string | undefined =>
  nomenclature.find(known => samePosition(known, name))

/**
 * The name a person most likely meant: the longest one that what was typed begins with («учитель русского языка» is «Учитель»),
 * otherwise the one with the fewest letters to change. Undefined when nothing is near: more than a third of the letters differ.
 */
export const nearestPosition = (name: string, nomenclature: readonly string[]): string | undefined => {
  const typed = positionKey(name)
  const longestFirst = [...nomenclature].sort((a, b) => b.length - a.length)
  const beginning = longestFirst.find(known => typed.startsWith(`${positionKey(known)} `))
  if (beginning !== undefined) return beginning

  const ranked = nomenclature.map(known => ({ known, changes: changesBetween(typed, positionKey(known)) }))
  const best = ranked.sort((a, b) => a.changes - b.changes)[0]
  return best !== undefined && best.changes * 3 <= Math.max(typed.length, best.known.length) ? best.known : undefined
}

/** Letters to insert, drop or change to make one word of the other (Levenshtein). */
const changesBetween = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
