import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block } from '../../../application/papers/paper.ts'
import { columnWidths } from '../pdf/column-widths.ts'
import { mm } from './measures.ts'
import type { Stamps } from './stamps.ts'
import { words } from './words.ts'

export const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const thinLine = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
export const noBorders = { top: noLine, bottom: noLine, left: noLine, right: noLine } as const

/** Tables longer than this are written by their stamps. */
const stampedFrom = 40

const millimetresInPoint = 25.4 / 72

const cellMargins = { top: 30, bottom: 30, left: 85, right: 85 }
const bareMargins = { ...cellMargins, left: 0, right: 0 }

/** Widths in twentieths of a point that fill exactly so many millimetres. */
export const widthsOf = (shares: readonly number[], millimetres: number): number[] => {
  const whole = shares.reduce((sum, share) => sum + share, 0) || 1
  return shares.map(share => Math.round((mm(millimetres) * share) / whole))
}

/** A table without lines that only puts things side by side. */
export const sideBySide = (widths: readonly number[], rows: TableRow[]): Table =>
  new Table({
    rows,
    columnWidths: widths,
    width: { size: sum(widths), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { ...noBorders, insideHorizontal: noLine, insideVertical: noLine },
  })

/** A cell without lines. */
export const bare = (
  width: number,
  children: (Paragraph | Table)[],
  options: { verticalAlign?: 'top' | 'bottom'; underlined?: boolean } = {},
): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    borders: { ...noBorders, ...(options.underlined ? { bottom: thinLine } : {}) },
    margins: bareMargins,
    verticalAlign: options.verticalAlign === 'bottom' ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
  })

/** A table of the paper: its head repeats on every sheet, a row is never torn in two, a single cell names a group. */
export const paperTable = (
  block: Extract<Block, { kind: 'table' }>,
  millimetres: number,
  stamps: Stamps,
): (Paragraph | Table)[] => {
  const columns = block.head.length
  const letters = millimetres / (0.5 * (columns > 6 ? 10 : 11) * millimetresInPoint)
  const shares = columnWidths(block, letters).map(({ share }) => share)
  const widths = widthsOf(shares, millimetres)
  const style = columns > 6 ? 'TableSmall' : 'TableText'
  const caption =
    block.caption === undefined
      ? []
      : [new Paragraph({ style: 'Caption', children: words(block.caption), keepNext: true })]
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.head.map((text, at) => cell(text, widths[at] ?? 0, { style, bold: true, centred: true })),
  })
  const long = block.rows.length > stampedFrom ? stamps.add(block.rows, columns) : undefined
  const drawn = long === undefined ? block.rows : [[long.group], long.cells]
  const rows = drawn.map(row => {
    const [name = ''] = row
    if (row.length === 1 && columns > 1)
      return new TableRow({
        cantSplit: true,
        children: [cell(name, sum(widths), { style, bold: true, span: columns })],
      })
    const cells = block.head.map((title, at) => cell(row[at] ?? '', widths[at] ?? 0, { style, centred: title === '№' }))
    return new TableRow({ cantSplit: true, children: cells })
  })
  return [
    ...caption,
    new Table({
      rows: [head, ...rows],
      columnWidths: widths,
      width: { size: sum(widths), type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
    }),
    // Two tables in a row would grow together.
    new Paragraph({ style: 'Gap' }),
  ]
}

type CellLooks = { style: string; bold?: boolean; centred?: boolean; span?: number }

const cell = (text: string, width: number, { style, bold, centred, span }: CellLooks): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: cellMargins,
    ...(span === undefined ? {} : { columnSpan: span }),
    children: [
      new Paragraph({
        style,
        ...(centred ? { alignment: AlignmentType.CENTER } : {}),
        ...(span === undefined ? {} : { keepNext: true }),
        children: words(text, bold ? { bold } : {}),
      }),
    ],
  })

const sum = (numbers: readonly number[]): number => numbers.reduce((whole, one) => whole + one, 0)
