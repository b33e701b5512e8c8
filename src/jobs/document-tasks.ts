import { z } from 'zod'
import { type PrintShop, printPaper } from '../application/documents/print.ts'
import { printedFormats } from '../application/documents/printed-files.ts'
import type { Task } from './worker.ts'

const wish = z.object({ documentId: z.uuid(), format: z.enum(printedFormats) })

/** Jobs that make files. Each may run twice. */
export const documentTasks = (shop: PrintShop): Record<string, Task> => ({
  print_paper: async payload => printPaper(shop, wish.parse(payload)),
})
