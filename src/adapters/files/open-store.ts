import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Shelf } from '../../application/files/shelf.ts'
import type { FileStore } from '../../application/ports.ts'
import type { S3Place } from './s3.ts'
import { diskShelf } from './shelf.ts'
import { fileStore } from './store.ts'

/** Where originals lie, and beside them what may be thrown away. */
export type OpenStore = {
  files: FileStore
  pieces: Shelf
  previews: Shelf
  /** Where a file lies for the time somebody looks at it; always our own disk. */
  lookFolder: string
  /** In words for the administrator; undefined: the data folder. */
  place: string | undefined
  close(): Promise<void>
}

/** A bucket where one is named, otherwise the data folder. Throws when neither can be written. */
export const openStore = async (dataFolder: string, s3: S3Place | undefined): Promise<OpenStore> => {
  const folder = join(dataFolder, 'files')
  const aside = join(dataFolder, 'aside')
  const lookFolder = join(aside, 'look')
  for (const one of [folder, lookFolder]) {
    mkdirSync(one, { recursive: true })
    accessSync(one, constants.W_OK)
  }
  if (s3 === undefined)
    return {
      files: fileStore(folder),
      pieces: diskShelf(join(aside, 'pieces')),
      previews: diskShelf(join(aside, 'previews')),
      lookFolder,
      place: undefined,
      close: async () => undefined,
    }
  // The client of S3 is large: only those who use it wait for it.
  const { openBucket } = await import('./s3.ts')
  const { s3FileStore, s3Shelf } = await import('./s3-store.ts')
  const bucket = openBucket(s3)
  await bucket.check()
  return {
    files: s3FileStore(bucket, join(aside, 'spool')),
    pieces: s3Shelf(bucket, 'pieces'),
    previews: s3Shelf(bucket, 'previews'),
    lookFolder,
    place: `S3: ${new URL(s3.endpoint).host}, ${s3.bucket}`,
    close: async () => bucket.close(),
  }
}
