import type { FactName, Facts } from '../../domain/calendar/facts.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { CorrectableField } from '../../domain/order/order-points.ts'
import type { SignatureVerdict } from '../../domain/signature/reasons.ts'
import type { PolicyFinding, SignatureLevel } from '../../domain/signature/report.ts'
import type { PublicLine, PublicMention, PublicOrder } from './public-register.ts'

/** A certificate without what only serves to match its owner: no СНИЛС, no ИНН, no e-mail. */
export type PublicCertificate = {
  serial: string
  serialDecimal: string
  owner: string
  issuer: string
  notBefore: Date
  notAfter: Date
  /** Made by the software signer of the stand: the signature has no force. */
  training: boolean
}

/** A signature under the public file with what our check said when it was taken in. */
export type PublicSignature = {
  /** SHA-256 of the .sig: its place in the file store. */
  digest: string
  size: number
  certificate: PublicCertificate
  verdict: SignatureVerdict
  level: SignatureLevel
  claimedAt: Date | undefined
  provenAt: Date | undefined
  checkedAt: Date
  points: PolicyFinding[]
}

/** The file that was signed and is published: bytes in the file store under `digest`. */
export type PublicFile = {
  digest: string
  streebog: string
  size: number
  pages: number | null
  signatures: PublicSignature[]
}

/** What an order changed in a line of an earlier one; no field for a line that was taken out. */
export type PublicChange = {
  line: number
  /** As the line names the person now. */
  fullName: string
  field: CorrectableField | null
  was: string
  becomes: string | null
  by: Pick<PublicMention, 'id' | 'number' | 'signedOn'>
}

export type PublicOrderCard = {
  order: PublicOrder
  /** Who signed, as the order itself names them. */
  signer: { post: string; name: string | null } | null
  /** Absent when the order was signed on paper. */
  file: PublicFile | null
  /** The paper that an order signed on paper is published as; printed at the first wish. */
  copyId: string | null
  amends: PublicMention | null
  /** Orders that change this one, the oldest first. */
  amendedBy: PublicMention[]
  /** What changed in the lines of this order, or, for one that changes another, in the lines of that one. */
  changes: PublicChange[]
}

/** A file that somebody holds, among the published ones. */
export type PublicFileMatch = {
  order: PublicMention & { region: string }
  /** `replaced`: it was prepared for this order, but another file was signed and published. */
  file: 'published' | 'replaced'
  amendedBy: PublicMention[]
}

/** What a code on a paper leads to. */
export type PublicCheck = {
  form: string
  /** Absent while the order is not published. */
  published:
    | {
        order: PublicMention & { region: string }
        /** Absent for a paper of a whole order, and for a line that the public does not read. */
        line: PublicLine | null
        changes: PublicChange[]
        amendedBy: PublicMention[]
      }
    | undefined
}

export type PublicOrders = {
  publicOrder(id: string): Promise<PublicOrderCard | undefined>
  /** Lines in the order's own sequence; `words` stand in the name, the position or the workplace. */
  publicOrderLines(question: {
    orderId: string
    words?: string | undefined
    from?: number | undefined
    limit?: number | undefined
  }): Promise<{ rows: PublicLine[]; total: number }>
  /** By the SHA-256 of a file. */
  publicFile(digest: string): Promise<PublicFileMatch | undefined>
  publicCheck(code: string): Promise<PublicCheck | undefined>
  /** The earliest day of each of these facts among the cases whose categories the order sets, published or not. */
  factsOfOrder(orderId: string, facts: readonly FactName[]): Promise<Facts>
}

/** The day an order was signed, for terms counted from it. */
export type OrderDays = { region: string; signedOn: PlainDate | null; publishedOn: PlainDate | null }
