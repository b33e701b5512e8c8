/** A file of an archive; its bytes are asked for when its turn comes. */
export type ZipEntry = { name: string; modified: Date; bytes(): Promise<AsyncIterable<Uint8Array>> }

/** Packs files into one, as a stream. An entry that cannot be read fails the whole. */
export type Zip = (entries: readonly ZipEntry[]) => AsyncIterable<Uint8Array>
