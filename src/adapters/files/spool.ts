import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileContent } from '../../application/ports.ts'
import { contentOf } from './content.ts'

/** A file put aside on our own disk: measured, summed, looked at. */
export type Spooled = FileContent & {
  path: string
  digest: string
  size: number
  overLimit: boolean
  read(): AsyncIterable<Uint8Array>
  drop(): Promise<void>
}

/** Writes a stream aside under a name nobody else has; a stream that breaks off leaves nothing behind. */
export const spool = async (folder: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Spooled> => {
  await mkdir(folder, { recursive: true })
  const path = join(folder, randomUUID())
  try {
    const file = await written(path, bytes, maxBytes)
    return {
      ...file,
      ...(file.overLimit || file.size === 0 ? unread : await contentOf(path)),
      path,
      read: () => createReadStream(path),
      drop: () => rm(path, { force: true }),
    }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

type Written = { digest: string; size: number; overLimit: boolean }

/** Writes while reading, so that a file never stands in memory. Too long a stream is read to its end but not written. */
const written = async (path: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Written> => {
  const hash = createHash('sha256')
  const file: FileHandle = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > maxBytes) continue
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { digest: hash.digest('hex'), size, overLimit: size > maxBytes }
}

const unread = { kind: undefined, encrypted: false, cutShort: false }
