import { quoted } from '../regulations/quoted.ts'
import type { Category } from '../regulations/vocabulary.ts'
import { lowered, unstopped } from '../wording.ts'
import type { DecidedLine } from './order.ts'

export const orderKinds = ['main', 'amending', 'correcting'] as const
/** What an order is to others: by itself, changing an earlier one, or mending a slip in it. */
export type OrderKind = (typeof orderKinds)[number]

/** What may be wrong in a line. The category is among them only to bring the order in line with the decision. */
export const correctableFields = ['fullName', 'organisation', 'position', 'municipality', 'category'] as const
export type CorrectableField = (typeof correctableFields)[number]

/** A line of an order in which names can be mended. */
export type CorrectableLine = DecidedLine & { organisation: string }

/** The place of a line as people name it: the number of the appendix and the number in it. */
type Place = { caseId: string; appendix: number; line: number }

/** One point of an order that changes another. `was` is what stood there before this order, earlier changes counted. */
export type OrderPoint<Line extends CorrectableLine = CorrectableLine> =
  | (Place & { kind: 'replace'; field: CorrectableField; was: string; becomes: string })
  | (Place & { kind: 'remove'; fullName: string; reason: string })
  | { kind: 'add'; row: Line }
  | { kind: 'text'; text: string }

/** A line as it stands after the changes; `removed` when it was taken out. */
export type ChangedLine<Line> = { line: Line; removed: boolean }

/** Lines of an order after the points of those that changed it, one order after another. Added lines stand in their own order. */
export const changedLines = <Line extends CorrectableLine>(
  lines: readonly Line[],
  changes: readonly (readonly OrderPoint<Line>[])[],
): ChangedLine<Line>[] => {
  const byCase = new Map(lines.map(line => [line.caseId, { line, removed: false }]))
  for (const point of changes.flat()) {
    if (point.kind !== 'replace' && point.kind !== 'remove') continue
    const found = byCase.get(point.caseId)
    if (found === undefined) continue
    if (point.kind === 'remove') found.removed = true
    else found.line = withField(found.line, point.field, point.becomes)
  }
  return [...byCase.values()]
}

/** The points by which a line gets what is asked for; nothing for fields that stay as they are. */
export const replacements = <Line extends CorrectableLine>(
  now: Line,
  place: Place,
  asked: Partial<Record<CorrectableField, string>>,
): OrderPoint<Line>[] =>
  correctableFields.flatMap((field): OrderPoint<Line>[] => {
    const becomes = asked[field]?.trim()
    return becomes === undefined || becomes === '' || becomes === now[field]
      ? []
      : [{ ...place, kind: 'replace', field, was: now[field], becomes }]
  })

/** Which point it is the same as: a line is taken out once, a field replaced once, in one order. */
export const pointKey = (point: OrderPoint): string =>
  point.kind === 'replace'
    ? `replace ${point.caseId} ${point.field}`
    : point.kind === 'remove'
      ? `remove ${point.caseId}`
      : point.kind === 'add'
        ? `add ${point.row.caseId}`
        : `text ${point.text}`

/** Adds points to those that are there; a later one takes the place of the same one. Taking a line out ends its other points. */
export const withPoints = <Line extends CorrectableLine>(
  points: readonly OrderPoint<Line>[],
  more: readonly OrderPoint<Line>[],
): OrderPoint<Line>[] => {
  const keys = new Set(more.map(pointKey))
  const removed = new Set(more.flatMap(point => (point.kind === 'remove' ? [point.caseId] : [])))
  const replaced = new Set(more.flatMap(point => (point.kind === 'replace' ? [point.caseId] : [])))
  const kept = points.filter(
    point =>
      !keys.has(pointKey(point)) &&
      !(point.kind === 'replace' && removed.has(point.caseId)) &&
      !(point.kind === 'remove' && replaced.has(point.caseId)),
  )
  return [...kept, ...more]
}

const fieldWords: Record<CorrectableField, string> = {
  fullName: 'фамилию, имя, отчество',
  organisation: 'место работы',
  position: 'должность',
  municipality: 'муниципальное образование',
  category: 'квалификационную категорию',
}

/** How categories are written in an order; the same words as in its appendix. */
export type CategoryWords = Readonly<Record<Category, string>>

/** The point as it stands in the order, without its number. `appendices`: how many the changed order has; a single one bears no number. */
export const pointWords = (point: OrderPoint, categories: CategoryWords, appendices?: number): string => {
  if (point.kind === 'text') return point.text
  if (point.kind === 'add') {
    const { fullName, organisation, position, category } = point.row
    return `Дополнить: ${fullName}, ${organisation}, ${position}, ${categories[category]}.`
  }
  const appendix = appendices === 1 ? 'приложения' : `приложения № ${point.appendix}`
  if (point.kind === 'remove')
    return `Строку ${point.line} ${appendix} (${point.fullName}) исключить${becauseOf(point.reason)}.`
  const said = (value: string): string =>
    point.field === 'category' && value in categories ? categories[value as Category] : value
  return `В строке ${point.line} ${appendix} ${fieldWords[point.field]} ${quoted(said(point.was))} заменить на ${quoted(said(point.becomes))}.`
}

/** The public copy of an order has no reasons (152-ФЗ): there the reason is empty. */
const becauseOf = (reason: string): string => (reason === '' ? '' : ` (основание: ${lowered(unstopped(reason))})`)

/** The field of a line with another value; a value that is no category leaves the line as it is. */
const withField = <Line extends CorrectableLine>(line: Line, field: CorrectableField, becomes: string): Line => ({
  ...line,
  [field]: becomes,
})
