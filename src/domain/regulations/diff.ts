import type { Reading } from './in-words/reading.ts'
import { inWords } from './in-words.ts'
import type { Pack } from './pack.ts'

/** One line of two regulations that is not the same in both; undefined where one of them has no such line. */
export type Difference = {
  section: string
  key: string
  left: Reading | undefined
  right: Reading | undefined
}

/** What two regions, or two editions of one, do differently: line by line, in the order of the sheet. Clauses do not count. */
export const differencesOf = (left: Pack, right: Pack): Difference[] => {
  const leftLines = Map.groupBy(inWords(left), nameOf)
  const rightLines = Map.groupBy(inWords(right), nameOf)
  const names = new Set([...leftLines.keys(), ...rightLines.keys()])
  const differences = [...names].flatMap(name => pairs(leftLines.get(name) ?? [], rightLines.get(name) ?? []))
  const order = [...new Set([...leftLines.values(), ...rightLines.values()].flat().map(({ section }) => section))]
  return differences.sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section))
}

const nameOf = ({ section, key }: Reading): string => `${section}\0${key}`

/** Lines of one name: those that say the same stand aside, the rest are put beside each other in their order. */
const pairs = (left: readonly Reading[], right: readonly Reading[]): Difference[] => {
  const ours = unlike(left, right)
  const theirs = unlike(right, left)
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => {
    const [one, other] = [ours[index], theirs[index]]
    return { section: one?.section ?? other?.section ?? '', key: one?.key ?? other?.key ?? '', left: one, right: other }
  })
}

const unlike = (lines: readonly Reading[], others: readonly Reading[]): Reading[] =>
  lines.filter(({ sentence }) => !others.some(other => other.sentence === sentence))
