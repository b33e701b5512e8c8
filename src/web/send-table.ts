import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { SheetToWrite } from '../application/spreadsheet.ts'
import { percented } from './file-headers.ts'
import type { Desk } from './screens.ts'

/** A book for Excel, made and sent piece by piece; no cache on the way holds it. */
export const sendTable = (
  { spreadsheet }: Desk,
  { reply }: { reply: FastifyReply },
  name: string,
  sheets: readonly SheetToWrite[],
): FastifyReply => {
  if (spreadsheet === undefined) throw new Error('This process writes no tables')
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${percented(name)}`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Readable.from(spreadsheet.write('xlsx', sheets)))
}
