import { JoinedParts } from './file/join-parts.ts'
import type { PdfFile } from './file/read.ts'
import type { SheetData } from './sheet-data.ts'
import { beginning, type Place, sheetPart } from './sheet-parts.ts'

/**
 * A long paper, laid out part after part and joined. A part ends with a whole page: rows that came onto its last page begin the next
 * part. Nothing where a part cannot be ended so (every row of it is cut by the end of a sheet): such a paper is laid out at once.
 */
export const inParts = (sheet: SheetData, room: number, write: (part: SheetData) => PdfFile): PdfFile | undefined => {
  const joined = new JoinedParts()
  for (let from: Place | undefined = beginning; from !== undefined; ) {
    const { data, repeated, cut } = sheetPart(sheet, from, joined.pages, room)
    const taken = joined.add(write(data), { repeated, cut: cut !== undefined })
    if (taken === undefined) return undefined
    from = cut === undefined ? undefined : nextPlace(sheet, from, cut, taken.rows)
  }
  return joined.finish()
}

/** Of a cut table so many rows are taken: those of its head are none of the data's. */
const nextPlace = (sheet: SheetData, from: Place, { stretch, block }: Place, taken: number): Place => {
  const table = (stretch === 0 ? sheet.body : sheet.appendices[stretch - 1]?.body)?.[block]
  if (table?.kind !== 'table') throw new Error('A part of a paper ends in a table')
  const goesOn = from !== beginning && from.stretch === stretch && from.block === block
  const row = goesOn ? from.row + taken : taken - (table.head.length > 0 ? 1 : 0)
  return { stretch, block, row }
}
