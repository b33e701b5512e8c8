import type { Look } from './file-check.ts'

/** A virus scanner. */
export type Scanner = {
  /** The name of what was found; undefined: clean. Throws when it does not answer: the job asks again. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<string | undefined>
  /** Its version; throws when it is out of reach. */
  version(): Promise<string>
}

/** Looks at pages in a process of its own: a hostile file can harm nothing but that process. */
export type Inspector = {
  /** Never throws for the sake of a file: what could not be seen is told by `fault`. undefined: neither PDF nor picture. */
  look(file: LookedFile): Promise<Look | undefined>
  /** A page as a JPEG, at most so many dots wide; undefined when it cannot be drawn. */
  draw(file: LookedFile, page: number, width: number): Promise<Uint8Array | undefined>
  close(): Promise<void>
}

export type LookedFile = { digest: string; mediaType: string; bytes: AsyncIterable<Uint8Array> }
