import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore, ReceivedFile } from '../../application/ports.ts'
import { contentOf } from './content.ts'

/** Originals in a folder: `<folder>/<aa>/<digest>`, with `incoming/` beside for what is not kept yet. */
export const fileStore = (folder: string): FileStore => ({
  receive: async (bytes, maxBytes) => {
    await mkdir(join(folder, 'incoming'), { recursive: true })
    const aside = join(folder, 'incoming', randomUUID())
    try {
      return await received(folder, aside, await written(aside, bytes, maxBytes))
    } catch (error) {
      await rm(aside, { force: true })
      throw error
    }
  },

  open: async digest => {
    const path = placeOf(folder, digest)
    const exists = await stat(path).then(
      () => true,
      () => false,
    )
    return exists ? createReadStream(path) : undefined
  },

  sweep: async (before, isUsed) => {
    let removed = 0
    for (const shelf of await namesIn(folder)) {
      const names = await namesIn(join(folder, shelf))
      const old: string[] = []
      for (const name of names) if ((await stat(join(folder, shelf, name))).mtime < before) old.push(name)
      const used = shelf === 'incoming' || old.length === 0 ? new Set<string>() : await isUsed(old)
      for (const name of old.filter(one => !used.has(one))) {
        await rm(join(folder, shelf, name), { force: true })
        removed += 1
      }
    }
    return removed
  },
})

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

const received = async (folder: string, aside: string, file: Written): Promise<ReceivedFile> => ({
  ...file,
  ...(file.overLimit || file.size === 0 ? unread : await contentOf(aside)),
  read: () => createReadStream(aside),
  keep: async () => {
    await mkdir(join(folder, file.digest.slice(0, 2)), { recursive: true })
    await rename(aside, placeOf(folder, file.digest))
  },
  drop: () => rm(aside, { force: true }),
})

const unread = { kind: undefined, encrypted: false, cutShort: false }

const placeOf = (folder: string, digest: string): string => {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('Not a digest of a file')
  return join(folder, digest.slice(0, 2), digest)
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
