// The printer's own process: started by press.ts, prints what it is asked to, ends with the one who started it.
import { PaperNotPrinted, type Printed } from '../../application/documents/press.ts'
import { printDocx } from './docx/print-docx.ts'
import { type PdfPrinter, pdfPrinter } from './pdf/print-pdf.ts'
import type { Answer, Job } from './press-job.ts'

let pdf: PdfPrinter | undefined

const print = async (job: Job): Promise<Printed> => {
  if (job.format === 'docx') return { bytes: await printDocx(job.paper, job.printing), pages: 0 }
  pdf ??= pdfPrinter()
  return pdf(job.paper, job.printing)
}

const answer = async (job: Job): Promise<Answer> => {
  try {
    const printed = await print(job)
    return { megabytes: megabytes(), printed }
  } catch (fault) {
    const because = fault instanceof Error ? fault.message : String(fault)
    return { megabytes: megabytes(), known: fault instanceof PaperNotPrinted, because }
  }
}

const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20

process.on('message', (job: Job) => void answer(job).then(one => process.send?.(one)))
process.on('disconnect', () => process.exit())
