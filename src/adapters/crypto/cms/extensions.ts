import {
  contents,
  context,
  contextPrimitive,
  type Der,
  expect,
  fieldsOf,
  inside,
  Malformed,
  onlyDer,
  tags,
  whole,
} from './der.ts'
import { readBoolean, readNamedBits, readOid, readSmall } from './der-values.ts'
import { oids } from './oids.ts'

/** Extensions of a certificate that the policy reads (RFC 5280, 4.2). */
export type Extensions = {
  isAuthority: boolean
  /** How many authorities may stand below; undefined: any number. */
  pathLength?: number | undefined
  /** Numbers of bits; undefined: the certificate does not say. */
  keyUsage?: ReadonlySet<number> | undefined
  extendedKeyUsage?: { purposes: readonly string[]; critical: boolean } | undefined
  subjectKeyIdentifier?: Uint8Array | undefined
  authorityKeyIdentifier?: Uint8Array | undefined
  /** GeneralNames of crlDistributionPoints as hexadecimal, to compare with the list's own; never fetched. */
  distributionPoints: ReadonlySet<string>
  /** A critical extension this system cannot honour: the certificate must not be relied upon. */
  unknownCritical?: string | undefined
  training: boolean
}

export const keyUsages = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const

type Extension = { oid: string; critical: boolean; wrapped: Uint8Array }

/**
 * Extensions ::= SEQUENCE OF { id, critical, value }; the same one twice is refused. What an extension wraps is read only by those who
 * understand it. Throws Malformed.
 */
export const listExtensions = (value: Der): Extension[] => {
  const seen = new Set<string>()
  return [...inside(expect(value, tags.sequence))].map(one => {
    const fields = fieldsOf(expect(one, tags.sequence))
    const oid = readOid(fields.take(tags.oid))
    const flag = fields.maybe(tags.boolean)
    const wrapped = contents(fields.take(tags.octetString))
    fields.done()
    if (seen.has(oid)) throw new Malformed('расширение указано дважды')
    seen.add(oid)
    return { oid, critical: flag !== undefined && readBoolean(flag), wrapped }
  })
}

/** Critical extensions that the policy honours, or that limit nothing it relies upon. */
const understood: ReadonlySet<string> = new Set([
  oids.basicConstraints,
  oids.keyUsage,
  oids.extendedKeyUsage,
  oids.certificatePolicies,
  oids.subjectAltName,
  oids.subjectKeyIdentifier,
  oids.authorityKeyIdentifier,
  oids.crlDistributionPoints,
])

export const readExtensions = (value: Der | undefined): Extensions => {
  const list = value === undefined ? [] : listExtensions(value)
  const find = (oid: string): Extension | undefined => list.find(one => one.oid === oid)
  const read = <T>(oid: string, how: (value: Der) => T): T | undefined => {
    const found = find(oid)
    return found && how(onlyDer(found.wrapped))
  }
  const purposes = read(oids.extendedKeyUsage, readPurposes)
  return {
    isAuthority: false,
    ...read(oids.basicConstraints, readBasicConstraints),
    keyUsage: read(oids.keyUsage, readNamedBits),
    extendedKeyUsage: purposes && { purposes, critical: find(oids.extendedKeyUsage)?.critical ?? false },
    subjectKeyIdentifier: read(oids.subjectKeyIdentifier, one => contents(expect(one, tags.octetString))),
    authorityKeyIdentifier: read(oids.authorityKeyIdentifier, readAuthorityKey),
    distributionPoints: read(oids.crlDistributionPoints, readDistributionPoints) ?? new Set(),
    unknownCritical: list.find(({ oid, critical }) => critical && !understood.has(oid))?.oid,
    training: find(oids.trainingMark) !== undefined,
  }
}

const readBasicConstraints = (value: Der): { isAuthority: boolean; pathLength?: number | undefined } => {
  const fields = fieldsOf(expect(value, tags.sequence))
  const flag = fields.maybe(tags.boolean)
  const length = fields.maybe(tags.integer)
  fields.done()
  const isAuthority = flag !== undefined && readBoolean(flag)
  return { isAuthority, pathLength: length && readSmall(length) }
}

const readPurposes = (value: Der): string[] => [...inside(expect(value, tags.sequence))].map(readOid)

/** keyIdentifier of the issuer's key; the older form by name and number says nothing the names do not. */
export const readAuthorityKey = (value: Der): Uint8Array | undefined => {
  const fields = fieldsOf(expect(value, tags.sequence))
  const identifier = fields.maybe(contextPrimitive(0))
  fields.maybe(context(1))
  fields.maybe(contextPrimitive(2))
  fields.done()
  return identifier && contents(identifier)
}

const readDistributionPoints = (value: Der): Set<string> => {
  const names = new Set<string>()
  for (const point of inside(expect(value, tags.sequence))) {
    const name = fieldsOf(expect(point, tags.sequence)).maybe(context(0))
    if (name !== undefined) for (const one of fullNames(name)) names.add(one)
  }
  return names
}

/** DistributionPointName with full names (RFC 5280, 4.2.1.13); the name relative to the issuer is not met and counts as none. */
export const fullNames = (pointName: Der): string[] => {
  const full = fieldsOf(pointName).maybe(context(0))
  return full === undefined ? [] : [...inside(full)].map(one => Buffer.from(whole(one)).toString('hex'))
}
