import type { ReadCertificate } from '../../../application/signing/check.ts'
import type { CertificateFacts } from '../../../domain/signature/report.ts'
import { type Certificate, isTraining, readX509 } from './certificate.ts'
import { decodeSignatureFile } from './decode.ts'
import { Malformed } from './der.ts'
import { type Name, ownerOf, shownName } from './names.ts'
import { oids } from './oids.ts'
import { isForSigning } from './own-points.ts'

/** What a certificate says of its owner; undefined when its key is not GOST 2012. */
export const factsOf = (certificate: Certificate): CertificateFacts | undefined => {
  const { subjectName, issuerName, serial, notBefore, notAfter, key, digest } = certificate
  if ('foreign' in key) return undefined
  return {
    serial,
    serialDecimal: BigInt(`0x${serial}`).toString(),
    owner: ownerOf(subjectName),
    post: filled(subjectName, oids.post),
    organisation: filled(subjectName, oids.organisation),
    issuer: shownName(issuerName),
    notBefore,
    notAfter,
    thumbprint: digest,
    snils: digitsOf(subjectName, oids.snils, 11),
    inn: digitsOf(subjectName, oids.inn, 12),
    innOrganisation: digitsOf(subjectName, oids.innOrganisation, 10),
    ogrn: digitsOf(subjectName, oids.ogrn, 13),
    keyBits: key.bits,
    training: isTraining(certificate),
  }
}

/** Reads a certificate from DER, PEM or bare base64; undefined when it is none, or its key is not GOST 2012. */
export const openCertificate = (bytes: Uint8Array): ReadCertificate | undefined => {
  const file = decodeSignatureFile(bytes)
  if ('reason' in file) return undefined
  try {
    const certificate = readX509(file.bytes)
    const facts = factsOf(certificate)
    return facts && { facts, der: certificate.der, forSigning: isForSigning(certificate) }
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

/** What the certificate in a file says of its owner; see `openCertificate`. */
export const readCertificate = (bytes: Uint8Array): CertificateFacts | undefined => openCertificate(bytes)?.facts

const filled = (name: Name, oid: string): string | undefined => name.get(oid) || undefined

/** Numbers written with separators or with zeros before them (ИНН of a firm in twelve places) come to their own length. */
const digitsOf = (name: Name, oid: string, length: number): string | undefined => {
  const digits = name.get(oid)?.replace(/\D/g, '')
  if (digits === undefined || digits.length < length) return undefined
  const extra = digits.slice(0, -length)
  return /^0*$/.test(extra) ? digits.slice(-length) : undefined
}
