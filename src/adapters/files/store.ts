import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '../../application/ports.ts'
import { checkedDigest } from './digest.ts'
import { spool } from './spool.ts'

/** Originals in a folder: `<folder>/<aa>/<digest>`, with `incoming/` beside for what is not kept yet. */
export const fileStore = (folder: string): FileStore => ({
  receive: async (bytes, maxBytes) => {
    const aside = await spool(join(folder, 'incoming'), bytes, maxBytes)
    const { path, ...file } = aside
    return {
      ...file,
      keep: async () => {
        await mkdir(join(folder, file.digest.slice(0, 2)), { recursive: true })
        await rename(path, placeOf(folder, file.digest))
      },
    }
  },

  open: async digest => {
    const path = placeOf(folder, digest)
    return (await sizeOf(path)) === undefined ? undefined : createReadStream(path)
  },

  sweep: async (before, isUsed) => {
    let removed = 0
    for (const shelf of await namesIn(folder)) {
      const names = await namesIn(join(folder, shelf))
      const old: string[] = []
      for (const name of names) if (await isOlder(join(folder, shelf, name), before)) old.push(name)
      const used = shelf === 'incoming' || old.length === 0 ? new Set<string>() : await isUsed(old)
      for (const name of old.filter(one => !used.has(one))) {
        await rm(join(folder, shelf, name), { force: true })
        removed += 1
      }
    }
    return removed
  },
})

const placeOf = (folder: string, digest: string): string =>
  join(folder, checkedDigest(digest).slice(0, 2), checkedDigest(digest))

const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  )

/** One that another process has just moved or removed is nobody's to sweep. */
const isOlder = (path: string, before: Date): Promise<boolean> =>
  stat(path).then(
    ({ mtime }) => mtime < before,
    () => false,
  )

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
