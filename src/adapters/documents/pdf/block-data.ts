import type { Block } from '../../../application/papers/paper.ts'
import { breakable, chance, seam } from '../glue.ts'
import { type Column, columnWidths } from './column-widths.ts'
import type { MarksAtLines, SignatureLine } from './signature-lines.ts'
import { squareCode } from './square-code.ts'
import { groupLevels } from './table-levels.ts'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** A block as the templates take it: what they would have to work out is worked out. */
export type SheetBlock =
  | Of<'text' | 'facts' | 'list' | 'points' | 'command' | 'filled' | 'choice' | 'contents' | 'note'>
  | { kind: 'heading'; text: string; level: number }
  | {
      kind: 'table'
      head: string[]
      rows: SheetRow[]
      columns: { share: number; centred: boolean; tight: boolean }[]
      size: number
      caption: string | null
      /** Groups that the first row goes under; only the rest of a cut table has it. */
      repeated: SheetRow[] | null
    }
  | { kind: 'signatures'; lines: SignatureLine[] }
  | { kind: 'code'; address: string; words: string; drawing: string }

/** `whole`: short enough never to be cut by the end of a sheet. `level`: of the head of a group. */
export type SheetRow = { cells: string[]; whole: boolean; level: number | null }

/** `across`: the sheet lies on its long side. */
export const blockData = (block: Block, marks: MarksAtLines, across: boolean): SheetBlock => {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', text: block.text, level: block.level ?? 1 }
    case 'table':
      return tableData(block, across)
    case 'signatures':
      return { kind: 'signatures', lines: block.lines.map(line => marks.line(line)) }
    case 'code':
      return { ...block, drawing: squareCode(block.address) }
    case 'appendix':
      throw new Error('An appendix begins a part of a paper and is no block of one')
    default:
      return block
  }
}

/**
 * Levels of headings from `top` downwards. None may be skipped (ISO 14289-1, 7.4.2), so a second level without a first one above it
 * counts as a first.
 */
export const withLevels = (top: number, blocks: SheetBlock[]): SheetBlock[] => {
  let reached = top - 1
  return blocks.map(block => {
    if (block.kind !== 'heading') return block
    reached = Math.min(top - 1 + block.level, reached + 1)
    return { ...block, level: reached }
  })
}

/** A row of such a cell may be taller than a sheet. */
const longCell = 700

/** How many letters of a size fit into a row of a table: the sheet without its margins, a mean letter half as wide as high. */
const letters = (size: number, across: boolean): number => ((across ? 267 : 170) / 25.4) * (72 / (size * 0.5))

const tableData = ({ head, rows, widths, caption }: Of<'table'>, across: boolean): SheetBlock => {
  const columns = Math.max(1, head.length, ...(head.length > 0 ? [] : rows.map(row => row.length)))
  const size = columns > 6 ? 10 : columns > 4 ? 11 : 12
  const titles = Array.from({ length: columns }, (_, at) => head[at] ?? '')
  const ready = columnWidths({ head: titles, rows, widths }, letters(size, across)).map((column, at) => ({
    ...column,
    centred: rows.every(row => row.length < 2 || isShort(row[at] ?? '')),
  }))
  const plain = rows.map(row => rowOf(row, ready))
  const levels = groupLevels(plain, columns)
  return {
    kind: 'table',
    head: head.map((title, at) => inCell(title, ready[at])),
    rows: plain.map((row, at) => ({ ...row, level: levels[at] ?? null })),
    columns: ready,
    size,
    caption: caption ?? null,
    repeated: null,
  }
}

/** A row of one cell names a group; other rows have a cell for every column, and lose none. */
const rowOf = (row: readonly string[], columns: readonly Column[]): Omit<SheetRow, 'level'> => {
  const whole = row.every(cell => cell.length < longCell)
  if (row.length === 1) return { cells: [...row], whole }
  const last = row.slice(columns.length - 1).join('\n')
  const cells = columns.map((column, at) => inCell(at === columns.length - 1 ? last : (row[at] ?? ''), column))
  return { cells, whole }
}

/** Where not every word fits, words are hyphenated; what is no word, or too long for one, is broken between any two letters. */
const inCell = (text: string, column: Column | undefined): string =>
  column?.tight !== true
    ? text
    : text
        .replaceAll(chance, '')
        .replaceAll(seam, '')
        .split(/(?<=[\s-])/)
        .map(run => (isWord(run) ? run : breakable(run, 6, 2)))
        .join('')

/** Letters, with a vowel among every seven; up to thirty of them. Patterns of hyphenation can break such a word. */
const isWord = (run: string): boolean =>
  run.length <= 32 &&
  /^[^\p{L}\p{N}]*\p{L}*[^\p{L}\p{N}]*$/u.test(run) &&
  !/[^аеёиоуыэюяaeiouy]{7}|(\p{L})\1\1/iu.test(run)

/** Numbers, dates, marks: they stand in the middle of their column. */
const isShort = (text: string): boolean => text.length <= 12 && !/\p{Ll}{4}/u.test(text)
