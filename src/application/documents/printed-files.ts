/** What a paper becomes outside the screen. */
export const printedFormats = ['pdf', 'docx'] as const
export type PrintedFormat = (typeof printedFormats)[number]

export type PrintedFile = {
  documentId: string
  format: PrintedFormat
  /** SHA-256 of the bytes: their place in the file store. */
  digest: string
  size: number
  /** Of a PDF. */
  pages: number | null
  /** The ministry's own Word file it was made by. */
  templateId: string | null
  madeAt: Date
}

/** Files made of papers, and why one could not be made. */
export type PrintedFiles = {
  get(documentId: string, format: PrintedFormat): Promise<PrintedFile | undefined>
  /** Takes the place of an earlier one, and of the words that said why there was none. */
  put(file: PrintedFile): Promise<void>
  /** The row of a file that is no more. */
  forget(documentId: string, format: PrintedFormat): Promise<void>
  failed(documentId: string, format: PrintedFormat, because: string, at: Date): Promise<void>
  failure(documentId: string, format: PrintedFormat): Promise<string | undefined>
  /** A new wish after a failure. */
  forgetFailure(documentId: string, format: PrintedFormat): Promise<void>
}
