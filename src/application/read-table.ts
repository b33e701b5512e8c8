import type { Refusal } from '../domain/regulations/finding.ts'
import { BadTable, type TableRow } from './spreadsheet.ts'

/** All rows of a table whose limits keep it short. One that cannot be read is refused in the words of its reader. */
export const readTable = async (table: AsyncIterable<TableRow>): Promise<TableRow[] | Refusal> => {
  const rows: TableRow[] = []
  try {
    for await (const row of table) rows.push(row)
    return rows
  } catch (error) {
    if (error instanceof BadTable) return { refused: 'bad_table', because: error.message }
    throw error
  }
}
