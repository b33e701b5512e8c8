import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import type { SheetToWrite } from '../../application/spreadsheet.ts'

/** A book written as a stream: rows are gone from memory as soon as they are written. */
export async function* writeXlsx(sheets: readonly SheetToWrite[]): AsyncIterable<Uint8Array> {
  const out = new PassThrough()
  const done = write(out, sheets)
  // A failure of the rows ends the stream, and so the reading of it; without this it would be nobody's.
  done.catch(error => out.destroy(error))
  for await (const chunk of out) yield chunk
  await done
}

const write = async (out: PassThrough, sheets: readonly SheetToWrite[]): Promise<void> => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  for (const { name, columns, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ title, width, text }) => ({
      header: title,
      width: width ?? 18,
      ...(text ? { style: { numFmt: '@' } } : {}),
    }))
    const head = sheet.getRow(1)
    head.font = { bold: true }
    head.commit()
    let written = 0
    for await (const cells of rows) {
      const row = sheet.addRow([...cells])
      row.alignment = { wrapText: true, vertical: 'top' }
      row.commit()
      written += 1
      if (written % 1000 === 0) await room(out)
    }
    sheet.commit()
  }
  await book.commit()
}

/** Lets others work, and waits while nobody takes what is written. */
const room = async (out: PassThrough): Promise<void> => {
  await new Promise(resolve => setImmediate(resolve))
  if (out.writableNeedDrain) await new Promise(resolve => out.once('drain', resolve))
}
