import { parseArgs } from 'node:util'
import { publicReport } from '../domain/signature/public-report.ts'
import type { SignatureReport } from '../domain/signature/report.ts'
import type { Trust } from '../domain/signature/trust.ts'
import { reportAsText } from './verify-text.ts'

/** What the command needs from outside; `main.ts` hands it over. */
export type VerifyDesk = {
  /** Where certificates and lists lie when no folder is named. */
  trustFolder: string
  /** Throws what the file system throws. */
  readTrust(folders: readonly string[]): Promise<{ trust: Trust; skipped: { file: string; because: string }[] }>
  readFile(path: string): Promise<Uint8Array>
  readParts(path: string): AsyncIterable<Uint8Array>
  check(question: {
    document: AsyncIterable<Uint8Array>
    signature: Uint8Array
    trust: Trust
    at: Date
  }): Promise<SignatureReport>
  now(): Date
  print(text: string): void
  complain(text: string): void
}

export const verifyUsage = `Команда:
  verify ДОКУМЕНТ ПОДПИСЬ [--anchors ПАПКА] [--crls ПАПКА] [--at МОМЕНТ] [--json]
    проверить отсоединённую подпись (CMS, CAdES-BES, CAdES-T) по ГОСТ
    --anchors  папка с сертификатами удостоверяющих центров; списки отзыва могут лежать там же
    --crls     папка со списками отзыва
    --at       момент проверки, например 2026-11-20T12:00:00Z; без него — сейчас
    --json     отчёт для программ
  Без --anchors берётся папка TRUST_DIR, а без неё trust в папке данных.`

/** `verify …`: exit code 0 only for a valid signature, 1 for any other, 2 for a wrong command or unreadable files. */
export const verify = async (args: readonly string[], desk: VerifyDesk): Promise<number> => {
  const asked = readArgs(args, desk.now())
  if (asked === undefined) {
    desk.complain(verifyUsage)
    return 2
  }
  try {
    const { trust, skipped } = await desk.readTrust([asked.anchors ?? desk.trustFolder, ...asked.crls])
    for (const { file, because } of skipped) desk.complain(`${file}: ${because}`)
    const signature = await desk.readFile(asked.signature)
    const report = await desk.check({ document: desk.readParts(asked.document), signature, trust, at: asked.at })
    desk.print(asked.json ? JSON.stringify(publicReport(report), null, 2) : reportAsText(publicReport(report), trust))
    return report.verdict.state === 'valid' ? 0 : 1
  } catch (error) {
    const path = missingPath(error)
    if (path === undefined) throw error
    desk.complain(`Не читается: ${path}`)
    return 2
  }
}

const readArgs = (args: readonly string[], now: Date) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        anchors: { type: 'string' },
        crls: { type: 'string' },
        at: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const [document, signature, ...more] = positionals
    const at = values.at === undefined ? now : momentOf(values.at)
    if (document === undefined || signature === undefined || more.length > 0 || at === undefined) return undefined
    const crls = values.crls === undefined ? [] : [values.crls]
    return { document, signature, at, anchors: values.anchors, crls, json: values.json }
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** ISO with a zone: a moment without one would depend on the machine. */
const momentOf = (text: string): Date | undefined => {
  const moment = new Date(text)
  const isWhole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  return isWhole && !Number.isNaN(moment.getTime()) ? moment : undefined
}

/** Files that are not there or may not be read are the mistake of the person at the keyboard. */
const missingPath = (error: unknown): string | undefined => {
  const { code, path } = error as NodeJS.ErrnoException
  return code !== undefined && ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR'].includes(code) ? (path ?? code) : undefined
}
