import type { Paper } from '../papers/paper.ts'

/** «Документ подписан электронной подписью»: drawn where the handwritten signature would stand, before the file is frozen. */
export type SignatureMark = {
  /** Whose line it stands at: `signatory.personId` or a line of a `signatures` block; the signatory's own when absent. */
  personId?: string | undefined
  /** Full name of the certificate's owner. */
  owner: string
  /** Hexadecimal, upper case. */
  serial: string
  notBefore: Date
  notAfter: Date
  /** Made by the training signer: «УЧЕБНАЯ ПОДПИСЬ» stands across the mark. */
  training: boolean
}

export type Printing = {
  marks?: readonly SignatureMark[] | undefined
  /** Moment written into the file: the same paper and moment give the same bytes. */
  madeAt: Date
}

export type Printed = { bytes: Uint8Array; pages: number }

/** Prints papers, in a thread of its own: the thread that answers people is never kept waiting. */
export type Press = {
  /** PDF/A-2a and PDF/UA-1 at once. Throws `PaperNotPrinted` with words for a person. */
  pdf(paper: Paper, printing: Printing): Promise<Printed>
  /** The same content as an editable Word file; `template` is the ministry's own file with places in braces. */
  docx(paper: Paper, printing: Printing & { template?: Uint8Array | undefined }): Promise<Uint8Array>
  close(): Promise<void>
}

/** The paper could not be printed; the message says why and what to do, and names no person. */
export class PaperNotPrinted extends Error {}
