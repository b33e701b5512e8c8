import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { SheetToWrite, TableFormat } from '../application/spreadsheet.ts'
import { percented } from './file-headers.ts'
import type { Desk } from './screens.ts'

const types: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** A book for Excel, or its first sheet as text, made and sent piece by piece; no cache on the way holds it. */
export const sendTable = (
  { spreadsheet }: Desk,
  { reply }: { reply: FastifyReply },
  name: string,
  sheets: readonly SheetToWrite[],
  format: TableFormat = 'xlsx',
): FastifyReply => {
  if (spreadsheet === undefined) throw new Error('This process writes no tables')
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${percented(name)}`)
    .type(types[format])
    .send(Readable.from(spreadsheet.write(format, sheets)))
}
