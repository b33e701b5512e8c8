import { Readable } from 'node:stream'
import yazl from 'yazl'
import type { Zip } from '../../application/archive/zip.ts'

/** ZIP as a stream: entries are read one after another, nothing stands whole in memory. Names are UTF-8. */
export const zip: Zip = entries => {
  const file = new yazl.ZipFile()
  for (const { name, modified, bytes } of entries) {
    // What is packed already (PDF, pictures) grows by packing again.
    const options = { mtime: modified, compress: /\.(txt|csv|sig|json)$/.test(name) }
    file.addReadStreamLazy(name, options, use => {
      bytes().then(
        stream => use(null, Readable.from(stream)),
        (error: Error) => use(error, Readable.from([])),
      )
    })
  }
  file.end()
  const out = new Readable({ highWaterMark: 1 << 16 }).wrap(file.outputStream)
  // A source that cannot be read must end the whole file, not leave it cut short.
  file.on('error', error => out.destroy(error instanceof Error ? error : new Error(String(error))))
  return out
}
