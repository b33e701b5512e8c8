import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Shelf } from '../../application/files/shelf.ts'
import { untilItBreaks } from './until-it-breaks.ts'

/** A shelf in a folder of our own. */
export const diskShelf = (folder: string): Shelf => ({
  put: async (name, bytes) => {
    const path = join(folder, checkedName(name))
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'w', 0o600)
    const counted = untilItBreaks(bytes)
    try {
      for await (const chunk of counted.bytes) await file.write(chunk)
      await file.datasync()
    } finally {
      await file.close()
    }
    return counted.told()
  },

  open: async name => {
    const path = join(folder, checkedName(name))
    const there = await stat(path).then(
      found => found.isFile(),
      () => false,
    )
    return there ? createReadStream(path) : undefined
  },

  remove: async names => {
    for (const name of names) await rm(join(folder, checkedName(name)), { force: true })
  },

  sweep: async before => {
    let removed = 0
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries.filter(one => one.isFile())) {
      const path = join(entry.parentPath, entry.name)
      const found = await stat(path).catch(() => undefined)
      if (found === undefined || found.mtime >= before) continue
      await rm(path, { force: true })
      removed += 1
    }
    return removed
  },
})

/** A name goes into a path or a key: nothing in it may climb out. */
export const checkedName = (name: string): string => {
  if (!/^[a-z0-9-]+(\/[a-z0-9][a-z0-9.-]*)*$/.test(name)) throw new Error('Not a name of a shelf')
  return name
}
