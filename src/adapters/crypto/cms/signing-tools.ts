import type { ReadCertificate, SignatureCheck, SigningTools, TrustStore } from '../../../application/signing/check.ts'
import { createStreebog } from '../gost/streebog.ts'
import { readX509 } from './certificate.ts'
import { checkSignature } from './check.ts'
import { decodeSignatureFile } from './decode.ts'
import { Malformed } from './der.ts'
import { keyUsages } from './extensions.ts'
import { factsOf } from './facts.ts'
import type { StandSigner } from './training-signer.ts'
import { readTrustItem } from './trust-item.ts'

/** The technical check as the use cases ask for it. */
export const signatureCheck: SignatureCheck = {
  check: (document, signature, trust, at) => checkSignature({ document, signature, trust, at }),
  certificate: bytes => readCertificateFile(bytes),
  streebog: async document => {
    const hash = createStreebog(256)
    for await (const part of document instanceof Uint8Array ? [document] : document) hash.update(part)
    return Buffer.from(hash.digest()).toString('hex')
  },
}

/** Everything signing works with; `training` on a stand only. */
export const signingTools = (store: TrustStore, training?: StandSigner): SigningTools => ({
  check: signatureCheck,
  trust: training === undefined ? store : training.trusting(store),
  readTrust: bytes => {
    const item = readTrustItem(bytes, { training: training !== undefined })
    if ('refused' in item) return item
    const { from, until, ...facts } = item
    return { ...facts, startsAt: from, endsAt: until }
  },
  training,
})

const readCertificateFile = (bytes: Uint8Array): ReadCertificate | undefined => {
  const file = decodeSignatureFile(bytes)
  if ('reason' in file) return undefined
  try {
    const certificate = readX509(file.bytes)
    const facts = factsOf(certificate)
    const { keyUsage, isAuthority } = certificate.extensions
    const signs = keyUsage?.has(keyUsages.digitalSignature) || keyUsage?.has(keyUsages.nonRepudiation)
    return facts && { facts, der: certificate.der, forSigning: signs === true && !isAuthority }
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
