import { csvOf } from '../../application/csv.ts'
import type { SheetToWrite } from '../../application/spreadsheet.ts'

const batch = 1000

/** The first sheet as a text table for a Russian Excel, a thousand rows at a time. */
export async function* writeCsv([sheet]: readonly SheetToWrite[]): AsyncIterable<Uint8Array> {
  if (sheet === undefined) return
  yield Buffer.from(csvOf([sheet.columns.map(({ title }) => title)]))
  let waiting: (string | number)[][] = []
  // The mark of the encoding stands once, at the very beginning.
  const written = () => Buffer.from(csvOf(waiting).slice(1))
  for await (const row of sheet.rows) {
    waiting.push(row.map(cell => cell ?? ''))
    if (waiting.length < batch) continue
    yield written()
    waiting = []
  }
  if (waiting.length > 0) yield written()
}
