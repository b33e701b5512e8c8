import { createHash } from 'node:crypto'
import { type Bits, readAlgorithmOid, signatureBits } from './algorithms.ts'
import {
  contents,
  context,
  contextPrimitive,
  type Der,
  expect,
  fieldsOf,
  hex,
  Malformed,
  onlyDer,
  readDer,
  sameBytes,
  tags,
  whole,
} from './der.ts'
import { readBits, readSerial, readSmall, readTime } from './der-values.ts'
import { fullNames, listExtensions, readAuthorityKey } from './extensions.ts'
import { type Name, readName } from './names.ts'
import { oids } from './oids.ts'

/** A revocation list as far as the policy reads it. */
export type Crl = {
  der: Uint8Array
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string
  signedPart: Uint8Array
  signature: Uint8Array
  signatureBits: Bits | undefined
  issuer: Uint8Array
  issuerName: Name
  number?: string | undefined
  thisUpdate: Date
  nextUpdate: Date
  authorityKeyIdentifier?: Uint8Array | undefined
  /** The list speaks only of certificates that name one of these places, hexadecimal GeneralNames; undefined: of all. */
  onlyFor?: ReadonlySet<string> | undefined
  /** When and for what the certificate with this serial was revoked; undefined: it is not listed. */
  entry(serial: string): { since: Date; compromised: boolean } | undefined
}

/**
 * Reads a complete revocation list (RFC 5280, 5.1) strictly. Delta and indirect lists and lists of some reasons only are refused: they
 * do not say that a certificate is good. Throws Malformed.
 */
export const readCrl = (der: Uint8Array): Crl => {
  const outer = fieldsOf(expect(onlyDer(der), tags.sequence))
  const signed = outer.take(tags.sequence)
  const algorithm = outer.take(tags.sequence)
  const signature = readBits(outer.take(tags.bitString))
  outer.done()

  const fields = fieldsOf(signed)
  if (readSmall(fields.take(tags.integer)) !== 1) throw new Malformed('список отзыва не второй версии')
  if (!sameBytes(whole(fields.take(tags.sequence)), whole(algorithm)))
    throw new Malformed('алгоритм подписи списка указан по-разному')
  const issuer = fields.take(tags.sequence)
  const thisUpdate = readTime(fields.any())
  const nextUpdate = fields.maybe(tags.utcTime, tags.generalizedTime)
  if (nextUpdate === undefined) throw new Malformed('в списке отзыва не указан срок следующего')
  const revoked = fields.maybe(tags.sequence)
  const extensions = fields.maybe(context(0))
  fields.done()
  const serials = revoked === undefined ? new Map<string, number>() : indexOf(revoked)
  return {
    der,
    digest: createHash('sha256').update(der).digest('hex'),
    signedPart: whole(signed),
    signature,
    signatureBits: signatureBits(readAlgorithmOid(algorithm)),
    issuer: whole(issuer),
    issuerName: readName(issuer),
    thisUpdate,
    nextUpdate: readTime(nextUpdate),
    ...(extensions && readListExtensions(extensions)),
    entry: serial => {
      const at = serials.get(serial)
      return at === undefined || revoked === undefined ? undefined : readEntry(readDer(der, at, revoked.end))
    },
  }
}

/** Where the entry of each serial stands: lists of large authorities have a hundred thousand of them, so the rest is read when asked. */
const indexOf = ({ source, from, end }: Der): Map<string, number> => {
  const serials = new Map<string, number>()
  for (let at = from; at < end; ) {
    const entry = expect(readDer(source, at, end), tags.sequence)
    serials.set(readSerial(readDer(source, entry.from, entry.end)), at)
    at = entry.end
  }
  return serials
}

const reasonCode = '2.5.29.21'
const compromises: ReadonlySet<number> = new Set([1, 2])

const readEntry = (entry: Der): { since: Date; compromised: boolean } => {
  const fields = fieldsOf(entry)
  fields.take(tags.integer)
  const since = readTime(fields.any())
  const extensions = fields.maybe(tags.sequence)
  fields.done()
  const reason = extensions && listExtensions(extensions).find(({ oid }) => oid === reasonCode)
  const code = reason && contents(expect(onlyDer(reason.wrapped), tags.enumerated))[0]
  return { since, compromised: code !== undefined && compromises.has(code) }
}

const understood: ReadonlySet<string> = new Set([
  oids.authorityKeyIdentifier,
  oids.crlNumber,
  oids.issuingDistributionPoint,
])

const readListExtensions = (wrapped: Der) => {
  const list = listExtensions(readDer(wrapped.source, wrapped.from, wrapped.end))
  const unknown = list.find(({ oid, critical }) => critical && !understood.has(oid))
  if (unknown !== undefined) throw new Malformed(`список отзыва неполный или особого вида (${unknown.oid})`)
  const value = (oid: string): Der | undefined => {
    const found = list.find(one => one.oid === oid)
    return found && onlyDer(found.wrapped)
  }
  const [number, authority, scope] = [oids.crlNumber, oids.authorityKeyIdentifier, oids.issuingDistributionPoint].map(
    value,
  )
  return {
    number: number && hex(contents(expect(number, tags.integer))).toUpperCase(),
    authorityKeyIdentifier: authority && readAuthorityKey(authority),
    onlyFor: scope && readScope(scope),
  }
}

/** IssuingDistributionPoint (RFC 5280, 5.2.5): only the place of the list is honoured; any narrowing makes it incomplete. */
const readScope = (value: Der): ReadonlySet<string> | undefined => {
  const fields = fieldsOf(expect(value, tags.sequence))
  const place = fields.maybe(context(0))
  while (fields.left()) {
    const flag = fields.any()
    const isFalse = flag.tag !== contextPrimitive(3) && contents(flag).length === 1 && contents(flag)[0] === 0
    if (!isFalse) throw new Malformed('список отзыва только для части сертификатов')
  }
  return place && new Set(fullNames(place))
}
