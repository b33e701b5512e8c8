import type { FastifyInstance } from 'fastify'
import type { App } from '../application/app.ts'
import type { Press } from '../application/documents/press.ts'
import type { Inspector, Scanner } from '../application/files/ports.ts'
import type { Shelf } from '../application/files/shelf.ts'
import type { AccessLog, FileStore } from '../application/ports.ts'
import type { Reads } from '../application/reads.ts'
import type { SigningTools } from '../application/signing/check.ts'
import type { Spreadsheet } from '../application/spreadsheet.ts'
import type { WordTemplates } from '../application/templates/word-templates.ts'

/** What the screens of the work itself are given, besides the shell. */
export type Desk = {
  app: App
  reads: Reads
  accessLog: AccessLog
  /** Originals of what people attach. */
  files: FileStore
  /** Pieces of uploads under way; without it files come only with their form. */
  pieces?: Shelf | undefined
  /** Pages of files as pictures, drawn once; without both there is no preview. */
  previews?: Shelf | undefined
  inspector?: Inspector | undefined
  /** In which bucket originals lie; undefined: in the data folder. */
  storePlace?: string | undefined
  /** Asked for its state on the administrator's page; scanning itself is a job. */
  scanner?: Scanner | undefined
  /** Checks signatures and reads what they rest on. */
  signing: SigningTools
  /** Reads and writes tables of a spreadsheet; absent where this process takes none. */
  spreadsheet?: Spreadsheet | undefined
  /** Looks at Word files of ministries; absent where this process takes none. */
  words?: WordTemplates | undefined
  /** Prints trial copies of templates; absent where this process prints nothing. */
  press?: Press | undefined
  /** How long a page waits for a file that is being made before it says so; 0 in tests. */
  patienceMs?: number | undefined
}

/** A chapter of the site: adds its pages to the server. */
export type Chapter = (server: FastifyInstance, desk: Desk) => void

/** Adds every chapter. */
export const addScreens = (server: FastifyInstance, desk: Desk, chapters: readonly Chapter[]): void => {
  for (const chapter of chapters) chapter(server, desk)
}
