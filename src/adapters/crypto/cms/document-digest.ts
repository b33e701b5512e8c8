import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { createStreebog } from '../gost/streebog.ts'
import { hex } from './der.ts'

export type DocumentDigests = { streebog256: Uint8Array; streebog512: Uint8Array; sha256: Uint8Array; size: number }

/** The web goes on answering between parts of a large document. */
const partBytes = 1024 * 1024

/** All digests of a document in one reading; Streebog-512 only when a signature asks for it, otherwise it is empty. */
export const digestDocument = async (
  document: Uint8Array | AsyncIterable<Uint8Array>,
  wide: boolean,
): Promise<DocumentDigests> => {
  const narrowHash = createStreebog(256)
  const wideHash = wide ? createStreebog(512) : undefined
  const sha256 = createHash('sha256')
  let size = 0
  for await (const part of document instanceof Uint8Array ? partsOf(document) : document) {
    narrowHash.update(part)
    wideHash?.update(part)
    sha256.update(part)
    size += part.length
  }
  return {
    streebog256: narrowHash.digest(),
    streebog512: wideHash?.digest() ?? new Uint8Array(),
    sha256: sha256.digest(),
    size,
  }
}

/** Streebog-256 of a document, hexadecimal. */
export const streebogOf = async (document: Uint8Array | AsyncIterable<Uint8Array>): Promise<string> =>
  hex((await digestDocument(document, false)).streebog256)

async function* partsOf(document: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < document.length; at += partBytes) {
    if (at > 0) await setImmediate()
    yield document.subarray(at, at + partBytes)
  }
}
