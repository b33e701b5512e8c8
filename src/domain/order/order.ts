import type { PlainDate } from '../calendar/plain-date.ts'
import type { Pack } from '../regulations/pack.ts'
import { type Category, categories } from '../regulations/vocabulary.ts'

/** A decision of the commission as an order speaks of it. `fullName` begins with the surname. */
export type DecidedLine = {
  caseId: string
  category: Category
  position: string
  municipality: string
  fullName: string
  outcome: 'set' | 'refused'
  /** Day of the commission's decision. */
  decidedOn: PlainDate
}

export type OrderRules = Pick<Pack, 'order' | 'commission'>
type GroupKey = OrderRules['order']['group_by'][number]

/** `number` runs through the whole appendix, from one group to the next. */
export type NumberedRow<Line> = { number: number; line: Line; inForceFrom: PlainDate }
export type OrderGroup<Line> = { by: Partial<Pick<DecidedLine, GroupKey>>; rows: NumberedRow<Line>[] }
/** One appendix: whom a category is set, or who is refused. */
export type Appendix<Line> = { outcome: 'set' | 'refused'; groups: OrderGroup<Line>[] }
export type OrderContents<Line> = { title: string; clause: string; appendices: Appendix<Line>[] }

export type Comparator = (a: string, b: string) => number

const alphabet = new Intl.Collator('ru')

/** The order of Russian letters, «ё» beside «е». */
export const byRussianAlphabet: Comparator = (a, b) => alphabet.compare(a, b)

/** Which decisions the order carries: those that set a category, and by some regulations the refusals too (KBR reg п. 20.8.4). */
export const belongsIn = ({ order }: OrderRules, { outcome }: Pick<DecidedLine, 'outcome'>): boolean =>
  outcome === 'set' || order.contents === 'set_and_refused'

/** The day of the decision is the day of the category, whenever the order is signed (196 п. 42). */
export const categoryDate = ({ decidedOn }: Pick<DecidedLine, 'decidedOn'>): PlainDate => decidedOn

/**
 * Title and appendices of an order out of decided cases: what belongs in, grouped as the pack says, and within a group sorted by
 * category, position, municipality and surname. Cases that do not belong are left out; `orderFindings` tells of them.
 */
export const orderContents = <Line extends DecidedLine>(
  rules: OrderRules,
  lines: readonly Line[],
  compare: Comparator = byRussianAlphabet,
): OrderContents<Line> => {
  const { title, clause, group_by } = rules.order
  const belonging = lines.filter(line => belongsIn(rules, line)).toSorted(inOrder(group_by, compare))
  const appendices = (['set', 'refused'] as const).flatMap((outcome): Appendix<Line>[] => {
    const own = belonging.filter(line => line.outcome === outcome)
    return own.length === 0 ? [] : [{ outcome, groups: grouped(numbered(own), group_by) }]
  })
  return { title, clause, appendices }
}

const sortKeys = ['category', 'position', 'municipality'] as const satisfies GroupKey[]

const inOrder = (groupBy: readonly GroupKey[], compare: Comparator) => {
  const keys = [...groupBy, ...sortKeys.filter(key => !groupBy.includes(key))]
  return (a: DecidedLine, b: DecidedLine): number => {
    for (const key of keys) {
      const difference =
        key === 'category' ? categories.indexOf(a.category) - categories.indexOf(b.category) : compare(a[key], b[key])
      if (difference !== 0) return difference
    }
    // Namesakes keep one order however they were read.
    return compare(a.fullName, b.fullName) || (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : 0)
  }
}

const numbered = <Line extends DecidedLine>(lines: readonly Line[]): NumberedRow<Line>[] =>
  lines.map((line, index) => ({ number: index + 1, line, inForceFrom: categoryDate(line) }))

const grouped = <Line extends DecidedLine>(
  rows: readonly NumberedRow<Line>[],
  groupBy: readonly GroupKey[],
): OrderGroup<Line>[] => {
  const groups: OrderGroup<Line>[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last !== undefined && groupBy.every(key => last.by[key] === row.line[key])) last.rows.push(row)
    else groups.push({ by: Object.fromEntries(groupBy.map(key => [key, row.line[key]])), rows: [row] })
  }
  return groups
}
