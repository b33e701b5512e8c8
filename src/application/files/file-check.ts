/** `off`: no scanner was configured when the file came; `error`: the scanner did not answer, it is asked again. */
export type VirusState = 'off' | 'pending' | 'clean' | 'infected' | 'error'

/** What was seen on one page. Not everything is known of every page: a typed page has no resolution. */
export type PageLook = {
  page: number
  /** Dots an inch of the scan that covers the page. */
  dpi: number | null
  /** Variance of the Laplacian of the page drawn 1000 dots wide: small when letters have no edges. */
  sharpness: number | null
  blank: boolean
  /** The lines of text run down the page. */
  sideways: boolean
  /** Degrees clockwise by which the lines lean; 0 when they do not, or nothing is known. */
  skew: number
  /** There is text that can be searched. */
  text: boolean
}

/** Why nothing could be seen. */
export type LookFault = 'broken' | 'encrypted' | 'too_large' | 'too_long' | 'failed'

/** What a look at a PDF or a picture told. */
export type Look = {
  kind: 'pdf' | 'image'
  /** All of them; `looked` holds the first ones only. */
  pages: number
  looked: PageLook[]
  /** Of a picture, in dots. */
  width?: number | undefined
  height?: number | undefined
  fault?: LookFault | undefined
}

/** What was found out about the bytes of a file; the same bytes are looked at once. */
export type FileCheck = {
  digest: string
  virus: VirusState
  /** What the scanner calls it. */
  signature: string | null
  scannedAt: Date | null
  pages: number | null
  quality: Look | null
  lookedAt: Date | null
}

/** By digest; a file that nobody has checked has no entry. */
export type FileChecks = Readonly<Record<string, FileCheck>>

export type FileCheckReads = {
  fileChecks(digests: readonly string[]): Promise<FileChecks>
  /** How many files stand in which state. */
  virusCounts(): Promise<Partial<Record<VirusState, number>>>
}

/** A row of `files` that names infected bytes: whose it is and where it lies. */
export type FilePlace = {
  name: string
  uploadedBy: string
  region: string
  caseId: string | null
  requestId: string | null
}

export type FileCheckRows = {
  get(digest: string): Promise<FileCheck | undefined>
  /** True when these bytes have never been seen before. */
  begin(digest: string, virus: 'off' | 'pending'): Promise<boolean>
  scanned(digest: string, found: { virus: VirusState; signature: string | null }, at: Date): Promise<void>
  looked(digest: string, look: Look, at: Date): Promise<void>
  /** Gives a row to bytes kept before there were checks. Answers how many. */
  adopt(): Promise<number>
  /** PDF files and pictures that nobody has looked at yet. */
  unlooked(mediaTypes: readonly string[], most: number): Promise<string[]>
  /** Files without a verdict; the longest unseen first. */
  unscanned(most: number): Promise<string[]>
  /** Those of these digests whose bytes carry a virus. */
  infected(digests: readonly string[]): Promise<string[]>
  placesOf(digest: string): Promise<FilePlace[]>
}

/** Whether the bytes may be opened by anybody but their owner. Without a scanner nothing is closed. */
export const isOpenToOthers = (check: Pick<FileCheck, 'virus'> | undefined): boolean =>
  check === undefined || check.virus === 'off' || check.virus === 'clean'
