import { tameName } from '../archive/file-names.ts'
import type { Enclosure } from '../ports.ts'
import { readBytes } from './keep-bytes.ts'
import { type PrintShop, printPaper } from './print.ts'

/** More than this the servers of schools do not take: the letter then says where to find the file. */
const heaviest = 10 * 1024 * 1024

/**
 * The paper a letter speaks of, as files: the signed PDF with its signatures, otherwise the printed one. Empty when together
 * they are too heavy for a letter, or when the paper could not be printed.
 */
export const enclosuresOf = async (shop: PrintShop, documentId: string): Promise<Enclosure[]> => {
  const { app, files } = shop
  const digests = async () => {
    const found = await app.storage.write(async tx => {
      const paper = await tx.papers.get(documentId)
      const signed = (await tx.signings.ofDocument(documentId)).find(({ status }) => status === 'signed')
      const signatures = signed === undefined ? [] : await tx.signings.signaturesOf([signed.id])
      const printed = await tx.printed.get(documentId, 'pdf')
      return { title: paper?.title ?? 'Документ', pdf: signed?.digest ?? printed?.digest, signatures }
    })
    return 'refused' in found ? undefined : found
  }
  let known = await digests()
  if (known !== undefined && known.pdf === undefined) {
    await printPaper(shop, { documentId, format: 'pdf' })
    known = await digests()
  }
  if (known?.pdf === undefined) return []
  const name = `${tameName(known.title)}.pdf`
  const wanted = [
    { name, digest: known.pdf, mediaType: 'application/pdf' },
    ...known.signatures.map(({ digest }, at) => ({
      name: `${name}${at === 0 ? '' : `.${at + 1}`}.sig`,
      digest,
      mediaType: 'application/pkcs7-signature',
    })),
  ]
  const enclosures: Enclosure[] = []
  for (const { name: file, digest, mediaType } of wanted) {
    const bytes = await readBytes(files, digest)
    if (bytes === undefined) throw new Error('A file of a letter is missing from the store')
    enclosures.push({ name: file, mediaType, bytes })
  }
  return enclosures.reduce((sum, { bytes }) => sum + bytes.length, 0) > heaviest ? [] : enclosures
}
