import { createHash } from 'node:crypto'
import { type Bits, type PublicKey, readAlgorithmOid, readPublicKey, signatureBits } from './algorithms.ts'
import {
  context,
  contextPrimitive,
  type Der,
  fieldsOf,
  Malformed,
  onlyDer,
  sameBytes,
  single,
  tags,
  whole,
} from './der.ts'
import { readBits, readSerial, readSmall, readTime } from './der-values.ts'
import { type Extensions, readExtensions } from './extensions.ts'
import { isTrainingName, type Name, readName } from './names.ts'
import { algorithmName } from './oids.ts'

/** An X.509 certificate as far as the policy reads it; the bytes are those it came in. */
export type Certificate = {
  der: Uint8Array
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string
  signedPart: Uint8Array
  signature: Uint8Array
  /** Undefined with the name of the algorithm when it is not GOST 2012. */
  signatureBits: Bits | { foreign: string }
  serial: string
  serialBytes: Uint8Array
  /** Names byte for byte, for comparing, and read, for showing. */
  issuer: Uint8Array
  issuerName: Name
  subject: Uint8Array
  subjectName: Name
  notBefore: Date
  notAfter: Date
  key: PublicKey | { foreign: string }
  extensions: Extensions
  selfIssued: boolean
}

/** Reads a certificate strictly (RFC 5280, 4.1); the two copies of the signature algorithm must agree. Throws Malformed. */
export const readX509 = (der: Uint8Array): Certificate => {
  const outer = fieldsOf(expectSequence(onlyDer(der)))
  const signed = outer.take(tags.sequence)
  const algorithm = outer.take(tags.sequence)
  const signature = readBits(outer.take(tags.bitString))
  outer.done()

  const fields = fieldsOf(signed)
  const version = readSmall(single(fields.take(context(0))))
  if (version !== 2) throw new Malformed('сертификат не третьей версии')
  const serial = fields.take(tags.integer)
  const innerAlgorithm = fields.take(tags.sequence)
  if (!sameBytes(whole(algorithm), whole(innerAlgorithm)))
    throw new Malformed('алгоритм подписи сертификата указан по-разному')
  const issuer = fields.take(tags.sequence)
  const validity = fieldsOf(fields.take(tags.sequence))
  const subject = fields.take(tags.sequence)
  const key = fields.take(tags.sequence)
  for (const unique of [1, 2]) fields.maybe(contextPrimitive(unique))
  const extensions = fields.maybe(context(3))
  fields.done()
  const [notBefore, notAfter] = [readTime(validity.any()), readTime(validity.any())]
  validity.done()
  return {
    der,
    digest: createHash('sha256').update(der).digest('hex'),
    signedPart: whole(signed),
    signature,
    signatureBits: readSignatureBits(algorithm),
    serial: readSerial(serial),
    serialBytes: whole(serial),
    issuer: whole(issuer),
    issuerName: readName(issuer),
    subject: whole(subject),
    subjectName: readName(subject),
    notBefore,
    notAfter,
    key: readPublicKey(key),
    extensions: readExtensions(extensions && single(extensions)),
    selfIssued: sameBytes(whole(issuer), whole(subject)),
  }
}

const expectSequence = (value: Der): Der => {
  if (value.tag !== tags.sequence) throw new Malformed('это не сертификат')
  return value
}

const readSignatureBits = (algorithm: Der): Bits | { foreign: string } => {
  const oid = readAlgorithmOid(algorithm)
  return signatureBits(oid) ?? { foreign: algorithmName(oid) }
}

/** The key has this SubjectKeyIdentifier. */
export const hasKeyIdentifier = ({ extensions }: Certificate, identifier: Uint8Array): boolean =>
  extensions.subjectKeyIdentifier !== undefined && sameBytes(extensions.subjectKeyIdentifier, identifier)

/** Issuer and serial number as CMS names a certificate (RFC 5652, 10.2.4), byte for byte. */
export type IssuerAndSerial = { issuer: Uint8Array; serial: Uint8Array }

export const isNamedBy = ({ issuer, serialBytes }: Certificate, named: IssuerAndSerial): boolean =>
  sameBytes(named.issuer, issuer) && sameBytes(named.serial, serialBytes)

/** Issued by the software signer of a stand: by its own mark or by the name of its authority; either is enough to be distrusted. */
export const isTraining = ({ extensions, issuerName }: Certificate): boolean =>
  extensions.training || isTrainingName(issuerName)
