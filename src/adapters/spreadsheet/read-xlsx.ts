import ExcelJS from 'exceljs'
import { BadTable, cellAddress, type TableLimits, type TableRow } from '../../application/spreadsheet.ts'
import { inspectXlsx } from './inspect-xlsx.ts'

/** Rows of all sheets of a book, read as a stream. The book is looked through first. */
export async function* xlsxRows(bytes: Uint8Array, limits: TableLimits): AsyncIterable<TableRow> {
  const { names, book } = await inspectXlsx(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(book, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  try {
    let read = 0
    for await (const sheet of reader) {
      // The types of the package leave the number out.
      const name = names[Number((sheet as unknown as { id: string }).id) - 1] ?? ''
      for await (const row of sheet) {
        const cells = cellsOf(row, name, limits)
        if (cells.some(text => text !== '')) yield { sheet: name, row: row.number, cells }
        read += 1
        if (read % 1000 === 0) await new Promise(resolve => setImmediate(resolve))
      }
    }
  } catch (error) {
    if (error instanceof BadTable) throw error
    throw new BadTable('Книга не читается: откройте её в Excel, сохраните заново и загрузите ещё раз')
  } finally {
    book.destroy()
  }
}

const cellsOf = (row: ExcelJS.Row, sheet: string, limits: TableLimits): string[] => {
  const cells: string[] = []
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    if (column > limits.columns) return
    const address = cellAddress(column - 1, row.number)
    const text = textOf(cell.value, address, sheet)
    if (text.length > limits.cellLength)
      throw new BadTable(`Лист «${sheet}»: в ячейке ${address} больше ${limits.cellLength} знаков`, address)
    cells[column - 1] = text
  })
  return Array.from(cells, text => text ?? '')
}

/** What a person sees in the cell. */
const textOf = (value: ExcelJS.CellValue, address: string, sheet: string): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return Number.isFinite(value) ? String(Math.round(value * 1e9) / 1e9) : ''
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (value instanceof Date) return dayOf(value)
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim()
  if ('error' in value) throw new BadTable(`Лист «${sheet}»: в ячейке ${address} ошибка ${value.error}`, address)
  if ('text' in value) return String(value.text).trim()
  throw new BadTable(`Лист «${sheet}»: в ячейке ${address} формула: замените её значением`, address)
}

const dayOf = (day: Date): string => {
  const [year, month, date] = Number.isNaN(day.getTime()) ? [] : day.toISOString().slice(0, 10).split('-')
  return year === undefined ? '' : `${date}.${month}.${year}`
}
