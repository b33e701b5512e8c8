import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PaperNotPrinted, type Printed, type Printing } from '../../../application/documents/press.ts'
import type { Paper } from '../../../application/papers/paper.ts'
import { coverageOf } from './coverage.ts'
import type { Coverage } from './drawable.ts'
import { bothStandards } from './file/both-standards.ts'
import { sheetData } from './sheet-data.ts'
import { fontFolder, startTypst, type Typst, type TypstDocument, templates } from './typst.ts'

export type PdfPrinter = (paper: Paper, printing: Printing) => Printed

/** A printer with its typesetter and typeface loaded; keep it, loading costs a tenth of a second. */
export const pdfPrinter = (): PdfPrinter => {
  const typst = startTypst()
  const covered = coverageOf(readFileSync(join(fontFolder(), '400Regular', 'Tinos_400Regular.ttf')))
  return (paper, printing) => print(typst, covered, paper, printing)
}

/**
 * PDF/A-2a and PDF/UA-1. The typesetter names one standard a file, so the same laid-out sheets are written twice, each time under all
 * checks of that standard, and the two files, which differ in nothing that is drawn or tagged, are joined.
 */
const print = (typst: Typst, covered: Coverage, paper: Paper, { marks = [], madeAt }: Printing): Printed => {
  try {
    const sheets = laidOut(typst, JSON.stringify(sheetData(paper, marks, covered)))
    const creationTimestamp = Math.floor(madeAt.getTime() / 1000)
    const archival = written(() => typst.pdf(sheets, { pdfStandard: 'a-2a', creationTimestamp }))
    const accessible = written(() => typst.pdf(sheets, { pdfStandard: 'ua-1', creationTimestamp }))
    return { bytes: bothStandards(archival, accessible), pages: sheets.numOfPages }
  } finally {
    // Without it memory grows with every paper.
    typst.evictCache(0)
  }
}

const laidOut = (typst: Typst, sheet: string): TypstDocument => {
  const compiled = typst.compile({ mainFilePath: join(templates, 'main.typ'), inputs: { sheet } })
  const { result } = compiled
  if (result !== null && !compiled.hasError()) return result
  const faults = compiled.takeError()?.shortDiagnostics.map(({ message }) => message) ?? []
  throw new PaperNotPrinted('Документ не удалось сверстать. Покажите его администратору: это ошибка системы.', {
    cause: new Error(faults.map(nameless).join('; ')),
  })
}

const written = (write: () => Uint8Array): Uint8Array => {
  try {
    return write()
  } catch (fault) {
    throw new PaperNotPrinted(
      'Документ не удалось записать как архивный и доступный PDF. Покажите его администратору: это ошибка системы.',
      { cause: new Error(nameless(fault instanceof Error ? fault.message : String(fault))) },
    )
  }
}

/** Words of the typesetter may quote the text of the paper; the journal of the program may not. */
const nameless = (words: string): string => words.replaceAll(/["“«`'][^"”»`']*["”»`']/g, '…').slice(0, 300)
