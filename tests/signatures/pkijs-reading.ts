import { type BaseBlock, BitString, fromBER, type Integer, ObjectIdentifier, OctetString, type Sequence } from 'asn1js'
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  ContentInfo,
  CRLDistributionPoints,
  type Extension,
  ExtKeyUsage,
  type GeneralName,
  IssuerAndSerialNumber,
  IssuingDistributionPoint,
  type PublicKeyInfo,
  type RelativeDistinguishedNames,
  SignedData,
  type SignerInfo,
} from 'pkijs'
import { oids } from '../../src/adapters/crypto/cms/oids.ts'
import type { CertificateFacts, ListFacts, MessageFacts, SignerFacts } from './our-reading.ts'

/** Readings of pkijs, which is nobody's relative here, in the same shape as our own (`our-reading.ts`). Throw what pkijs throws. */
export const theirCertificate = (der: Uint8Array): CertificateFacts =>
  certificateFacts(Certificate.fromBER(Uint8Array.from(der)))

/** asn1js stops at 10,000 values of its own accord; a list of 20,000 revoked has more. */
const mostValues = { maxNodes: 1e6 }

export const theirList = (der: Uint8Array): ListFacts => {
  const list = new CertificateRevocationList({ schema: fromBER(Uint8Array.from(der), mostValues).result })
  const find = finder(list.crlExtensions?.extensions)
  const number = find(oids.crlNumber)?.parsedValue as Integer | undefined
  const scope = find(oids.issuingDistributionPoint)?.parsedValue
  return {
    issuer: name(list.issuer),
    names: names(list.issuer),
    thisUpdate: list.thisUpdate.value,
    nextUpdate: list.nextUpdate?.value,
    number: number && hexOf(number),
    authorityKey: authorityKey(find(oids.authorityKeyIdentifier)),
    onlyFor: scope instanceof IssuingDistributionPoint ? places([scope]) : undefined,
    signed: hex(list.tbsView),
    signature: hexOf(list.signatureValue),
    entries: (list.revokedCertificates ?? []).map(entry => {
      const reason = finder(entry.crlEntryExtensions?.extensions)('2.5.29.21')
      const code = reason && hex(reason.extnValue.valueBlock.valueHexView)
      return {
        serial: serial(entry.userCertificate),
        since: entry.revocationDate.value,
        compromised: code === '0a0101' || code === '0a0102',
      }
    }),
  }
}

export const theirMessage = (file: Uint8Array): MessageFacts => {
  const { encapContentInfo, certificates, signerInfos } = new SignedData({
    schema: ContentInfo.fromBER(Uint8Array.from(file)).content,
  })
  const content = encapContentInfo.eContent?.getValue()
  return {
    contentType: encapContentInfo.eContentType,
    content: content && hex(new Uint8Array(content)),
    certificates: (certificates ?? []).map(one => {
      if (!(one instanceof Certificate)) throw new TypeError('Not a certificate')
      return certificateFacts(one)
    }),
    signers: signerInfos.map(signerFacts),
  }
}

const signerFacts = (signer: SignerInfo): SignerFacts => {
  const { sid, signedAttrs, unsignedAttrs } = signer
  const values = new Map(signedAttrs?.attributes.map(({ type, values: [value] }) => [type, value]))
  const digest = values.get(oids.messageDigest)
  const time = values.get(oids.signingTime)
  return {
    ...(sid instanceof IssuerAndSerialNumber
      ? { key: undefined, issuer: names(sid.issuer), serial: serial(sid.serialNumber) }
      : { key: hexOf(sid as OctetString), issuer: undefined, serial: undefined }),
    digestOid: signer.digestAlgorithm.algorithmId,
    signatureOid: signer.signatureAlgorithm.algorithmId,
    signed: signedAttrs && hex(new Uint8Array(signedAttrs.encodedValue)),
    attributes: [...values.keys()],
    contentType: values.get(oids.contentType)?.getValue(),
    messageDigest: digest && hexOf(digest),
    signingTime: time?.toDate(),
    signature: hexOf(signer.signature),
    unsigned: (unsignedAttrs?.attributes ?? []).map(({ type, values }) => [type, ...values.map(whole)]),
  }
}

const certificateFacts = (certificate: Certificate): CertificateFacts => {
  const find = finder(certificate.extensions)
  const basic = find(oids.basicConstraints)?.parsedValue
  const usage = find(oids.keyUsage)?.parsedValue
  const purposes = find(oids.extendedKeyUsage)
  const subjectKey = find(oids.subjectKeyIdentifier)?.parsedValue
  const points = find(oids.crlDistributionPoints)?.parsedValue
  const constraints = basic instanceof BasicConstraints ? basic : undefined
  return {
    serial: serial(certificate.serialNumber),
    issuer: name(certificate.issuer),
    issuerNames: names(certificate.issuer),
    subject: name(certificate.subject),
    subjectNames: names(certificate.subject),
    notBefore: certificate.notBefore.value,
    notAfter: certificate.notAfter.value,
    ...keyFacts(certificate.subjectPublicKeyInfo),
    signed: hex(certificate.tbsView),
    signature: hexOf(certificate.signatureValue),
    isAuthority: constraints?.cA ?? false,
    pathLength: constraints?.pathLenConstraint === undefined ? undefined : Number(constraints.pathLenConstraint),
    keyUsage: usage instanceof BitString ? bitsOf(usage) : undefined,
    purposes: purposes?.parsedValue instanceof ExtKeyUsage ? purposes.parsedValue.keyPurposes : undefined,
    purposesCritical: purposes?.critical ?? false,
    subjectKey: subjectKey instanceof OctetString ? hexOf(subjectKey) : undefined,
    authorityKey: authorityKey(find(oids.authorityKeyIdentifier)),
    points: points instanceof CRLDistributionPoints ? places(points.distributionPoints) : [],
  }
}

/** Identifier of the key's algorithm, of the curve, and the point as it stands in its OCTET STRING. */
const keyFacts = ({ algorithm, subjectPublicKey }: PublicKeyInfo): { keyOid: string; curve: string; point: string } => {
  const [curve] = (algorithm.algorithmParams as Sequence).valueBlock.value
  const inner = fromBER(subjectPublicKey.valueBlock.valueHexView).result
  if (!(curve instanceof ObjectIdentifier) || !(inner instanceof OctetString)) throw new TypeError('Not a GOST key')
  return { keyOid: algorithm.algorithmId, curve: curve.getValue(), point: hexOf(inner) }
}

const finder =
  (extensions: readonly Extension[] | undefined) =>
  (oid: string): Extension | undefined =>
    extensions?.find(({ extnID }) => extnID === oid)

const authorityKey = (extension: Extension | undefined): string | undefined => {
  const value = extension?.parsedValue
  return value instanceof AuthorityKeyIdentifier && value.keyIdentifier ? hexOf(value.keyIdentifier) : undefined
}

const places = (points: readonly { distributionPoint?: unknown }[]): string[] =>
  points.flatMap(({ distributionPoint }) =>
    Array.isArray(distributionPoint)
      ? distributionPoint.map((one: GeneralName) => whole(one.toSchema() as BaseBlock))
      : [],
  )

const name = ({ valueBeforeDecode }: RelativeDistinguishedNames): string => hex(new Uint8Array(valueBeforeDecode))

/** Of several attributes with one identifier the last. */
const names = ({ typesAndValues }: RelativeDistinguishedNames): [string, string][] => [
  ...new Map(typesAndValues.map(({ type, value }) => [type, value.valueBlock.value.trim()])),
]

const bitsOf = ({ valueBlock: { valueHexView, unusedBits } }: BitString): number[] =>
  Array.from({ length: valueHexView.length * 8 - unusedBits }, (_, bit) => bit).filter(
    bit => ((valueHexView[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0,
  )

/** Without the zero that keeps a number positive. */
const serial = (number: Integer): string =>
  hexOf(number)
    .replace(/^00(?=.)/, '')
    .toUpperCase()

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const hexOf = ({ valueBlock }: Integer | OctetString | BitString): string => hex(valueBlock.valueHexView)
const whole = (block: BaseBlock): string => hex(new Uint8Array(block.toBER()))
