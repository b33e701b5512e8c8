import type { By } from '../../application/app.ts'
import { drawForSignature } from '../../application/signing/draw.ts'
import { prepareSigning } from '../../application/signing/prepare.ts'
import { signWithTraining, takeTrainingCertificate } from '../../application/signing/training.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { RegionWorld } from './region-world.ts'

/** A paper of a school signed by its head with the training signer; undefined where the stand has none. */
export const signSchoolPaper = async (world: RegionWorld, by: By, documentId: string): Promise<object | undefined> => {
  const { app, signing } = world
  if (signing === undefined) return undefined
  const { press, files, tools } = signing
  const certificate = await takeTrainingCertificate(app, tools, by)
  if (isRefusal(certificate)) return certificate
  const prepared = await prepareSigning(app, by, documentId, { ...certificate, tools })
  if (isRefusal(prepared)) return prepared
  await drawForSignature({ app, press, files, check: tools.check }, prepared.signingId)
  return signWithTraining({ app, files, tools }, by, prepared.signingId)
}
