import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { PublicReport } from '../../domain/signature/public-report.ts'
import type { Paper } from '../papers/paper.ts'

/** A certificate that a person has registered before signing with it: the mark is drawn from it. */
export type Certificate = {
  id: string
  personId: string
  region: string
  /** SHA-256 of the certificate, hexadecimal. */
  thumbprint: string
  serial: string
  owner: string
  issuer: string
  notBefore: Date
  notAfter: Date
  training: boolean
  der: Uint8Array
  registeredBy: string
  registeredAt: Date
}

export type Certificates = {
  add(certificate: Certificate): Promise<void>
  /** Of removed ones too: a signature refers to it for ever. */
  get(id: string): Promise<Certificate | undefined>
  /** Those not removed, the newest first. */
  ofPerson(personId: string, region: string): Promise<Certificate[]>
  remove(id: string, at: Date): Promise<void>
}

/** `public`: the copy of an order without what the law keeps from the public. */
export type SignedCopy = 'full' | 'public'

/** `drawing`: the file is being made; `replaced`: another drawing took its place; `dropped`: nobody will sign it. */
export type SigningStatus = 'drawing' | 'ready' | 'signed' | 'dropped' | 'replaced'

export type PlannedSigner = { personId: string; certificateId: string }

/** A frozen file that waits for signatures or carries them. */
export type Signing = {
  id: string
  /** Of an order before its signature: the draft; of a signed one: the order. */
  documentId: string
  copy: SignedCopy
  status: SigningStatus
  planned: PlannedSigner[]
  content: Paper
  plannedOn: PlainDate
  /** SHA-256 and Streebog-256 of the frozen file, hexadecimal; absent until it is drawn. */
  digest: string | null
  streebog: string | null
  size: number | null
  pages: number | null
  /** Why the file could not be drawn, in words. */
  failed: string | null
  askedBy: string
  askedAt: Date
  signedAt: Date | null
}

/** How a signature came: from the plug-in of the browser, as a file, from the training signer of the stand. */
export type SignatureWay = 'plugin' | 'upload' | 'training'

/** The report without what is only for matching a signer with a person. */
export type KeptReport = PublicReport

export type Signature = {
  id: string
  signingId: string
  personId: string
  certificateId: string
  /** SHA-256 of the .sig: its place in the file store. */
  digest: string
  size: number
  way: SignatureWay
  report: KeptReport
  /** What the signer's program claimed. */
  claimedAt: Date | null
  checkedAt: Date
}

export type Signings = {
  add(signing: Signing): Promise<void>
  /** Locks the row until the end of the transaction. */
  get(id: string): Promise<Signing | undefined>
  put(signing: Signing): Promise<void>
  /** Of a paper, the newest first; of an order all that were prepared for it. */
  ofDocument(documentId: string): Promise<Signing[]>
  ofOrder(orderId: string): Promise<Signing[]>
  /** The newest paper of a form of an order or a meeting; a draft is what a signing stands for until its order is signed. */
  newestPaper(of: { orderId: string } | { meetingId: string }, form: Form): Promise<string | undefined>
  addSignature(signature: Signature): Promise<void>
  signaturesOf(signingIds: readonly string[]): Promise<Signature[]>
}
