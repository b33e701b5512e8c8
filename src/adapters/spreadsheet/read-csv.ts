import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { BadTable, cellAddress, type TableLimits, type TableRow } from '../../application/spreadsheet.ts'

/** Rows of a text table. Encoding and separator are recognised by the content. */
export async function* csvRows(bytes: Uint8Array, limits: TableLimits): AsyncIterable<TableRow> {
  const encoding = encodingOf(bytes)
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(new TextDecoder(encoding).decode(bytes.subarray(0, 64 * 1024))),
    relax_column_count: true,
    max_record_size: limits.columns * limits.cellLength,
  })
  const source = Readable.from(decoded(bytes, encoding))
  source.on('error', error => parser.destroy(error))
  source.pipe(parser)
  let row = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1
      if (row > limits.rows)
        throw new BadTable(`В таблице больше ${limits.rows.toLocaleString('ru-RU')} строк: разделите её на части`)
      if (record.length > limits.columns)
        throw new BadTable(`В строке ${row} больше ${limits.columns} столбцов: проверьте разделитель`)
      if (record.every(text => text.trim() === '')) continue
      yield { sheet: '', row, cells: record.map((text, column) => cellOf(text, column, row, limits)) }
    }
  } catch (error) {
    throw error instanceof CsvError ? new BadTable(csvWords(error, row + 1)) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}

const cellOf = (text: string, column: number, row: number, { cellLength }: TableLimits): string => {
  const cell = cellAddress(column, row)
  if (/^\s*=/.test(text)) throw new BadTable(`В ячейке ${cell} формула: оставьте только значение`, cell)
  if (text.length > cellLength) throw new BadTable(`В ячейке ${cell} больше ${cellLength} знаков`, cell)
  // Our own exports put an apostrophe before what a spreadsheet would take for a formula.
  return /^'[=+\-@]/.test(text) ? text.slice(1).trim() : text.trim()
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

const encodingOf = (bytes: Uint8Array): Encoding => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251'
}

const pieceBytes = 64 * 1024

function* decoded(bytes: Uint8Array, encoding: Encoding): Iterable<string> {
  const decoder = new TextDecoder(encoding)
  for (let from = 0; from < bytes.length; from += pieceBytes)
    yield decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: true })
  yield decoder.decode()
}

/** The sign that stands most often in the first line, outside of quotes; a table of one column has none. */
const delimiterOf = (beginning: string): string => {
  const [line = ''] = beginning.replaceAll(/"[^"]*"/g, '').split(/\r?\n/)
  const times = (sign: string) => line.split(sign).length - 1
  return [';', '\t', ','].reduce((best, sign) => (times(sign) > times(best) ? sign : best))
}

const csvWords = ({ code }: CsvError, row: number): string => {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `Кавычка открыта и не закрыта: проверьте таблицу со строки ${row}`
  if (code === 'CSV_MAX_RECORD_SIZE') return `Строка ${row} слишком длинна: проверьте кавычки и переводы строк`
  return `Строка ${row} не читается: проверьте в ней кавычки`
}
