import { BadTable, type Spreadsheet, type TableFile } from '../../application/spreadsheet.ts'
import { csvRows } from './read-csv.ts'
import { xlsxRows } from './read-xlsx.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

/** Tables of Excel and plain text ones. */
export const spreadsheet = (): Spreadsheet => ({
  rows: async function* (file, limits) {
    if (file.bytes.length === 0) throw new BadTable('Файл пуст: в нём нет ни одного байта')
    if (file.bytes.length > limits.bytes) {
      throw new BadTable(`Файл больше ${Math.floor(limits.bytes / 1024 / 1024)} МБ: разделите его на части`)
    }
    yield* kindOf(file) === 'xlsx' ? xlsxRows(file.bytes, limits) : csvRows(file.bytes, limits)
  },

  write: (format, sheets) => (format === 'xlsx' ? writeXlsx(sheets) : writeCsv(sheets)),
})

/** What the bytes are, whatever the name says; a name that contradicts them is refused with advice. */
const kindOf = ({ name, bytes }: TableFile): 'xlsx' | 'csv' => {
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04)) {
    if (/\.(csv|txt)$/i.test(name))
      throw new BadTable('Это не текстовая таблица, а архив или книга Excel: назовите файл .xlsx')
    return 'xlsx'
  }
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new BadTable(
      'Это книга старого формата (.xls) или книга под паролем: сохраните её как «Книга Excel (.xlsx)» без пароля',
    )
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new BadTable('Это PDF, а нужна таблица: XLSX или CSV')
  if (/\.xlsx$/i.test(name))
    throw new BadTable('Файл назван .xlsx, но это не книга Excel: откройте его в Excel и сохраните заново')
  const utf16 = starts(0xff, 0xfe) || starts(0xfe, 0xff)
  if (!utf16 && bytes.subarray(0, 8192).includes(0)) throw new BadTable('Это не таблица: нужен файл XLSX или CSV')
  return 'csv'
}
