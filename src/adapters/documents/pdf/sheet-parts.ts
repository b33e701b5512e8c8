import type { SheetBlock, SheetRow } from './block-data.ts'
import type { SheetData } from './sheet-data.ts'
import { groupsOver } from './table-levels.ts'

/** Where a part begins: which stretch (0 – before the appendices), which block of it, which row of a table. */
export type Place = { stretch: number; block: number; row: number }

export const beginning: Place = { stretch: 0, block: 0, row: 0 }

/** `repeated`: places, among the heads of its first table, of those that stand above the first row again. */
export type SheetPart = { data: SheetData; repeated: number[] | undefined; cut: Place | undefined }

type Table = Extract<SheetBlock, { kind: 'table' }>

/** Measure of what is laid out at once: a cell of a table, or so many letters. */
const lettersOfCell = 60
/** So many rows, or so many letters in them, take more than one sheet: a table can be cut only where a sheet ends. */
const rowsOfSheets = 100
const lettersOfSheets = 20_000

/** Whether a paper is to be laid out in parts: it has more than `room` cells. Contents know all pages, so they stay in one piece. */
export const isLong = (sheet: SheetData, room: number): boolean => {
  const blocks = stretchesOf(sheet).flat()
  return blocks.every(({ kind }) => kind !== 'contents') && sum(blocks.map(weightOf)) > room
}

/**
 * A part of a paper from a place on: as much as there is room for, to a row of a long table; `cut` is the place after that row.
 * `pages`: how many there are before.
 */
export const sheetPart = (sheet: SheetData, from: Place, pages: number, room: number): SheetPart => {
  const stretches = stretchesOf(sheet)
  const cut = placeAfter(stretches, from, room)
  const within = (stretch: number): SheetBlock[] => slice(stretches[stretch] ?? [], stretch, from, cut)
  const begins = from === beginning
  const last = cut?.stretch ?? stretches.length - 1
  const data: SheetData = {
    ...sheet,
    body: within(0),
    ends: from.stretch === 0 && (last > 0 || cut === undefined),
    appendices: sheet.appendices.flatMap((appendix, at) =>
      at + 1 < from.stretch || at + 1 > last
        ? []
        : [{ ...appendix, body: within(at + 1), rest: !begins && at + 1 === from.stretch }],
    ),
    repeated: begins ? null : { headings: headingsOver(sheet, from), pages },
  }
  return { data, repeated: begins ? undefined : headsOver(stretches, from), cut }
}

const stretchesOf = ({ body, appendices }: SheetData): SheetBlock[][] => [body, ...appendices.map(one => one.body)]

const placeAfter = (stretches: SheetBlock[][], from: Place, room: number): Place | undefined => {
  let left = room
  for (const [stretch, blocks] of stretches.entries())
    for (const [block, one] of blocks.entries()) {
      if (stretch < from.stretch || (stretch === from.stretch && block < from.block)) continue
      const first = stretch === from.stretch && block === from.block ? from.row : 0
      if (one.kind !== 'table') {
        left -= weightOf(one)
        continue
      }
      const rows = rowsWithin(one.rows, first, left)
      if (rows < one.rows.length) return { stretch, block, row: rows }
      left -= sum(one.rows.slice(first).map(weightOfRow))
    }
  return undefined
}

/** The row after those there is room for; all rows, when few would be left. */
const rowsWithin = (rows: readonly SheetRow[], first: number, room: number): number => {
  let left = room
  let sheets = 0
  let row = first
  for (; row < rows.length && (left > 0 || sheets < 1); row++) {
    left -= weightOfRow(rows[row])
    sheets += sheetsOf(rows[row])
  }
  return sum(rows.slice(row).map(sheetsOf)) < 1 ? rows.length : row
}

/** At most one for a whole sheet. */
const sheetsOf = (row: SheetRow | undefined): number =>
  1 / rowsOfSheets + sum((row?.cells ?? []).map(({ length }) => length)) / lettersOfSheets

const slice = (blocks: readonly SheetBlock[], stretch: number, from: Place, cut: Place | undefined): SheetBlock[] =>
  blocks.flatMap((one, block) => {
    if (stretch < from.stretch || (stretch === from.stretch && block < from.block)) return []
    if (cut !== undefined && (stretch > cut.stretch || (stretch === cut.stretch && block > cut.block))) return []
    const first = stretch === from.stretch && block === from.block ? from.row : 0
    const end = stretch === cut?.stretch && block === cut.block ? cut.row : Number.POSITIVE_INFINITY
    return [one.kind === 'table' && (first > 0 || Number.isFinite(end)) ? rest(one, first, end) : one]
  })

const rest = (table: Table, first: number, end: number): Table => ({
  ...table,
  rows: table.rows.slice(first, end),
  ...(first === 0 ? {} : { caption: null, repeated: groupRows(table, first) }),
})

const groupRows = (table: Table, row: number): SheetRow[] => {
  const groups = table.rows.filter(one => one.level !== null)
  return groupsOf(table, row).flatMap(at => groups[at] ?? [])
}

const groupsOf = ({ rows }: Table, row: number): number[] =>
  groupsOver(
    rows.map(({ level }) => level),
    row,
  )

const headsOver = (stretches: SheetBlock[][], { stretch, block, row }: Place): number[] => {
  const table = stretches[stretch]?.[block]
  if (table?.kind !== 'table') throw new Error('A part of a paper begins in a table')
  const heads = table.head.length > 0 ? 1 : 0
  return [...(heads > 0 ? [0] : []), ...groupsOf(table, row).map(at => at + heads)]
}

/** The name of the paper, of the appendix, and the headings that a place stands under. */
const headingsOver = (sheet: SheetData, { stretch, block }: Place): { text: string; level: number }[] => {
  const appendix = stretch === 0 ? undefined : sheet.appendices[stretch - 1]
  const over = [{ text: sheet.title, level: 1 }]
  if (appendix !== undefined) over.push({ text: appendix.title, level: 2 })
  const top = over.length
  for (const one of (appendix?.body ?? sheet.body).slice(0, block)) {
    if (one.kind !== 'heading') continue
    while (over.length > top && (over.at(-1)?.level ?? 0) >= one.level) over.pop()
    over.push({ text: one.text, level: one.level })
  }
  return over
}

const weightOf = (block: SheetBlock): number =>
  block.kind === 'table' ? sum(block.rows.map(weightOfRow)) : JSON.stringify(block).length / lettersOfCell

const weightOfRow = (row: SheetRow | undefined): number =>
  sum((row?.cells ?? []).map(cell => 1 + Math.max(0, cell.length - lettersOfCell) / lettersOfCell))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
