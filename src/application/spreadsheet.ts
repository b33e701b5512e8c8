/** One row of a table somebody has sent. Cells are texts as a person reads them: dates «07.11.2023», numbers with a point. */
export type TableRow = {
  /** Name of the sheet; empty for CSV. */
  sheet: string
  /** As the spreadsheet numbers it, from 1. */
  row: number
  cells: readonly string[]
}

/** How much of a table is read. Beyond any of them reading stops with words for the person. */
export type TableLimits = {
  /** Of the file itself; the caller takes in no more than that. */
  bytes: number
  /** Of one sheet. */
  rows: number
  columns: number
  /** Signs in one cell. */
  cellLength: number
}

export type TableFile = { name: string; bytes: Uint8Array }

export type TableFormat = 'xlsx' | 'csv'

/** Why a table cannot be read, in words that say how to mend it. `cell` is «Лист!B7». */
export class BadTable extends Error {
  override name = 'BadTable'
  readonly cell: string | undefined

  constructor(words: string, cell?: string) {
    super(words)
    this.cell = cell
  }
}

/** A sheet to write: the first row names the columns. */
export type SheetToWrite = {
  name: string
  /** `text`: what is typed there stays as it is typed; a spreadsheet would take «1.1» for a day of January. */
  columns: readonly { title: string; width?: number | undefined; text?: boolean | undefined }[]
  rows: Iterable<readonly CellToWrite[]> | AsyncIterable<readonly CellToWrite[]>
}
export type CellToWrite = string | number | null

/** Reads and writes tables of a spreadsheet. */
export type Spreadsheet = {
  /**
   * Rows of all sheets one after another, blank ones left out. XLSX and CSV (UTF-8, UTF-16 or Windows-1251; `;`, `,` or tab) are told apart
   * by content. Throws BadTable: another type under the name, a formula, merged cells, a broken file, a limit reached.
   */
  rows(file: TableFile, limits: TableLimits): AsyncIterable<TableRow>
  /** A file piece by piece. CSV holds one sheet: the first. */
  write(format: TableFormat, sheets: readonly SheetToWrite[]): AsyncIterable<Uint8Array>
}

/** Plenty for a directory of a region; a set of criteria needs far less. */
export const usualLimits: TableLimits = { bytes: 20 * 1024 * 1024, rows: 100_000, columns: 60, cellLength: 4000 }

/** «B7»: columns are counted from 0, rows from 1. */
export const cellAddress = (column: number, row: number): string => `${columnName(column)}${row}`

const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
