import type { Fault, Reason } from '../../../domain/signature/reasons.ts'
import type { Certificate } from './certificate.ts'
import { sameBytes } from './der.ts'
import { type Evidence, isSignedBy, isSignedByRemembered } from './evidence.ts'
import { keyUsages } from './extensions.ts'
import { ownerOf, shownName } from './names.ts'

const longestChain = 8

/** From the signer to the anchor, both included. */
export type Chain = readonly Certificate[]

/** What is said when no chain will do: the fault of the most complete one found. */
const ranks: Partial<Record<Reason, number>> = { issuer_unknown: 0, untrusted_root: 1, certificate_differs: 2 }
const rankOf = ({ reason }: Fault): number => ranks[reason] ?? 3

/** Points 6 (validity) and 7: a chain of good signatures to a trusted anchor whose every certificate serves at the moment. */
export const findChain = (signer: Certificate, evidence: Evidence, moment: Date): Chain | Fault => {
  let worst: Fault | undefined
  const blame = (fault: Fault): undefined => {
    if (worst === undefined || rankOf(fault) > rankOf(worst)) worst = fault
  }

  const climb = (path: readonly Certificate[]): Chain | undefined => {
    const last = path.at(-1)
    if (last === undefined) return undefined
    const issuers = issuersOf(last, evidence).filter(one => !path.includes(one))
    if (issuers.length === 0)
      return blame({ reason: last.selfIssued ? 'untrusted_root' : 'issuer_unknown', about: shownName(last.issuerName) })
    for (const issuer of issuers) {
      if (!isIssuedBy(last, issuer, evidence)) {
        blame({ reason: 'certificate_differs', about: ownerOf(last.subjectName) })
        continue
      }
      const longer = [...path, issuer]
      if (!evidence.anchors.includes(issuer)) {
        const found =
          longer.length < longestChain
            ? climb(longer)
            : blame({ reason: 'path_too_long', about: shownName(issuer.subjectName) })
        if (found !== undefined) return found
        continue
      }
      const fault = chainFault(longer, moment)
      if (fault === undefined) return longer
      blame(fault)
    }
    return undefined
  }

  return climb([signer]) ?? worst ?? { reason: 'issuer_unknown', about: shownName(signer.issuerName) }
}

/** Certificates whose subject is the issuer's name, byte for byte, and whose key is the one the certificate points at. */
export const issuersOf = ({ issuer, extensions }: Certificate, { known }: Evidence): Certificate[] => {
  const wanted = extensions.authorityKeyIdentifier
  return known.filter(one => {
    const own = one.extensions.subjectKeyIdentifier
    return sameBytes(one.subject, issuer) && (wanted === undefined || own === undefined || sameBytes(wanted, own))
  })
}

/** A good signature of the issuer. Answers are remembered for authorities alone, never for a signer. */
export const isIssuedBy = (certificate: Certificate, issuer: Certificate, evidence: Evidence): boolean => {
  // Remembered answers count too: otherwise certificates that all sign one another make a maze without an end.
  evidence.spend()
  if ('foreign' in issuer.key) return false
  const isGood = (certificate.extensions.isAuthority ? isSignedByRemembered : isSignedBy)(certificate, issuer.key)
  if (isGood) evidence.proven.add(certificate.digest)
  return isGood
}

const chainFault = (chain: Chain, moment: Date): Fault | undefined => {
  for (const [index, one] of chain.entries()) {
    const fault =
      criticalFault(one) ??
      validityFault(one, moment) ??
      (index > 0 ? authorityFault(one, chain.slice(1, index)) : undefined)
    if (fault !== undefined) return fault
  }
  return undefined
}

const criticalFault = ({ extensions: { unknownCritical } }: Certificate): Fault | undefined =>
  unknownCritical === undefined ? undefined : { reason: 'unknown_critical_extension', about: unknownCritical }

/** Is the certificate in force at the moment. */
export const validityFault = ({ notBefore, notAfter, subjectName }: Certificate, moment: Date): Fault | undefined => {
  const owner = ownerOf(subjectName)
  if (moment < notBefore) return { reason: 'not_yet_valid', about: `${owner}, действует с ${shownMoment(notBefore)}` }
  return moment > notAfter
    ? { reason: 'expired', about: `${owner}, действовал по ${shownMoment(notAfter)}` }
    : undefined
}

/** CA flag, keyCertSign and the length of the path, where self-issued certificates do not count (RFC 5280, 4.2.1.9). */
const authorityFault = ({ extensions, subjectName }: Certificate, below: Chain): Fault | undefined => {
  const { isAuthority, keyUsage, pathLength } = extensions
  const about = shownName(subjectName)
  if (!isAuthority || !keyUsage?.has(keyUsages.keyCertSign)) return { reason: 'issuer_not_authority', about }
  const depth = below.filter(({ selfIssued }) => !selfIssued).length
  return pathLength !== undefined && depth > pathLength ? { reason: 'path_too_long', about } : undefined
}

/** «21.11.2026 23:15 UTC»: an authority sets the end to the minute, so the day alone may mislead. */
export const shownMoment = (moment: Date): string => {
  const [date = '', time = ''] = moment.toISOString().split('T')
  return `${date.split('-').reverse().join('.')} ${time.slice(0, 5)} UTC`
}
