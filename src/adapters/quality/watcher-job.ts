import type { Look } from '../../application/files/file-check.ts'

/** What the process that looks is asked. */
export type WatcherJob = { path: string; mediaType: string } & (
  | { do: 'look' }
  | { do: 'draw'; page: number; width: number }
)

/** What it answers; `megabytes` is what it holds after the job. */
export type WatcherAnswer = { megabytes: number } & (
  | { look: Look | undefined }
  | { picture: Uint8Array | undefined }
  | { failed: true }
)
