import type { Fault } from '../../../domain/signature/reasons.ts'
import type { Certificate } from './certificate.ts'
import { isIssuedBy, issuersOf } from './chain.ts'
import { type Evidence, withEmbedded } from './evidence.ts'
import { shownName } from './names.ts'
import type { SignedMessage } from './signed-data.ts'

/**
 * Point 10: every certificate in the file is either loaded by the administrator or signed by an issuer that is at hand. The embedded
 * certificates are not signed by the signer, so without this a file could be changed in a certificate that no chain happened to use.
 */
export const strayFault = (
  message: SignedMessage,
  tokens: readonly SignedMessage[] | Fault,
  evidence: Evidence,
): Fault | undefined => {
  const parts = [message, ...('reason' in tokens ? [] : tokens)]
  const embedded = parts.flatMap(({ certificates }) => certificates)
  const wider = withEmbedded(evidence, embedded)
  const stray = embedded.find(one => !isProven(one, wider))
  return (
    stray && { reason: 'unproven_certificate', about: `№ ${stray.serial}, издатель ${shownName(stray.issuerName)}` }
  )
}

const isProven = (certificate: Certificate, evidence: Evidence): boolean =>
  evidence.proven.has(certificate.digest) ||
  evidence.loaded.has(certificate.digest) ||
  issuersOf(certificate, evidence).some(issuer => isIssuedBy(certificate, issuer, evidence))
