import { z } from 'zod'
import { type ArchiveShop, buildArchive } from '../application/archive/build-archive.ts'
import { isBeingPrinted, printPaper } from '../application/documents/print.ts'
import { printedFormats } from '../application/documents/printed-files.ts'
import { type DrawingShop, drawForSignature } from '../application/signing/draw.ts'
import type { Task } from './worker.ts'

const wish = z.object({ documentId: z.uuid(), format: z.enum(printedFormats) })
const signing = z.object({ signingId: z.uuid() })
const archive = z.object({ archiveId: z.uuid() })

/** Jobs that make files. Each may run twice. */
export const documentTasks = (shop: ArchiveShop & DrawingShop): Record<string, Task> => ({
  print_paper: async payload => {
    const wanted = wish.parse(payload)
    // A page that waits asks again and again: its jobs must not stand in the way of others.
    if (!isBeingPrinted(wanted)) await printPaper(shop, wanted)
  },
  draw_for_signature: async payload => drawForSignature(shop, signing.parse(payload).signingId),
  build_archive: async payload => buildArchive(shop, archive.parse(payload).archiveId),
})
