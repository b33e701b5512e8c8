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
  const leftLines = inWords(left)
  const rightLines = inWords(right)
  const nameOf = ({ section, key }: Reading) => `${section}\0${key}`
  const inRight = new Map(rightLines.map(line => [nameOf(line), line]))
  const inLeft = new Set(leftLines.map(nameOf))
  const differences: Difference[] = []
  const add = (line: Reading, pair: Pick<Difference, 'left' | 'right'>) =>
    differences.push({ section: line.section, key: line.key, ...pair })
  for (const line of leftLines) {
    const other = inRight.get(nameOf(line))
    if (other?.sentence !== line.sentence) add(line, { left: line, right: other })
  }
  for (const line of rightLines) {
    if (!inLeft.has(nameOf(line))) add(line, { left: undefined, right: line })
  }
  const order = [...new Set([...leftLines, ...rightLines].map(({ section }) => section))]
  return differences.sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section))
}
