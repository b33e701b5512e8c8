import { createHash } from 'node:crypto'
import type { Fault } from '../../../domain/signature/reasons.ts'
import { streebog } from '../gost/streebog.ts'
import { digestBits, readPlainAlgorithm } from './algorithms.ts'
import { onlyValue } from './attributes.ts'
import { type Certificate, hasKeyIdentifier, isNamedBy } from './certificate.ts'
import { contents, context, type Der, expect, fieldsOf, inside, sameBytes, single, tags, whole } from './der.ts'
import { algorithmName, oids } from './oids.ts'
import type { SignerInfo } from './signed-data.ts'

/** The embedded certificate a SignerInfo points at. */
export const certificateOf = ({ identifier }: SignerInfo, embedded: readonly Certificate[]): Certificate | undefined =>
  embedded.find(one => ('key' in identifier ? hasKeyIdentifier(one, identifier.key) : isNamedBy(one, identifier)))

/**
 * Point 5: signingCertificateV2 (RFC 5035) fixes the certificate by the digest of its bytes. The signature alone does not: a file whose
 * embedded certificate was changed in one byte still verifies with the same key.
 */
export const bindingFault = ({ signed }: SignerInfo, certificate: Certificate): Fault | undefined => {
  const attribute = signed && onlyValue(signed, oids.signingCertificateV2)
  if (attribute === undefined) return { reason: 'not_cades' }
  const [first] = inside(fieldsOf(expect(attribute, tags.sequence)).take(tags.sequence))
  if (first === undefined) return { reason: 'not_cades' }
  const fields = fieldsOf(expect(first, tags.sequence))
  const algorithm = fields.maybe(tags.sequence)
  const expected = contents(fields.take(tags.octetString))
  const issuerSerial = fields.maybe(tags.sequence)
  fields.done()
  const oid = algorithm === undefined ? oids.sha256 : readPlainAlgorithm(algorithm)
  const digest = digestOf(oid, certificate.der)
  if (digest === undefined) return { reason: 'foreign_algorithm', about: algorithmName(oid) }
  const same = sameBytes(digest, expected) && (issuerSerial === undefined || namesIt(issuerSerial, certificate))
  return same ? undefined : { reason: 'certificate_replaced' }
}

/** SHA-256 is what RFC 5035 means when no algorithm is named; it only fixes the certificate and signs nothing. */
const digestOf = (oid: string, bytes: Uint8Array): Uint8Array | undefined => {
  const bits = digestBits(oid)
  if (bits !== undefined) return streebog(bits, bytes)
  return oid === oids.sha256 ? createHash('sha256').update(bytes).digest() : undefined
}

/** IssuerSerial ::= { GeneralNames with one directoryName, serial }. */
const namesIt = (issuerSerial: Der, certificate: Certificate): boolean => {
  const fields = fieldsOf(issuerSerial)
  const name = single(expect(single(fields.take(tags.sequence)), context(4)))
  const serial = fields.take(tags.integer)
  fields.done()
  return isNamedBy(certificate, { issuer: whole(name), serial: whole(serial) })
}
