import { createHash } from 'node:crypto'
import { findingsOf } from '../../../domain/signature/policy.ts'
import { type Fault, verdictFor } from '../../../domain/signature/reasons.ts'
import type { PolicyPoint, SignatureLevel, SignerReport, UsedCrl } from '../../../domain/signature/report.ts'
import type { Bits } from './algorithms.ts'
import { bindingFault, certificateOf } from './binding.ts'
import type { Certificate } from './certificate.ts'
import { type Chain, findChain, validityFault } from './chain.ts'
import type { Evidence } from './evidence.ts'
import { factsOf } from './facts.ts'
import { oids } from './oids.ts'
import { algorithmFault, claimedTime, isForSigning, signatureFault } from './own-points.ts'
import { faultOf } from './rejected.ts'
import { checkRevocation } from './revocation.ts'
import type { SignedMessage, SignerInfo } from './signed-data.ts'
import { strayFault } from './strays.ts'
import { checkTimeStamp } from './time-stamp.ts'

/** What one check is about: the file, its time stamps by signer, the document's digests, the evidence and the moment of the check. */
export type Matter = {
  message: SignedMessage
  digest: (bits: Bits) => Uint8Array
  /** Tokens of the signature time stamps; a fault when they could not be read. */
  tokensOf: (signer: SignerInfo) => readonly SignedMessage[] | Fault
  evidence: Evidence
  at: Date
}

/** Points 3 to 10 for one signer; the first fault ends the road, and the points after it stay unanswered. */
export const checkSigner = (signer: SignerInfo, matter: Matter): SignerReport => {
  const { message, evidence, at } = matter
  const certificate = certificateOf(signer, message.certificates)
  const found: { provenAt?: Date; crls: UsedCrl[]; chain: Chain } = { crls: [], chain: [] }
  const met = new Set<PolicyPoint>([1, 2])

  const failedAt = (): { point: PolicyPoint; fault: Fault } | undefined => {
    if (certificate === undefined) return { point: 5, fault: { reason: 'certificate_missing' } }
    for (const [point, faultIn] of steps(certificate)) {
      const fault = read(faultIn)
      if (fault !== undefined) return { point, fault }
      met.add(point)
    }
    return undefined
  }

  // The moment (point 9) stands before the points that are asked about it.
  const steps = (own: Certificate): [PolicyPoint, () => Fault | undefined][] => [
    [3, () => algorithmFault(signer, own)],
    [4, () => signatureFault(signer, own, { type: message.contentType, digest: matter.digest })],
    [5, () => bindingFault(signer, own)],
    [9, () => momentFault()],
    [6, () => (isForSigning(own) ? validityFault(own, found.provenAt ?? at) : { reason: 'wrong_key_usage' })],
    [7, () => keep(findChain(own, evidence, found.provenAt ?? at), chain => (found.chain = chain))],
    [8, () => keep(checkRevocation(found.chain, evidence, found.provenAt ?? at), crls => found.crls.unshift(...crls))],
    [10, () => strayFault(message, matter.tokensOf(signer), evidence)],
  ]

  /** The earliest of the time stamps, when there are any; all of them must be good. */
  const momentFault = (): Fault | undefined => {
    const unknown = [...signer.unsigned.keys()].find(type => type !== oids.signatureTimeStamp)
    if (unknown !== undefined) return { reason: 'unsupported_part', about: `неподписанные сведения ${unknown}` }
    const tokens = matter.tokensOf(signer)
    if ('reason' in tokens) return tokens
    for (const token of tokens) {
      const stamp = checkTimeStamp(token, signer.signature, evidence, at)
      if ('reason' in stamp) return stamp
      found.crls.push(...stamp.crls)
      if (found.provenAt === undefined || stamp.provenAt < found.provenAt) found.provenAt = stamp.provenAt
    }
    return undefined
  }

  const failed = failedAt()
  const verdict = failed === undefined ? { state: 'valid' as const } : verdictFor(failed.fault)
  return {
    verdict,
    certificate: certificate && factsOf(certificate),
    level: levelOf(signer),
    claimedAt: orUndefined(() => claimedTime(signer)),
    provenAt: found.provenAt,
    crls: found.crls,
    points: findingsOf(
      met,
      failed && verdict.state !== 'valid' ? { point: failed.point, what: verdict.what } : undefined,
    ),
    signatureDigest: createHash('sha256').update(signer.signature).digest('hex'),
  }
}

const levelOf = ({ signed, unsigned }: SignerInfo): SignatureLevel => {
  if (signed?.has(oids.signingCertificateV2) !== true) return 'CMS'
  return unsigned.has(oids.signatureTimeStamp) ? 'CAdES-T' : 'CAdES-BES'
}

const keep = <T extends object>(answer: T | Fault, take: (value: T) => unknown): Fault | undefined => {
  if ('reason' in answer) return answer
  take(answer)
  return undefined
}

/** Values are read where they are needed, so what is malformed in them shows up at its own point. */
const read = (faultIn: () => Fault | undefined): Fault | undefined => {
  try {
    return faultIn()
  } catch (error) {
    return faultOf(error)
  }
}

const orUndefined = <T>(what: () => T): T | undefined => {
  try {
    return what()
  } catch (error) {
    faultOf(error)
    return undefined
  }
}
