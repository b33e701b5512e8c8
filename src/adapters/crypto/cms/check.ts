import { setImmediate } from 'node:timers/promises'
import { type Fault, verdictFor } from '../../../domain/signature/reasons.ts'
import { type SignatureReport, type SignerReport, worstOf } from '../../../domain/signature/report.ts'
import type { Trust } from '../../../domain/signature/trust.ts'
import { streebog } from '../gost/streebog.ts'
import { type Bits, digestBits } from './algorithms.ts'
import { asDer } from './ber.ts'
import { decodeSignatureFile } from './decode.ts'
import { hex, onlyDer, sameBytes } from './der.ts'
import { digestDocument } from './document-digest.ts'
import { evidenceOf } from './evidence.ts'
import { oids } from './oids.ts'
import { faultOf, Rejected } from './rejected.ts'
import { readSignedMessage, type SignedMessage, type SignerInfo } from './signed-data.ts'
import { checkSigner } from './signer.ts'

export type SignatureQuestion = {
  /** The document as it is stored: all its bytes, or parts of them one after another. */
  document: Uint8Array | AsyncIterable<Uint8Array>
  /** The file of the signature: DER, BER, PEM or base64. */
  signature: Uint8Array
  trust: Trust
  /** The moment of the check; a good time stamp moves it back to its own time. */
  at: Date
  /** Take a signature that carries the document inside, when it is this very document. */
  allowAttached?: boolean | undefined
}

/**
 * The technical check of a detached CMS, CAdES-BES or CAdES-T signature by the ten points of docs/signatures.md. It fails closed and
 * never asks the network. Whatever is wrong with the signature is an answer; only reading the document may throw.
 */
export const checkSignature = async (question: SignatureQuestion): Promise<SignatureReport> => {
  const { document, signature, at } = question
  const message = readFile(signature)
  const wide = !('reason' in message) && message.signers.some(({ digestOid }) => digestBits(digestOid) === 512)
  const digests = await digestDocument(document, wide)
  const digest = (bits: Bits): Uint8Array => (bits === 256 ? digests.streebog256 : digests.streebog512)
  const fault = 'reason' in message ? message : contentFault(message, question, digest)
  const signers = 'reason' in message || fault !== undefined ? [] : await checkAll(message, digest, question)
  return {
    verdict:
      fault === undefined
        ? (worstOf(signers.map(({ verdict }) => verdict)) ?? verdictFor({ reason: 'no_signers' }))
        : verdictFor(fault),
    signers,
    streebog256: hex(digests.streebog256),
    sha256: hex(digests.sha256),
    size: digests.size,
    checkedAt: at,
  }
}

/** Points 1 and 2, before the document is read. */
const readFile = (file: Uint8Array): SignedMessage | Fault => {
  const decoded = decodeSignatureFile(file)
  if ('reason' in decoded) return decoded
  try {
    return readSignedMessage(onlyDer(asDer(decoded.bytes)))
  } catch (error) {
    return faultOf(error)
  }
}

/** Point 2: detached, or attached with this very document where that is allowed. */
const contentFault = (
  { content, contentType }: SignedMessage,
  { allowAttached }: SignatureQuestion,
  digest: (bits: Bits) => Uint8Array,
): Fault | undefined => {
  if (contentType !== oids.data) return { reason: 'unsupported_part', about: `вид содержания ${contentType}` }
  if (content === undefined) return undefined
  if (!sameBytes(streebog(256, content), digest(256))) return { reason: 'content_differs' }
  return allowAttached === true ? undefined : { reason: 'attached' }
}

const checkAll = async (
  message: SignedMessage,
  digest: (bits: Bits) => Uint8Array,
  { trust, at }: SignatureQuestion,
): Promise<SignerReport[]> => {
  const tokens = new Map(message.signers.map(signer => [signer, readTokens(signer)]))
  const tokensOf = (signer: SignerInfo): readonly SignedMessage[] | Fault => tokens.get(signer) ?? []
  const evidence = evidenceOf(trust, message.certificates)
  const reports: SignerReport[] = []
  for (const signer of message.signers) {
    // Many signers are many milliseconds: the web goes on answering between them.
    if (reports.length > 0) await setImmediate()
    reports.push(checkSigner(signer, { message, digest, tokensOf, evidence, at }))
  }
  return reports
}

const mostTokens = 4

const readTokens = ({ unsigned }: SignerInfo): SignedMessage[] | Fault => {
  try {
    const values = unsigned.get(oids.signatureTimeStamp) ?? []
    if (values.length > mostTokens)
      throw new Rejected({ reason: 'too_complex', about: 'слишком много штампов времени' })
    return values.map(readSignedMessage)
  } catch (error) {
    const { what } = verdictFor(faultOf(error))
    return { reason: 'time_stamp_bad', about: what }
  }
}
