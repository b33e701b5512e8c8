import { streebog } from '../gost/streebog.ts'
import { type Certificate, readX509 } from './certificate.ts'
import { contents, onlyDer } from './der.ts'
import { type Bytes, explicit, octets, oid, sequence, setOf, small, tagged, time } from './der-write.ts'
import { oids } from './oids.ts'
import type { SigningKey } from './signing-key.ts'

export const attribute = (type: string, ...values: Bytes[]): Bytes => sequence(oid(type), setOf(...values))

export type SignerDraft = {
  certificate: Bytes
  key: SigningKey
  /** Digest of the content, of the key's size. */
  digest: Bytes
  contentType?: string | undefined
  at?: Date | undefined
  /** What is added to, or put instead of, the attributes of CAdES-BES. */
  attributes?: readonly Bytes[] | undefined
  unsigned?: ((signature: Bytes) => readonly Bytes[]) | undefined
}

/** The signed attributes of CAdES-BES: kind of content, its digest, claimed time and the certificate by its own digest. */
export const besAttributes = ({ certificate, key, digest, contentType = oids.data, at }: SignerDraft): Bytes[] => [
  attribute(oids.contentType, oid(contentType)),
  ...(at === undefined ? [] : [attribute(oids.signingTime, time(at))]),
  attribute(oids.messageDigest, octets(digest)),
  attribute(oids.signingCertificateV2, signingCertificate(readX509(certificate), key.size)),
]

const signingCertificate = ({ der, issuer, serialBytes }: Certificate, size: 256 | 512): Bytes => {
  const names = sequence(tagged(0xa4, [issuer]))
  return sequence(sequence(sequence(digestAlgorithm(size), octets(streebog(size, der)), sequence(names, serialBytes))))
}

const digestAlgorithm = (size: 256 | 512): Bytes => sequence(oid(size === 256 ? oids.streebog256 : oids.streebog512))

/** SignerInfo (RFC 5652, 5.3): the attributes are signed as a SET OF and stored under [0]. */
export const writeSigner = (draft: SignerDraft): Bytes => {
  const { certificate, key, attributes = besAttributes(draft), unsigned } = draft
  const { issuer, serialBytes } = readX509(certificate)
  const set = setOf(...attributes)
  const signature = key.sign(set)
  const more = unsigned?.(signature) ?? []
  return sequence(
    small(1),
    sequence(issuer, serialBytes),
    digestAlgorithm(key.size),
    ...(attributes.length > 0 ? [underContext(0, set)] : []),
    sequence(oid(key.size === 256 ? oids.key256 : oids.key512)),
    octets(signature),
    ...(more.length > 0 ? [underContext(1, setOf(...more))] : []),
  )
}

const underContext = (number: number, set: Bytes): Bytes => tagged(0xa0 + number, [contents(onlyDer(set))])

export type MessageDraft = {
  signers: readonly Bytes[]
  sizes: readonly (256 | 512)[]
  certificates: readonly Bytes[]
  contentType?: string | undefined
  /** Attached content; absent in a detached signature. */
  content?: Bytes | undefined
}

/** ContentInfo with SignedData (RFC 5652, 5.1). */
export const writeMessage = ({ signers, sizes, certificates, contentType = oids.data, content }: MessageDraft): Bytes =>
  sequence(
    oid(oids.signedData),
    explicit(
      0,
      sequence(
        small(contentType === oids.data ? 1 : 3),
        setOf(...[...new Set(sizes)].map(digestAlgorithm)),
        sequence(oid(contentType), ...(content === undefined ? [] : [explicit(0, octets(content))])),
        ...(certificates.length > 0 ? [underContext(0, setOf(...certificates))] : []),
        setOf(...signers),
      ),
    ),
  )
