import { isRefusal } from '../../domain/regulations/finding.ts'
import type { App } from '../app.ts'
import { keepBytes } from '../documents/keep-bytes.ts'
import { PaperNotPrinted, type Press, type SignatureMark } from '../documents/press.ts'
import type { FileStore } from '../ports.ts'
import type { Tx } from '../storage.ts'
import type { Signing } from '../stores/signings.ts'
import type { SignatureCheck } from './check.ts'

export type DrawingShop = { app: App; press: Press; files: FileStore; check: Pick<SignatureCheck, 'streebog'> }

/**
 * The job: prints what was frozen with the marks of those who will sign, and keeps the bytes to be signed. Run twice it does
 * nothing the second time; a paper that cannot be printed gets the reason in words and may be prepared again.
 */
export const drawForSignature = async ({ app, press, files, check }: DrawingShop, signingId: string): Promise<void> => {
  const found = await app.storage.write(async tx => {
    const signing = await tx.signings.get(signingId)
    return signing?.status === 'drawing' ? { signing, marks: await marksOf(tx, signing) } : {}
  })
  if (isRefusal(found) || !('signing' in found)) return
  const { signing, marks } = found
  try {
    const { bytes, pages } = await press.pdf(signing.content, { marks, madeAt: signing.askedAt })
    const kept = await keepBytes(files, bytes)
    const streebog = await check.streebog(bytes)
    await finish(app, signingId, { status: 'ready', ...kept, pages, streebog, failed: null })
  } catch (error) {
    if (!(error instanceof PaperNotPrinted)) throw error
    await finish(app, signingId, { failed: error.message })
  }
}

/** Somebody may have prepared anew meanwhile: then the drawing is not wanted any more. */
const finish = async (app: App, signingId: string, changes: Partial<Signing>): Promise<void> => {
  await app.storage.write(async tx => {
    const now = await tx.signings.get(signingId)
    if (now?.status === 'drawing') await tx.signings.put({ ...now, ...changes })
    return {}
  })
}

const marksOf = async (tx: Tx, { planned }: Signing): Promise<SignatureMark[]> => {
  const marks: SignatureMark[] = []
  for (const { personId, certificateId } of planned) {
    const certificate = await tx.certificates.get(certificateId)
    if (certificate === undefined) throw new Error(`Certificate ${certificateId} is gone`)
    const { owner, serial, notBefore, notAfter, training } = certificate
    marks.push({ personId, owner, serial, notBefore, notAfter, training })
  }
  return marks
}
