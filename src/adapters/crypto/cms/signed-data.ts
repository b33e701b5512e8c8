import { digestBits, readAlgorithmOid, readPlainAlgorithm, signerBits } from './algorithms.ts'
import { type Attributes, readAttributes } from './attributes.ts'
import { type Certificate, type IssuerAndSerial, readX509 } from './certificate.ts'
import {
  contents,
  context,
  contextPrimitive,
  type Der,
  fieldsOf,
  inside,
  Malformed,
  single,
  tags,
  whole,
} from './der.ts'
import { readOid, readSmall } from './der-values.ts'
import { oids } from './oids.ts'
import { Rejected } from './rejected.ts'

export type SignerInfo = {
  /** Whose certificate: by issuer and number, or by the identifier of its key. */
  identifier: IssuerAndSerial | { key: Uint8Array }
  digestOid: string
  signatureOid: string
  signed?: Attributes | undefined
  /** The signed attributes as they are signed: with the tag of a SET OF (RFC 5652, 5.4), otherwise the bytes that came. */
  signedBytes?: Uint8Array | undefined
  signature: Uint8Array
  unsigned: Attributes
}

export type SignedMessage = {
  contentType: string
  /** Absent when the signature is detached. */
  content?: Uint8Array | undefined
  certificates: Certificate[]
  signers: SignerInfo[]
}

const mostCertificates = 32
const mostSigners = 16

/**
 * ContentInfo with SignedData (RFC 5652, 3 and 5.1) from DER. Every field that is not signed must be what the standard derives from the
 * rest, so no byte of the file can be changed unnoticed. Throws Malformed and Rejected.
 */
export const readSignedMessage = (value: Der): SignedMessage => {
  const outer = fieldsOf(expectMessage(value))
  const type = readOid(outer.take(tags.oid))
  if (type !== oids.signedData) throw new Rejected({ reason: 'not_signed_data', about: type })
  const wrapped = outer.take(context(0))
  outer.done()

  const fields = fieldsOf(expectMessage(single(wrapped)))
  const version = readSmall(fields.take(tags.integer))
  const digestAlgorithms = [...inside(fields.take(tags.set))].map(readAlgorithm)
  const encapsulated = fieldsOf(fields.take(tags.sequence))
  const contentType = readOid(encapsulated.take(tags.oid))
  const content = encapsulated.maybe(context(0))
  encapsulated.done()
  const certificates = [...readAll(fields.maybe(context(0)), mostCertificates)].map(readEmbedded)
  if (fields.maybe(context(1)) !== undefined) throw new Rejected({ reason: 'unsupported_part', about: 'списки отзыва' })
  const signers = [...readAll(fields.take(tags.set), mostSigners)].map(readSigner)
  fields.done()

  if (signers.length === 0) throw new Rejected({ reason: 'no_signers' })
  const newer = contentType !== oids.data || signers.some(({ identifier }) => 'key' in identifier)
  if (version !== (newer ? 3 : 1)) throw new Malformed('версия не соответствует содержанию')
  const used = new Set(signers.map(({ digestOid }) => digestOid))
  if (new Set(digestAlgorithms).symmetricDifference(used).size > 0)
    throw new Malformed('перечень алгоритмов хеширования не соответствует подписям')
  return { contentType, content: content && contents(expectOctets(single(content))), certificates, signers }
}

const expectMessage = (value: Der): Der => {
  if (value.tag !== tags.sequence) throw new Malformed('это не сообщение CMS')
  return value
}

const expectOctets = (value: Der): Der => {
  if (value.tag !== tags.octetString) throw new Malformed('содержание не строка октетов')
  return value
}

const readAll = (set: Der | undefined, most: number): Der[] => {
  const list = set === undefined ? [] : [...inside(set)]
  if (list.length > most)
    throw new Rejected({ reason: 'too_complex', about: 'слишком много сертификатов или подписей' })
  return list
}

/** Attribute certificates and the obsolete kinds are refused, not passed over. */
const readEmbedded = (value: Der): Certificate => {
  if (value.tag !== tags.sequence)
    throw new Rejected({ reason: 'unsupported_part', about: 'сертификат неизвестного вида' })
  return readX509(whole(value))
}

/** Foreign algorithms have parameters of their own; a later point of the policy refuses them by name. */
const readAlgorithm = (value: Der): string => {
  const oid = readAlgorithmOid(value)
  const isOurs = digestBits(oid) !== undefined || signerBits(oid) !== undefined
  return isOurs ? readPlainAlgorithm(value) : oid
}

const readSigner = (value: Der): SignerInfo => {
  const fields = fieldsOf(expectMessage(value))
  const version = readSmall(fields.take(tags.integer))
  const identifier = readIdentifier(fields.any())
  if (version !== ('key' in identifier ? 3 : 1))
    throw new Malformed('версия подписи не соответствует указанию на сертификат')
  const digestOid = readAlgorithm(fields.take(tags.sequence))
  const signed = fields.maybe(context(0))
  const signatureOid = readAlgorithm(fields.take(tags.sequence))
  const signature = contents(fields.take(tags.octetString))
  const unsigned = fields.maybe(context(1))
  fields.done()
  return {
    identifier,
    digestOid,
    signatureOid,
    signed: signed && readAttributes(signed),
    signedBytes: signed && asSet(whole(signed)),
    signature,
    unsigned: unsigned === undefined ? new Map() : readAttributes(unsigned),
  }
}

const readIdentifier = (value: Der): SignerInfo['identifier'] => {
  if (value.tag === contextPrimitive(0)) return { key: contents(value) }
  const fields = fieldsOf(expectMessage(value))
  const [issuer, serial] = [fields.take(tags.sequence), fields.take(tags.integer)]
  fields.done()
  return { issuer: whole(issuer), serial: whole(serial) }
}

const asSet = (bytes: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  copy[0] = tags.set
  return copy
}
