import type { Readable } from 'node:stream'
import type { Entry, ZipFile as OpenZip } from 'yauzl'
import { ZipFile } from 'yazl'

/** What the reader must know before it meets the first sheet; it would put sheets aside on the disk until it does. */
const first = ['_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml']
const noTexts = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'

/**
 * The same book with its parts in the order in which they are read, and without those nobody reads. It is packed anew while it is
 * read, so that nothing but what was looked through reaches the reader.
 */
export const inOrder = (zip: OpenZip, entries: readonly Entry[], sheets: readonly Entry[]): Readable => {
  const out = new ZipFile()
  const fail = (error: unknown) => (out.outputStream as Readable).destroy(error as Error)
  const put = (entry: Entry, name = entry.fileName): void => {
    out.addReadStreamLazy(name, { compressionLevel: 1 }, done => {
      zip.openReadStreamPromise(entry).then(stream => done(null, stream.on('error', fail)), fail)
    })
  }
  for (const name of first) {
    const entry = entries.find(({ fileName }) => fileName === name)
    if (entry !== undefined) put(entry)
    else if (name === 'xl/sharedStrings.xml') out.addBuffer(Buffer.from(noTexts), name)
  }
  // Programs call their sheets as they like; the reader knows one way.
  for (const [index, sheet] of sheets.entries()) put(sheet, `xl/worksheets/sheet${index + 1}.xml`)
  out.end()
  return out.outputStream as Readable
}
