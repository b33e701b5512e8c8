import { asDer } from '../../src/adapters/crypto/cms/ber.ts'
import { type Certificate, readX509 } from '../../src/adapters/crypto/cms/certificate.ts'
import { readCrl } from '../../src/adapters/crypto/cms/crl.ts'
import {
  contents,
  type Der,
  expect,
  fieldsOf,
  hex,
  inside,
  onlyDer,
  tags,
  whole,
} from '../../src/adapters/crypto/cms/der.ts'
import { readBits, readOid, readSerial } from '../../src/adapters/crypto/cms/der-values.ts'
import { type Name, readName } from '../../src/adapters/crypto/cms/names.ts'
import { oids } from '../../src/adapters/crypto/cms/oids.ts'
import { claimedTime } from '../../src/adapters/crypto/cms/own-points.ts'
import { readSignedMessage, type SignerInfo } from '../../src/adapters/crypto/cms/signed-data.ts'

/** What a certificate says, in words that any reader can be asked for: bytes are hexadecimal. */
export type CertificateFacts = {
  serial: string
  issuer: string
  issuerNames: [string, string][]
  subject: string
  subjectNames: [string, string][]
  notBefore: Date
  notAfter: Date
  keyOid: string
  curve: string
  point: string
  signed: string
  signature: string
  isAuthority: boolean
  pathLength: number | undefined
  keyUsage: number[] | undefined
  purposes: string[] | undefined
  purposesCritical: boolean
  subjectKey: string | undefined
  authorityKey: string | undefined
  points: string[]
}

export type ListFacts = {
  issuer: string
  names: [string, string][]
  thisUpdate: Date
  nextUpdate: Date | undefined
  number: string | undefined
  authorityKey: string | undefined
  onlyFor: string[] | undefined
  signed: string
  signature: string
  entries: { serial: string; since: Date; compromised: boolean }[]
}

export type SignerFacts = {
  /** By the identifier of the key, or by the name of the issuer and the number. */
  key: string | undefined
  issuer: [string, string][] | undefined
  serial: string | undefined
  digestOid: string
  signatureOid: string
  signed: string | undefined
  attributes: string[]
  contentType: string | undefined
  messageDigest: string | undefined
  signingTime: Date | undefined
  signature: string
  unsigned: string[][]
}

export type MessageFacts = {
  contentType: string
  content: string | undefined
  certificates: CertificateFacts[]
  signers: SignerFacts[]
}

/** Our own readings. Throw Malformed and its kin. */
export const ourCertificate = (der: Uint8Array): CertificateFacts => certificateFacts(readX509(der))

/** Entries are asked for by their serials, as the check asks. */
export const ourList = (der: Uint8Array): ListFacts => {
  const list = readCrl(der)
  return {
    issuer: hex(list.issuer),
    names: [...list.issuerName],
    thisUpdate: list.thisUpdate,
    nextUpdate: list.nextUpdate,
    number: list.number?.toLowerCase(),
    authorityKey: maybeHex(list.authorityKeyIdentifier),
    onlyFor: list.onlyFor && [...list.onlyFor],
    signed: hex(list.signedPart),
    signature: hex(list.signature),
    entries: serialsOf(list.signedPart).map(serial => {
      const entry = list.entry(serial)
      if (entry === undefined) throw new Error(`The list does not find ${serial}`)
      return { serial, ...entry }
    }),
  }
}

/** In the order of the list: TBSCertList is version, algorithm, issuer, one or two times, and then the revoked (RFC 5280, 5.1). */
const serialsOf = (signed: Uint8Array): string[] => {
  const fields = fieldsOf(onlyDer(signed))
  for (const tag of [tags.integer, tags.sequence, tags.sequence]) fields.take(tag)
  while (fields.maybe(tags.utcTime, tags.generalizedTime) !== undefined);
  const revoked = fields.maybe(tags.sequence)
  return revoked === undefined ? [] : [...inside(revoked)].map(entry => readSerial(fieldsOf(entry).take(tags.integer)))
}

export const ourMessage = (file: Uint8Array): MessageFacts => {
  const { contentType, content, certificates, signers } = readSignedMessage(onlyDer(asDer(file)))
  return {
    contentType,
    content: maybeHex(content),
    certificates: certificates.map(certificateFacts),
    signers: signers.map(signerFacts),
  }
}

const signerFacts = (signer: SignerInfo): SignerFacts => {
  const { identifier, digestOid, signatureOid, signed, signedBytes, signature, unsigned } = signer
  const value = (oid: string): Der | undefined => signed?.get(oid)?.[0]
  const [type, digest] = [value(oids.contentType), value(oids.messageDigest)]
  return {
    ...('key' in identifier
      ? { key: hex(identifier.key), issuer: undefined, serial: undefined }
      : {
          key: undefined,
          issuer: named(readName(onlyDer(identifier.issuer))),
          serial: readSerial(onlyDer(identifier.serial)),
        }),
    digestOid,
    signatureOid,
    signed: maybeHex(signedBytes),
    attributes: [...(signed?.keys() ?? [])],
    contentType: type && readOid(type),
    messageDigest: digest && hex(contents(expect(digest, tags.octetString))),
    signingTime: claimedTime(signer),
    signature: hex(signature),
    unsigned: [...unsigned].map(([oid, values]) => [oid, ...values.map(one => hex(whole(one)))]),
  }
}

const certificateFacts = (certificate: Certificate): CertificateFacts => {
  const { extensions } = certificate
  return {
    serial: certificate.serial,
    issuer: hex(certificate.issuer),
    issuerNames: named(certificate.issuerName),
    subject: hex(certificate.subject),
    subjectNames: named(certificate.subjectName),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    ...keyFacts(certificate),
    signed: hex(certificate.signedPart),
    signature: hex(certificate.signature),
    isAuthority: extensions.isAuthority,
    pathLength: extensions.pathLength,
    keyUsage: extensions.keyUsage && [...extensions.keyUsage],
    purposes: extensions.extendedKeyUsage && [...extensions.extendedKeyUsage.purposes],
    purposesCritical: extensions.extendedKeyUsage?.critical ?? false,
    subjectKey: maybeHex(extensions.subjectKeyIdentifier),
    authorityKey: maybeHex(extensions.authorityKeyIdentifier),
    points: [...extensions.distributionPoints],
  }
}

/** The fields of SubjectPublicKeyInfo, which our reader keeps whole. Throws TypeError for a key that is not GOST. */
const keyFacts = ({ key }: Certificate): { keyOid: string; curve: string; point: string } => {
  if ('foreign' in key) throw new TypeError(`Not a GOST key: ${key.foreign}`)
  const fields = fieldsOf(onlyDer(new Uint8Array(Buffer.from(key.identity, 'hex'))))
  const algorithm = fieldsOf(fields.take(tags.sequence))
  const keyOid = readOid(algorithm.take(tags.oid))
  const curve = readOid(fieldsOf(algorithm.take(tags.sequence)).take(tags.oid))
  return { keyOid, curve, point: hex(contents(onlyDer(readBits(fields.take(tags.bitString))))) }
}

const named = (name: Name): [string, string][] => [...name]
const maybeHex = (bytes: Uint8Array | undefined): string | undefined => bytes && hex(bytes)
