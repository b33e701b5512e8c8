import type { Fault } from '../../../domain/signature/reasons.ts'
import type { UsedCrl } from '../../../domain/signature/report.ts'
import type { Certificate } from './certificate.ts'
import { type Chain, shownMoment } from './chain.ts'
import type { Crl } from './crl.ts'
import { sameBytes } from './der.ts'
import { type Evidence, isSignedByRemembered } from './evidence.ts'
import { keyUsages } from './extensions.ts'
import { ownerOf, shownName } from './names.ts'

/**
 * Point 8: for every certificate below the anchor a list of its issuer, signed by it, in force at the moment, on which it does not stand.
 * A revocation that any good list knows of counts, even from a stale one: it says more than the lack of a fresh one.
 */
export const checkRevocation = (chain: Chain, evidence: Evidence, moment: Date): UsedCrl[] | Fault => {
  const used: UsedCrl[] = []
  const faults: Fault[] = []
  for (const [index, certificate] of chain.entries()) {
    const issuer = chain[index + 1]
    if (issuer === undefined) break
    const status = statusOf(certificate, issuer, evidence, moment)
    if ('reason' in status) faults.push(status)
    else used.push(status)
  }
  return faults.find(({ reason }) => reason === 'revoked') ?? faults[0] ?? used
}

const statusOf = (certificate: Certificate, issuer: Certificate, evidence: Evidence, moment: Date): UsedCrl | Fault => {
  const about = shownName(issuer.subjectName)
  const claimed = evidence.crls.filter(crl => isOf(crl, issuer) && speaksOf(crl, certificate))
  if (claimed.length === 0) return { reason: 'crl_missing', about }
  const good = claimed.filter(crl => isSigned(crl, issuer))
  if (good.length === 0) return { reason: 'crl_differs', about }

  for (const crl of good) {
    const entry = crl.entry(certificate.serial)
    // A key that was stolen proves nothing of any moment: its thief dates signatures as he likes.
    if (entry !== undefined && (covers(crl, moment) || entry.since <= moment || entry.compromised))
      return { reason: 'revoked', about: `${ownerOf(certificate.subjectName)}, ${shownMoment(entry.since)}` }
  }
  const fresh = good
    .filter(crl => covers(crl, moment))
    .toSorted((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime())[0]
  if (fresh === undefined) return { reason: 'crl_stale', about: `${about}, ${shownMoment(moment)}` }
  return { issuer: about, number: fresh.number, thisUpdate: fresh.thisUpdate, nextUpdate: fresh.nextUpdate }
}

const covers = ({ thisUpdate, nextUpdate }: Crl, moment: Date): boolean => thisUpdate <= moment && moment < nextUpdate

const isOf = ({ issuer, authorityKeyIdentifier: wanted }: Crl, { subject, extensions }: Certificate): boolean => {
  const own = extensions.subjectKeyIdentifier
  return sameBytes(issuer, subject) && (wanted === undefined || own === undefined || sameBytes(wanted, own))
}

/** A list issued for one place speaks only of the certificates that name this place (RFC 5280, 6.3.3). */
const speaksOf = ({ onlyFor }: Crl, { extensions }: Certificate): boolean =>
  onlyFor === undefined || !onlyFor.isDisjointFrom(extensions.distributionPoints)

const isSigned = (crl: Crl, { key, extensions }: Certificate): boolean =>
  !('foreign' in key) && extensions.keyUsage?.has(keyUsages.crlSign) === true && isSignedByRemembered(crl, key)
