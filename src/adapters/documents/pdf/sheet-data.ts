import type { SignatureMark } from '../../../application/documents/press.ts'
import type { Block, Paper, PaperLayout } from '../../../application/papers/paper.ts'
import { asRussianDate } from '../../../domain/calendar/plain-date.ts'
import { breakable, glued, sewn, wholeNames } from '../glue.ts'
import { blockData, type SheetBlock, withLevels } from './block-data.ts'
import { type Coverage, drawable } from './drawable.ts'
import { MarksAtLines, type SignatureLine } from './signature-lines.ts'

/** What the templates of `typst/` print: every text is ready, every decision but the measuring is made. */
export type SheetData = {
  layout: PaperLayout
  longKept: boolean
  authority: string
  city: string
  addressee: string[]
  from: string[]
  title: string
  /** A title that begins with «О», «Об»: what the paper is about, half a line wide; the kind of the paper stands apart. */
  about: boolean
  number: string | null
  date: string
  mark: string | null
  /** Before the signature, after it, and each on new sheets of its own. */
  body: SheetBlock[]
  tail: SheetBlock[]
  appendices: SheetAppendix[]
  enclosures: string[]
  closing: SignatureLine[]
  executor: string | null
  /** A part of a long paper: what stands on its first page, which is not of the paper, and how many pages went before. */
  repeated: { headings: { text: string; level: number }[]; pages: number } | null
  /** Whether what stands before the appendices ends here. */
  ends: boolean
}

/** `rest`: it began in an earlier part, so it has no head of its own. */
export type SheetAppendix = { mark: string[]; title: string; landscape: boolean; body: SheetBlock[]; rest: boolean }

/** Longer runs without a blank get places to break: shorter ones fit into half a line of the largest size. */
const longestRun = 30

/** The paper as its templates take it; characters the typeface lacks are replaced, rules of spacing applied. */
export const sheetData = (paper: Paper, marks: readonly SignatureMark[], covered: Coverage): SheetData => {
  const { authority, city, addressee, title, number, date, blocks, signatory, enclosures, executor, mark, from } =
    everyText({ ...paper, fields: undefined, doubtful: undefined }, printed(covered))
  const placed = new MarksAtLines(everyText(marks, text => breakable(sewn(drawable(text, covered), 0), longestRun, 4)))
  const layout = paper.layout ?? 'letter'
  const parts = byAppendix(blocks)
  const { body, tail } = withTail(parts.main)
  const closing = placed.closing(signatory, layout)
  const inMain = (block: Block): SheetBlock => blockData(block, placed, layout === 'journal')
  return {
    layout,
    longKept: paper.longKept === true,
    authority: wholeNames(authority),
    city,
    addressee,
    from: from ?? [],
    title,
    about: /^об?о?[\s\u00a0]/iu.test(title),
    number,
    date: `${asRussianDate(date)} г.`,
    mark: mark ?? null,
    body: withLevels(2, body.map(inMain)),
    tail: tail.map(inMain),
    appendices: parts.appendices.map(({ start, blocks }) => {
      const landscape = start.landscape === true || layout === 'journal'
      const body = withLevels(
        3,
        blocks.map(block => blockData(block, placed, landscape)),
      )
      return { mark: start.mark, title: start.title, landscape, body, rest: false }
    }),
    enclosures: enclosures ?? [],
    closing: [...closing, ...placed.left()],
    executor: executor ?? null,
    repeated: null,
    ends: true,
  }
}

type Appendix = Extract<Block, { kind: 'appendix' }>

/** Long tables say the same many times over: what a text becomes is worked out once. */
const printed = (covered: Coverage): ((text: string) => string) => {
  const known = new Map<string, string>()
  return text => {
    const ready = known.get(text) ?? breakable(sewn(glued(drawable(text, covered)), longestRun), longestRun)
    known.set(text, ready)
    return ready
  }
}

const byAppendix = (blocks: readonly Block[]) => {
  const main: Block[] = []
  const appendices: { start: Appendix; blocks: Block[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'appendix') appendices.push({ start: block, blocks: [] })
    else (appendices.at(-1)?.blocks ?? main).push(block)
  }
  return { main, appendices }
}

/** Small print and the square code at the end belong under the signature. */
const withTail = (blocks: readonly Block[]): { body: Block[]; tail: Block[] } => {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'note' && kind !== 'code')
  return { body: blocks.slice(0, last + 1), tail: blocks.slice(last + 1) }
}

/** The same value with every text in it changed; names of fields and kinds stay. */
const everyText = <T>(value: T, change: (text: string) => string): T => changed(value, change) as T

const changed = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map(one => changed(one, change))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, asItIs.has(name) ? one : changed(one, change)]),
  )
}

/** Not for reading: kinds, keys, and the address a code leads to. */
const asItIs = new Set(['kind', 'layout', 'personId', 'address', 'date', 'align', 'templateId', 'clause'])
