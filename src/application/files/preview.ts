import type { FileStore } from '../ports.ts'
import type { Inspector } from './ports.ts'
import type { Shelf } from './shelf.ts'

/** What is needed to show a page. */
export type Darkroom = { files: FileStore; previews: Shelf; inspector: Inspector }

/** How wide pages are drawn: enough to read twelve points, and one picture for a screen and a phone. Dots. */
export const previewWidth = 1100

/** Kinds of files of which pages can be shown. */
export const shownTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/bmp']

export const isShown = (mediaType: string): boolean => shownTypes.includes(mediaType)

/**
 * A page as a JPEG made by us: nothing of the original's bytes goes to the browser. Drawn when somebody first looks, kept by digest;
 * the whole shelf may be thrown away. undefined: there is no such file or page.
 */
export const previewPage = async (
  { files, previews, inspector }: Darkroom,
  { digest, mediaType }: { digest: string; mediaType: string },
  page: number,
): Promise<AsyncIterable<Uint8Array> | undefined> => {
  const name = `${digest}/${page}-${previewWidth}.jpg`
  const known = await previews.open(name)
  if (known !== undefined) return known
  const bytes = await files.open(digest)
  if (bytes === undefined) return undefined
  const picture = await inspector.draw({ digest, mediaType, bytes }, page, previewWidth)
  if (picture === undefined) return undefined
  await previews.put(name, one(picture))
  return one(picture)
}

const one = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
