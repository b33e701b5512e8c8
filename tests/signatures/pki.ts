import { randomBytes } from 'node:crypto'
import { checkSignature } from '../../src/adapters/crypto/cms/check.ts'
import { attribute, type SignerDraft, writeMessage, writeSigner } from '../../src/adapters/crypto/cms/cms-write.ts'
import { type Bytes, octets, oid, sequence, small, tagged, utf8 } from '../../src/adapters/crypto/cms/der-write.ts'
import { keyUsages } from '../../src/adapters/crypto/cms/extensions.ts'
import { oids } from '../../src/adapters/crypto/cms/oids.ts'
import { newKey, type SigningKey, signingKey } from '../../src/adapters/crypto/cms/signing-key.ts'
import {
  authorityKey,
  basicConstraints,
  extension,
  keyUsage,
  subjectKey,
  writeCertificate,
  writeCrl,
  writeName,
} from '../../src/adapters/crypto/cms/x509-write.ts'
import { streebog } from '../../src/adapters/crypto/gost/streebog.ts'
import type { SignatureReport } from '../../src/domain/signature/report.ts'
import type { Trust } from '../../src/domain/signature/trust.ts'

/** The moment at which the stories of these tests happen. */
export const noon = new Date('2026-11-20T12:00:00Z')
export const days = (count: number): Date => new Date(noon.getTime() + count * 86_400_000)
export const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size))
export const document = new TextEncoder().encode(
  'Приказ от 20.11.2026 № 17-к об установлении квалификационных категорий',
)

export type Party = { certificate: Bytes; key: SigningKey; subject: Bytes }

export type PartyDraft = {
  name: string
  issuer?: Party | undefined
  isAuthority?: boolean | undefined
  usages?: readonly number[] | undefined
  pathLength?: number | undefined
  from?: Date | undefined
  until?: Date | undefined
  curve?: string | undefined
  more?: readonly Bytes[] | undefined
}

let serials = 0x1000

/** A certificate with its key: an authority, or a signer when it has an issuer and is no authority. */
export const party = (draft: PartyDraft): Party => {
  const { name, issuer, isAuthority = issuer === undefined, pathLength } = draft
  const usages =
    draft.usages ?? (isAuthority ? [keyUsages.keyCertSign, keyUsages.crlSign] : [keyUsages.digitalSignature])
  const key = signingKey(newKey(draft.curve ?? '1.2.643.2.2.35.1', random), random)
  const subject = writeName([[oids.commonName, utf8(name)]])
  serials += 1
  const fields = {
    serial: Uint8Array.of(serials >> 8, serials & 0xff),
    issuer: issuer?.subject ?? subject,
    subject,
    notBefore: draft.from ?? days(-100),
    notAfter: draft.until ?? days(265),
    publicInfo: key.publicInfo,
    extensions: [
      basicConstraints(isAuthority, pathLength),
      ...(usages.length > 0 ? [keyUsage(...usages)] : []),
      subjectKey(key.identifier),
      ...(issuer === undefined ? [] : [authorityKey(issuer.key.identifier)]),
      ...(draft.more ?? []),
    ],
  }
  return { certificate: writeCertificate(fields, issuer?.key ?? key), key, subject }
}

const serialOf = ({ certificate }: Party): Bytes => {
  // The serial of our own writer is always two bytes, the first field after the version.
  const at = certificate.indexOf(0x02, certificate.indexOf(0xa0) + 5)
  return certificate.subarray(at + 2, at + 4)
}

export type ListDraft = {
  from?: Date | undefined
  until?: Date | undefined
  revoked?: readonly { who: Party; since: Date; reason?: number | undefined }[] | undefined
  extensions?: readonly Bytes[] | undefined
  by?: SigningKey | undefined
}

export const listOf = (issuer: Party, { from, until, revoked = [], extensions, by }: ListDraft = {}): Bytes =>
  writeCrl(
    {
      issuer: issuer.subject,
      thisUpdate: from ?? days(-1),
      nextUpdate: until ?? days(6),
      number: Uint8Array.of(7),
      revoked: revoked.map(({ who, since, reason }) => ({ serial: serialOf(who), since, reason })),
      extensions: extensions ?? [authorityKey(issuer.key.identifier)],
    },
    by ?? issuer.key,
  )

export type SignDraft = Partial<Omit<SignerDraft, 'certificate' | 'key'>> & {
  of?: Bytes | undefined
  content?: Bytes | undefined
  certificates?: readonly Bytes[] | undefined
}

/** A signature of the document by these people; their certificates are inside unless others are named. */
export const signedBy = (people: readonly Party[], draft: SignDraft = {}): Bytes => {
  const { of = document, content, certificates, ...rest } = draft
  return writeMessage({
    signers: people.map(({ certificate, key }) =>
      writeSigner({ certificate, key, digest: streebog(key.size, of), at: noon, ...rest }),
    ),
    sizes: people.map(({ key }) => key.size),
    certificates: certificates ?? people.map(({ certificate }) => certificate),
    content,
  })
}

export const trusting = (
  anchors: readonly Party[],
  lists: readonly Bytes[],
  between: readonly Party[] = [],
): Trust => ({
  anchors: anchors.map(({ certificate }) => ({ der: certificate })),
  intermediates: between.map(({ certificate }) => ({ der: certificate })),
  crls: lists.map(der => ({ der })),
})

type Asked = { of?: Uint8Array | AsyncIterable<Uint8Array>; at?: Date; allowAttached?: boolean }

export const check = (signature: Uint8Array, trust: Trust, asked: Asked = {}): Promise<SignatureReport> =>
  checkSignature({
    document: asked.of ?? document,
    signature,
    trust,
    at: asked.at ?? noon,
    allowAttached: asked.allowAttached,
  })

/** «valid», or the state and the reason: «invalid revoked». */
export const said = ({ verdict }: Pick<SignatureReport, 'verdict'>): string =>
  verdict.state === 'valid' ? 'valid' : `${verdict.state} ${verdict.reason}`

export const timeStampingOnly = (critical = true, ...more: string[]): Bytes =>
  extension(oids.extendedKeyUsage, critical, sequence(...[oids.timeStamping, ...more].map(oid)))

export type TokenDraft = {
  at?: Date | undefined
  over?: Bytes | undefined
  certificates?: readonly Bytes[] | undefined
}

/** A time-stamp token over the value of a signature, as an unsigned attribute. */
export const timeStamp =
  (authority: Party, { at = noon, over, certificates }: TokenDraft = {}) =>
  (signature: Bytes): Bytes[] => {
    const imprint = sequence(sequence(oid(oids.streebog256)), octets(streebog(256, over ?? signature)))
    const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
    const info = sequence(
      small(1),
      oid('1.2.643.2.2.38.4'),
      imprint,
      small(5),
      tagged(0x18, [new TextEncoder().encode(digits)]),
    )
    const { certificate, key } = authority
    const contentType = oids.timeStampInfo
    const signer = writeSigner({ certificate, key, digest: streebog(key.size, info), contentType })
    const message = { signers: [signer], sizes: [key.size], contentType, content: info }
    return [
      attribute(oids.signatureTimeStamp, writeMessage({ ...message, certificates: certificates ?? [certificate] })),
    ]
  }
