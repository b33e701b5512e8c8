import { type Entry, fromBufferPromise, type ZipFile as OpenZip } from 'yauzl'
import { ZipFile } from 'yazl'

/** Parts of a package by their names, in its order. */
export type Parts = Map<string, Buffer>

/** Unpacks a ZIP that we made ourselves or that `inspectDocx` has let through. */
export const unzipped = async (bytes: Uint8Array): Promise<Parts> => {
  const parts: Parts = new Map()
  const zip = await fromBufferPromise(asBuffer(bytes), { lazyEntries: true, autoClose: false })
  for await (const entry of zip.eachEntry())
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await entryBytes(zip, entry))
  return parts
}

/** The bytes of one entry; fails when there are more or fewer of them than the ZIP says. */
export const entryBytes = async (zip: OpenZip, entry: Entry): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Packs parts with one and the same moment on each, whatever the clock and its zone: the same parts give the same bytes. */
export const zipped = async (parts: Parts): Promise<Buffer> => {
  const zip = new ZipFile()
  const mtime = new Date(1980, 0, 1)
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name, { mtime, mode: 0o100644, forceDosTimestamp: true })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
