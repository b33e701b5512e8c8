import { folded } from '../../domain/wording.ts'
import { cellAddress, type TableRow } from '../spreadsheet.ts'
import { type Column, type SetSheet, setSheetNames, setSheets } from './table-columns.ts'

/** What is wrong and where: «Показатели!C5». */
export type TableFault = { cell: string; message: string }

/** Which field of the draft stands in which cell. */
export type Cells = Map<string, string>

/** A row by the names of its columns. */
export type SheetRow = {
  text(key: string): string
  /** Text of a number as the editor types it, with a comma. */
  number(key: string): string
  at(key: string): string
}

export type Book = { rows: Record<SetSheet, SheetRow[]>; faults: TableFault[] }

/** Sorts the rows of a book by its sheets and columns. Unknown sheets and headings, and those that lack, are faults of the report. */
export const readSheets = (rows: readonly TableRow[]): Book => {
  const faults: TableFault[] = []
  const bySheet = new Map<string, TableRow[]>()
  for (const row of rows) bySheet.set(row.sheet, [...(bySheet.get(row.sheet) ?? []), row])
  for (const name of bySheet.keys())
    if (!setSheetNames.some(known => same(known, name)) && !same(name, 'Как заполнять'))
      faults.push({ cell: `${name}!A1`, message: `Листа «${name}» в образце нет: он не прочитан` })
  const read = Object.fromEntries(
    setSheetNames.map(name => {
      const [, found = []] = [...bySheet].find(([sheet]) => same(sheet, name)) ?? []
      if (found.length === 0 && name !== 'Сведения' && name !== 'Шкалы')
        faults.push({ cell: name, message: `Лист «${name}» пуст или его нет: возьмите образец таблицы` })
      return [name, sheetRows(name, setSheets[name], found, faults)]
    }),
  ) as Book['rows']
  return { rows: read, faults }
}

const sheetRows = (
  name: SetSheet,
  columns: readonly Column[],
  [head, ...rows]: readonly TableRow[],
  faults: TableFault[],
): SheetRow[] => {
  if (head === undefined) return []
  const places = new Map<string, number>()
  for (const [index, heading] of head.cells.entries()) {
    if (heading === '') continue
    const column = columns.find(({ title }) => same(title, heading))
    const cell = `${name}!${cellAddress(index, head.row)}`
    if (column === undefined) faults.push({ cell, message: `Столбца «${heading}» в образце нет: он не прочитан` })
    else if (places.has(column.key)) faults.push({ cell, message: `Столбец «${heading}» повторяется: прочитан первый` })
    else places.set(column.key, index)
  }
  for (const { key, title, required } of columns)
    if (required && !places.has(key)) faults.push({ cell: `${name}!A${head.row}`, message: `Нет столбца «${title}»` })
  return rows.map(row => {
    const text = (key: string): string => row.cells[places.get(key) ?? -1] ?? ''
    return {
      text,
      number: key => text(key).replace('.', ','),
      at: key => `${name}!${cellAddress(places.get(key) ?? 0, row.row)}`,
    }
  })
}

const same = (a: string, b: string): boolean => folded(a) === folded(b)
