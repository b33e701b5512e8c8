import type { Refusal } from '../../domain/regulations/finding.ts'
import type { CertificateFacts, SignatureReport, Trust } from '../../domain/signature/report.ts'
import type { TrustFacts } from '../trust/trust-items.ts'

/** A certificate as it was handed in. */
export type ReadCertificate = {
  facts: CertificateFacts
  /** The certificate itself, whatever it was wrapped in. */
  der: Uint8Array
  /** Its key may sign documents (digitalSignature or nonRepudiation). */
  forSigning: boolean
}

/** The technical check of signatures; the rules are those of docs/signatures.md. */
export type SignatureCheck = {
  check(
    document: AsyncIterable<Uint8Array> | Uint8Array,
    signature: Uint8Array,
    trust: Trust,
    at: Date,
  ): Promise<SignatureReport>
  /** DER, PEM or bare base64; undefined when it is no certificate with a GOST 2012 key. */
  certificate(bytes: Uint8Array): ReadCertificate | undefined
  /** Streebog-256, hexadecimal. */
  streebog(document: AsyncIterable<Uint8Array> | Uint8Array): Promise<string>
}

/** Whom signatures are trusted by: what the administrator has loaded. */
export type TrustStore = { all(): Promise<Trust> }

/** Whom a training certificate is made out to. */
export type TrainingPerson = { id: string; fullName: string; snils?: string | undefined }

/**
 * The signer of the stand: keys that everybody may use, so its signatures have no force and say so. In production there is none.
 */
export type TrainingSigner = {
  /** A training certificate of this person in force at the moment, DER; the same one each time within a year. */
  certificateFor(person: TrainingPerson, at: Date): Uint8Array
  /** A detached signature of the document by the key of a certificate that was made out to this person. */
  sign(person: TrainingPerson, certificate: Uint8Array, document: Uint8Array, at: Date): Uint8Array
}

/** What signing works with besides the database. */
export type SigningTools = {
  check: SignatureCheck
  trust: TrustStore
  /** A certificate of an authority or a list of the revoked out of the administrator's file; says what is wrong with another. */
  readTrust(bytes: Uint8Array): TrustFacts | Refusal
  training?: TrainingSigner | undefined
}

/** Nothing bigger can be a detached signature. */
export const largestSignature = 1024 * 1024
