/** How the installation stands: for the administrator, nothing about people. */
export type SystemState = {
  database: { version: string; sizeBytes: number }
  migrations: { number: number; name: string; appliedAt: Date }[]
  /** Work that waits, work given up after all its attempts, and since when the oldest one has been due. */
  jobs: { waiting: number; failed: number; oldest: Date | null }
  events: number
  seal: SealLine | undefined
}

export type SealLine = { fromSeq: number; toSeq: number; count: number; sealedAt: Date; hash: string }

/** A letter that the mail server refused. */
export type FailedLetter = { id: string; createdAt: Date; subject: string; why: string }

/** `why` names the first fault, in Russian. */
export type StreamCheck = { events: number; whole: boolean; version?: number | undefined; why?: string | undefined }

export type SystemReads = {
  systemState(): Promise<SystemState>
  /** Newest first, at most 50. */
  failedLetters(region: string): Promise<FailedLetter[]>
  /** One history against its own chain of hashes and its head; the whole log is `log verify`. */
  verifyStream(id: string): Promise<StreamCheck>
  lastSeal(): Promise<SealLine | undefined>
}
