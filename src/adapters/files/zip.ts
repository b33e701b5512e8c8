import { PassThrough, Readable } from 'node:stream'
import yazl from 'yazl'
import type { Zip } from '../../application/archive/zip.ts'

/** ZIP as a stream: entries are read one after another, nothing stands whole in memory. Names are UTF-8. */
export const zip: Zip = entries => {
  const file = new yazl.ZipFile()
  const out = new PassThrough()
  // A source that cannot be read ends the whole file with its reason; it must not be left cut short.
  const fail = (error: unknown): void => {
    out.destroy(error instanceof Error ? error : new Error(String(error)))
  }
  file.on('error', fail)
  for (const { name, modified, bytes } of entries) {
    // What is packed already (PDF, pictures) grows by packing again.
    const options = { mtime: modified, compress: /\.(txt|csv|sig|json)$/.test(name) }
    file.addReadStreamLazy(name, options, use => {
      bytes().then(source => use(null, Readable.from(source).on('error', fail)), fail)
    })
  }
  file.end()
  file.outputStream.pipe(out)
  return out
}
