import type { SignatureVerdict } from './reasons.ts'

/** What a certificate says of its owner. СНИЛС and ИНН serve to match the signer with a person and are never shown or published. */
export type CertificateFacts = {
  /** Upper-case hexadecimal, as CryptoPro and the stamp print it. */
  serial: string
  serialDecimal: string
  /** Surname, name and patronymic of the person; the common name where the certificate names no person. */
  owner: string
  post?: string | undefined
  organisation?: string | undefined
  /** Name of the certification authority. */
  issuer: string
  notBefore: Date
  notAfter: Date
  /** SHA-256 of the certificate, hexadecimal. */
  thumbprint: string
  /** Eleven digits. */
  snils?: string | undefined
  inn?: string | undefined
  innOrganisation?: string | undefined
  ogrn?: string | undefined
  keyBits: 256 | 512
  /** Made by the software signer of the stand; such a signature has no force. */
  training: boolean
}

/** CMS: the signing certificate is not fixed by a signed attribute, so it is no CAdES. */
export type SignatureLevel = 'CAdES-BES' | 'CAdES-T' | 'CMS'

/** One point of the policy (docs/signatures.md); `met` is undefined when an earlier failure made it pointless to look. */
export type PolicyFinding = { point: PolicyPoint; met: boolean | undefined; what: string }
export type PolicyPoint = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

/** A revocation list on which the answer rests. */
export type UsedCrl = { issuer: string; number?: string | undefined; thisUpdate: Date; nextUpdate: Date }

export type SignerReport = {
  verdict: SignatureVerdict
  certificate?: CertificateFacts | undefined
  level: SignatureLevel
  /** signingTime: what the signer's program claimed; proves nothing. */
  claimedAt?: Date | undefined
  /** Time of a checked time stamp: the signature existed by then. */
  provenAt?: Date | undefined
  crls: UsedCrl[]
  points: PolicyFinding[]
  /** SHA-256 of the signature value, hexadecimal: the identity of the signature, unlike the bytes of the file. */
  signatureDigest: string
}

export type SignatureReport = {
  /** The worst of the signers. */
  verdict: SignatureVerdict
  signers: SignerReport[]
  /** Digests of the document, hexadecimal, in the order of bytes. */
  streebog256: string
  sha256: string
  /** Bytes of the document. */
  size: number
  checkedAt: Date
}

const severity = { valid: 0, indeterminate: 1, invalid: 2 } as const

/** The worst verdict: invalid before indeterminate before valid. Nothing at all is no proof of anything. */
export const worstOf = (verdicts: readonly SignatureVerdict[]): SignatureVerdict | undefined =>
  verdicts.reduce<SignatureVerdict | undefined>(
    (worst, one) => (worst === undefined || severity[one.state] > severity[worst.state] ? one : worst),
    undefined,
  )

/** The other half of the question a report answers. */
export type { Trust, TrustItem } from './trust.ts'
