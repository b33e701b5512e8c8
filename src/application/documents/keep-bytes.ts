import type { FileStore } from '../ports.ts'

/** Puts bytes that we made ourselves into the store. */
export const keepBytes = async (files: FileStore, bytes: Uint8Array): Promise<{ digest: string; size: number }> => {
  const received = await files.receive(once(bytes), bytes.length)
  await received.keep()
  return { digest: received.digest, size: received.size }
}

/** The same digest and size for bytes that need not stay in the store. */
export const measureBytes = async (files: FileStore, bytes: Uint8Array): Promise<{ digest: string; size: number }> => {
  const { digest, size, drop } = await files.receive(once(bytes), bytes.length)
  await drop()
  return { digest, size }
}

/** The whole of a kept file; undefined when there is none. For files of ours whose size is known to be small. */
export const readBytes = async (files: FileStore, digest: string): Promise<Uint8Array | undefined> => {
  const stream = await files.open(digest)
  return stream && bytesIn(stream)
}

/** All of a stream that is known to be small. */
export const bytesIn = async (stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
