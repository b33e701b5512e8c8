import { fromBufferPromise } from 'yauzl'

/** Everything in a ZIP by name, in its order; the reader refuses names that lead out of their folder, we those that come twice. */
export const unzipped = async (archive: Buffer): Promise<Map<string, Buffer>> => {
  const entries = new Map<string, Buffer>()
  const file = await fromBufferPromise(archive, { strictFileNames: true })
  for await (const entry of file.eachEntry()) {
    if (entries.has(entry.fileName)) throw new Error(`Twice in the archive: ${entry.fileName}`)
    const parts: Buffer[] = []
    for await (const chunk of await file.openReadStreamPromise(entry)) parts.push(chunk as Buffer)
    entries.set(entry.fileName, Buffer.concat(parts))
  }
  return entries
}
