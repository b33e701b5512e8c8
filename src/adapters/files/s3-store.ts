import { join } from 'node:path'
import type { Shelf } from '../../application/files/shelf.ts'
import type { FileStore } from '../../application/ports.ts'
import { checkedDigest } from './digest.ts'
import type { Bucket } from './s3.ts'
import { checkedName, diskShelf } from './shelf.ts'
import { spool } from './spool.ts'
import { untilItBreaks } from './until-it-breaks.ts'

/**
 * Originals in a bucket: `originals/<aa>/<digest>`. A file is put aside on our own disk first (one file at a time a reader),
 * because its kind is known only when all of it has been looked at; only what is kept travels to the service.
 */
export const s3FileStore = (bucket: Bucket, spoolFolder: string): FileStore => ({
  receive: async (bytes, maxBytes) => {
    const { path, ...file } = await spool(join(spoolFolder, 'incoming'), bytes, maxBytes)
    return {
      ...file,
      keep: async () => {
        await bucket.putFile(keyOf(file.digest), path)
        await file.drop()
      },
    }
  },

  open: digest => bucket.get(keyOf(digest)),

  sweep: async (before, isUsed) => {
    let removed = (await bucket.abandonParts(before)) + (await diskShelf(spoolFolder).sweep(before))
    for await (const page of bucket.list(originals)) {
      const old = page.filter(({ at }) => at < before).map(({ key }) => key)
      const digests = old.map(key => key.slice(-64))
      const used = digests.length === 0 ? new Set<string>() : await isUsed(digests)
      const lost = old.filter(key => !used.has(key.slice(-64)))
      if (lost.length > 0) await bucket.remove(lost)
      removed += lost.length
    }
    return removed
  },
})

const originals = 'originals/'
const keyOf = (digest: string): string => `${originals}${checkedDigest(digest).slice(0, 2)}/${digest}`

/** A shelf under a prefix of the bucket. */
export const s3Shelf = (bucket: Bucket, prefix: string): Shelf => ({
  put: async (name, bytes) => {
    const counted = untilItBreaks(bytes)
    await bucket.put(`${prefix}/${checkedName(name)}`, counted.bytes)
    return counted.told()
  },
  open: name => bucket.get(`${prefix}/${checkedName(name)}`),
  remove: names => bucket.remove(names.map(name => `${prefix}/${checkedName(name)}`)),
  sweep: async before => {
    let removed = 0
    for await (const page of bucket.list(`${prefix}/`)) {
      const old = page.filter(({ at }) => at < before).map(({ key }) => key)
      if (old.length > 0) await bucket.remove(old)
      removed += old.length
    }
    return removed
  },
})
