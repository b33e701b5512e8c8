import type { Fault } from '../../../domain/signature/reasons.ts'
import { type Bits, digestBits, signerBits, signs } from './algorithms.ts'
import { onlyValue } from './attributes.ts'
import type { Certificate } from './certificate.ts'
import { contents, expect, sameBytes, tags } from './der.ts'
import { readOid, readTime } from './der-values.ts'
import { keyUsages } from './extensions.ts'
import { algorithmName, oids } from './oids.ts'
import type { SignerInfo } from './signed-data.ts'

/** signingTime: a claim of the signer's program. */
export const claimedTime = ({ signed }: SignerInfo): Date | undefined => {
  const value = signed && onlyValue(signed, oids.signingTime)
  return value && readTime(value)
}

/** Point 3: whitelisted algorithms, and one size of digest, key and signature. */
export const algorithmFault = (signer: SignerInfo, certificate: Certificate): Fault | undefined => {
  const digest = digestBits(signer.digestOid)
  const signature = signerBits(signer.signatureOid)
  if (digest === undefined) return { reason: 'foreign_algorithm', about: algorithmName(signer.digestOid) }
  if (signature === undefined) return { reason: 'foreign_algorithm', about: algorithmName(signer.signatureOid) }
  const { key } = certificate
  if ('foreign' in key) return { reason: 'foreign_algorithm', about: key.foreign }
  const agree = digest === signature && signature === key.bits && signer.signature.length === key.bits / 4
  return agree
    ? undefined
    : { reason: 'algorithms_disagree', about: `хеш ${digest}, подпись ${signature}, ключ ${key.bits}` }
}

/** Point 6: the key may sign documents. Either bit is enough; a certificate that does not say is not for signing. */
export const isForSigning = ({ extensions: { keyUsage } }: Certificate): boolean =>
  keyUsage !== undefined && (keyUsage.has(keyUsages.digitalSignature) || keyUsage.has(keyUsages.nonRepudiation))

/** Point 4: the signed attributes name our content and its digest, and the key signs them as they came. */
export const signatureFault = (
  signer: SignerInfo,
  certificate: Certificate,
  content: { type: string; digest: (bits: Bits) => Uint8Array },
): Fault | undefined => {
  const { signed, signedBytes } = signer
  const bits = digestBits(signer.digestOid)
  if (signed === undefined || signedBytes === undefined) return { reason: 'no_signed_attributes' }
  const type = onlyValue(signed, oids.contentType)
  const digest = onlyValue(signed, oids.messageDigest)
  if (type === undefined || digest === undefined) return { reason: 'no_signed_attributes' }
  if (readOid(type) !== content.type) return { reason: 'damaged', about: 'вид содержания указан по-разному' }
  if ('foreign' in certificate.key || bits === undefined) return { reason: 'foreign_algorithm' }
  if (!sameBytes(contents(expect(digest, tags.octetString)), content.digest(bits)))
    return { reason: 'document_differs' }
  return signs(certificate.key, signedBytes, signer.signature) ? undefined : { reason: 'signature_differs' }
}
