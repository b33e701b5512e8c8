import {
  type Bytes,
  bits,
  boolean,
  explicit,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  small,
  tagged,
  time,
} from './der-write.ts'
import { oids } from './oids.ts'
import type { SigningKey } from './signing-key.ts'

/** A distinguished name of attributes in their order; the values are encoded already. */
export const writeName = (attributes: readonly (readonly [string, Bytes])[]): Bytes =>
  sequence(...attributes.map(([type, value]) => setOf(sequence(oid(type), value))))

export const extension = (type: string, critical: boolean, value: Bytes): Bytes =>
  sequence(oid(type), ...(critical ? [boolean(true)] : []), octets(value))

export const basicConstraints = (isAuthority: boolean, pathLength?: number): Bytes => {
  const fields = isAuthority ? [boolean(true), ...(pathLength === undefined ? [] : [small(pathLength)])] : []
  return extension(oids.basicConstraints, true, sequence(...fields))
}

/** keyUsage by the numbers of its bits, all below eight. */
export const keyUsage = (...set: number[]): Bytes => {
  const byte = set.reduce((sum, bit) => sum | (0x80 >> bit), 0)
  return extension(oids.keyUsage, true, bits(Uint8Array.of(byte), 7 - Math.max(...set)))
}

export const subjectKey = (identifier: Bytes): Bytes => extension(oids.subjectKeyIdentifier, false, octets(identifier))

export const authorityKey = (identifier: Bytes): Bytes =>
  extension(oids.authorityKeyIdentifier, false, sequence(tagged(0x80, [identifier])))

export type CertificateDraft = {
  serial: Bytes
  issuer: Bytes
  subject: Bytes
  notBefore: Date
  notAfter: Date
  /** SubjectPublicKeyInfo of the owner. */
  publicInfo: Bytes
  extensions: readonly Bytes[]
}

/** An X.509 certificate of version 3, signed by the key of its issuer. */
export const writeCertificate = (draft: CertificateDraft, issuerKey: SigningKey): Bytes =>
  signed(
    issuerKey,
    explicit(0, small(2)),
    integer(draft.serial),
    signatureAlgorithm(issuerKey),
    draft.issuer,
    sequence(time(draft.notBefore), time(draft.notAfter)),
    draft.subject,
    draft.publicInfo,
    explicit(3, sequence(...draft.extensions)),
  )

export type CrlDraft = {
  issuer: Bytes
  thisUpdate: Date
  nextUpdate: Date
  number: Bytes
  revoked: readonly { serial: Bytes; since: Date; reason?: number | undefined }[]
  /** Besides the number of the list. */
  extensions?: readonly Bytes[] | undefined
}

/** A revocation list of version 2, signed by the key of its issuer. */
export const writeCrl = (draft: CrlDraft, issuerKey: SigningKey): Bytes => {
  const entries = draft.revoked.map(({ serial, since, reason }) =>
    sequence(integer(serial), time(since), ...(reason === undefined ? [] : [sequence(reasonCode(reason))])),
  )
  return signed(
    issuerKey,
    small(1),
    signatureAlgorithm(issuerKey),
    draft.issuer,
    time(draft.thisUpdate),
    time(draft.nextUpdate),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    explicit(0, sequence(extension(oids.crlNumber, false, integer(draft.number)), ...(draft.extensions ?? []))),
  )
}

const reasonCode = (reason: number): Bytes => extension('2.5.29.21', false, tagged(0x0a, [Uint8Array.of(reason)]))

const signatureAlgorithm = ({ size }: SigningKey): Bytes =>
  sequence(oid(size === 256 ? oids.signature256 : oids.signature512))

const signed = (key: SigningKey, ...fields: Bytes[]): Bytes => {
  const part = sequence(...fields)
  return sequence(part, signatureAlgorithm(key), bits(key.sign(part)))
}
