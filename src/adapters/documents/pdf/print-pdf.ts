import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PaperNotPrinted, type Printed, type Printing } from '../../../application/documents/press.ts'
import type { Paper } from '../../../application/papers/paper.ts'
import { coverageOf } from './coverage.ts'
import type { Coverage } from './drawable.ts'
import { bothStandards } from './file/both-standards.ts'
import { type PdfFile, pagesOf } from './file/read.ts'
import { writePdf } from './file/write.ts'
import { inParts } from './in-parts.ts'
import { type SheetData, sheetData } from './sheet-data.ts'
import { isLong } from './sheet-parts.ts'
import { fontFolder, startTypst, type Typst, templates } from './typst.ts'

export type PdfPrinter = (paper: Paper, printing: Printing) => Printed

/** How many cells of tables are laid out at once: some six hundred lines of an order. */
const roomOfPart = 3600

/**
 * A printer with its typesetter and typeface loaded; keep it, loading costs a tenth of a second. Papers of many more cells than `room`
 * are laid out in parts.
 */
export const pdfPrinter = (room = roomOfPart): PdfPrinter => {
  const typst = startTypst()
  const covered = coverageOf(readFileSync(join(fontFolder(), '400Regular', 'Tinos_400Regular.ttf')))
  return (paper, printing) => print(typst, covered, room, paper, printing)
}

/** PDF/A-2a and PDF/UA-1. A long paper is laid out in parts: a laid-out cell of a table takes thousands of bytes. */
const print = (
  typst: Typst,
  covered: Coverage,
  room: number,
  paper: Paper,
  { marks = [], madeAt }: Printing,
): Printed => {
  const write = (sheet: SheetData): PdfFile => fileOf(typst, sheet, Math.floor(madeAt.getTime() / 1000))
  const sheet = sheetData(paper, marks, covered)
  const file = (isLong(sheet, room * 1.5) ? inParts(sheet, room, write) : undefined) ?? write(sheet)
  return { bytes: writePdf(file), pages: pagesOf(file) }
}

/**
 * The typesetter names one standard a file, so the same laid-out sheets are written twice, each time under all checks of that
 * standard, and the two files, which differ in nothing that is drawn or tagged, are joined.
 */
const fileOf = (typst: Typst, sheet: SheetData, creationTimestamp: number): PdfFile => {
  const task = { mainFilePath: join(templates, 'main.typ'), inputs: { sheet: JSON.stringify(sheet) } }
  try {
    const [archival, accessible] = (['a-2a', 'ua-1'] as const).map(pdfStandard =>
      written(() => typst.pdf(task, { pdfStandard, creationTimestamp })),
    )
    if (archival === undefined || accessible === undefined) throw new Error('Both files are written')
    return bothStandards(archival, accessible)
  } finally {
    // Without it memory grows with every paper, and with every part of one.
    typst.evictCache(0)
  }
}

const written = (write: () => Uint8Array): Uint8Array => {
  try {
    return write()
  } catch (fault) {
    const reason = fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault)
    throw new PaperNotPrinted('Документ не удалось напечатать. Покажите его администратору: это ошибка системы.', {
      cause: new Error(nameless(reason)),
    })
  }
}

/** Words of the typesetter may quote the text of the paper; the journal of the program may not. */
const nameless = (words: string): string => words.replaceAll(/["“«`'][^"”»`']*["”»`']/g, '…').slice(0, 300)
