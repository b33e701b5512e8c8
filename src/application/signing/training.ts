import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, perform } from '../app.ts'
import { readBytes } from '../documents/keep-bytes.ts'
import type { FileStore } from '../ports.ts'
import { type Accepted, acceptSignature } from './accept.ts'
import type { CertificateDone } from './certificates.ts'
import type { SigningTools } from './check.ts'
import { trainingCertificateOf, trainingPerson } from './training-certificate.ts'

/** Registers a training certificate of the person; the one of this year when it is there already. */
export const takeTrainingCertificate = (app: App, tools: SigningTools, by: By): Promise<CertificateDone | Refusal> =>
  perform(app, by, async tx => {
    const certificateId = await trainingCertificateOf(app, tx, tools, by, by.actor.personId)
    return certificateId === undefined ? noTraining : { certificateId }
  })

/** Signs a frozen file by the training signer for the person whose training mark stands in it. */
export const signWithTraining = async (
  place: { app: App; files: FileStore; tools: SigningTools },
  by: By,
  signingId: string,
): Promise<Accepted | Refusal> => {
  const { app, files, tools } = place
  if (tools.training === undefined) return noTraining
  const found = await app.storage.write(async tx => {
    const signing = await tx.signings.get(signingId)
    const planned = signing?.planned.find(({ personId }) => personId === by.actor.personId)
    const certificate = planned && (await tx.certificates.get(planned.certificateId))
    if (signing?.digest == null || certificate?.training !== true) return noTraining
    return { digest: signing.digest, der: certificate.der, person: await trainingPerson(tx, by.actor.personId) }
  })
  if (isRefusal(found)) return found
  const document = await readBytes(files, found.digest)
  if (document === undefined) throw new Error(`The frozen file of signing ${signingId} is not in the store`)
  const bytes = tools.training.sign(found.person, found.der, document, app.clock.now())
  return acceptSignature(place, by, { signingId, bytes, way: 'training' })
}

const noTraining: Refusal = {
  refused: 'no_training',
  because: 'Учебная подпись здесь недоступна: подготовьте документ с учебным сертификатом на учебном стенде',
}
