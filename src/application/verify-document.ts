import type { Refusal } from '../domain/regulations/finding.ts'
import { type PublicReport, publicReport } from '../domain/signature/public-report.ts'
import type { App } from './app.ts'
import { bytesIn } from './documents/keep-bytes.ts'
import type { ReceivedFile } from './ports.ts'
import type { PublicFileMatch, PublicOrders } from './reads/public-order.ts'
import { largestSignature, type SigningTools } from './signing/check.ts'

/** The largest document that anybody may have checked. */
export const largestDocument = 50 * 1024 * 1024

/** A file somebody wants to be looked at; it is dropped afterwards whatever the answer. */
export type Shown = { name: string; file: ReceivedFile }

/** What the check says: digests always, the report when there was a signature, the order when the file is one of ours. */
export type Verified = {
  sha256: string
  streebog256: string
  size: number
  /** Without СНИЛС and ИНН of the signers. */
  report: PublicReport | undefined
  published: PublicFileMatch | undefined
}

/** A file that cannot be looked at: which of the two, and what to do. */
export type Unfit = Refusal & { field: 'document' | 'signature' }

type Place = { app: Pick<App, 'clock'>; reads: Pick<PublicOrders, 'publicFile'>; signing: SigningTools }

/**
 * Checks a document with its detached signature for anybody, or only tells whether the document is a published order. Nothing is
 * kept: the caller drops both files.
 */
export const verifyDocument = async (
  { app, reads, signing }: Place,
  document: Shown | undefined,
  signature: Shown | undefined,
): Promise<Verified | Unfit[]> => {
  const faults = faultsOf(document, signature)
  if (document === undefined || faults.length > 0) return faults
  const { file } = document
  const published = await reads.publicFile(file.digest)
  const { digest: sha256, size } = file
  if (signature === undefined) {
    const streebog256 = await signing.check.streebog(file.read())
    return { sha256, streebog256, size, report: undefined, published }
  }
  const bytes = await bytesIn(signature.file.read())
  const report = await signing.check.check(file.read(), bytes, await signing.trust.all(), app.clock.now())
  return { sha256, streebog256: report.streebog256, size, report: publicReport(report), published }
}

const faultsOf = (document: Shown | undefined, signature: Shown | undefined): Unfit[] => {
  const first = documentFault(document, signature)
  const second = signature && signatureFault(signature)
  // Two files in each other's place are one mistake, told once.
  if (first?.refused === 'swapped') return [first]
  return [first, second].filter(fault => fault !== undefined)
}

const documentFault = (document: Shown | undefined, signature: Shown | undefined): Unfit | undefined => {
  const unfit = (refused: string, because: string): Unfit => ({ field: 'document', refused, because })
  if (document === undefined) return unfit('missing', 'Выберите файл документа, например приказ в формате PDF')
  const { file } = document
  if (file.overLimit) return unfit('too_large', `Документ больше ${inMegabytes(largestDocument)}: проверить его нельзя`)
  if (file.size === 0) return unfit('empty', 'Файл документа пуст. Скачайте его заново')
  if (file.kind !== 'sig') return undefined
  if (signature !== undefined && signature.file.kind !== 'sig')
    return unfit('swapped', 'Файлы перепутаны: на месте документа стоит файл подписи. Поменяйте их местами')
  return unfit(
    'signature_instead',
    'Это файл подписи, а не документ. Выберите сам документ: его имя – без .sig на конце',
  )
}

const signatureFault = ({ file }: Shown): Unfit | undefined => {
  const unfit = (refused: string, because: string): Unfit => ({ field: 'signature', refused, because })
  if (file.overLimit)
    return unfit(
      'too_large',
      `Файл подписи больше ${inMegabytes(largestSignature)}: это не отсоединённая подпись. Выберите файл .sig`,
    )
  if (file.size === 0) return unfit('empty', 'Файл подписи пуст. Скачайте его заново')
  if (file.kind !== undefined && file.kind !== 'sig')
    return unfit(
      'not_a_signature',
      `Это не файл подписи, а документ (${file.kind}). Выберите файл .sig, который лежит рядом с документом`,
    )
  return undefined
}

const inMegabytes = (bytes: number): string => `${bytes / 1024 / 1024} МБ`
