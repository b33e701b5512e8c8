import { isRefusal } from '../../domain/regulations/finding.ts'
import { tameName } from '../archive/file-names.ts'
import type { Enclosure } from '../ports.ts'
import { readBytes } from './keep-bytes.ts'
import { type PrintShop, printPaper } from './print.ts'

/** More than this the servers of schools do not take: the letter then says where to find the file. */
export const heaviest = 10 * 1024 * 1024

/** What goes with a letter; `words` tell the reader why nothing does. */
export type Enclosed = { enclosures: Enclosure[]; words?: string | undefined }

/**
 * The paper a letter speaks of, as files: the signed PDF with its signatures, otherwise the printed one. None when together they are
 * too heavy for a letter, or when the paper could not be printed: the reader is then told where it lies.
 */
export const enclosuresOf = async (shop: PrintShop, documentId: string): Promise<Enclosed> => {
  const { app, files } = shop
  let known = await paperWithFiles(shop, documentId)
  if (known !== undefined && known.wanted.length === 0) {
    await printPaper(shop, { documentId, format: 'pdf' })
    known = await paperWithFiles(shop, documentId)
  }
  if (known === undefined) return { enclosures: [] }
  const where = app.publicUrl === undefined ? '' : `: ${app.publicUrl}/papers/${documentId}`
  if (known.wanted.length === 0)
    return { enclosures: [], words: `Файл к письму приложить не удалось. Документ можно открыть в системе${where}` }
  if (known.wanted.reduce((sum, { size }) => sum + size, 0) > heaviest)
    return {
      enclosures: [],
      words: `Файл слишком велик для письма и к нему не приложен. Документ можно открыть в системе${where}`,
    }
  const enclosures: Enclosure[] = []
  for (const { name, digest, mediaType } of known.wanted) {
    const bytes = await readBytes(files, digest)
    if (bytes === undefined) throw new Error('A file of a letter is missing from the store')
    enclosures.push({ name, mediaType, bytes })
  }
  return { enclosures }
}

type Wanted = { name: string; digest: string; size: number; mediaType: string }

/** undefined when there is no such paper; nothing wanted when it has no file yet. */
const paperWithFiles = async ({ app }: PrintShop, id: string): Promise<{ wanted: Wanted[] } | undefined> => {
  const found = await app.storage.write(async tx => {
    const paper = await tx.papers.get(id)
    if (paper === undefined) return { known: undefined }
    const signed = (await tx.signings.ofDocument(id)).find(({ status }) => status === 'signed')
    const signatures = signed === undefined ? [] : await tx.signings.signaturesOf([signed.id])
    const printed = await tx.printed.get(id, 'pdf')
    const digest = signed?.digest ?? printed?.digest
    if (digest === undefined) return { known: { wanted: [] } }
    const name = tameName(`${tameName(paper.title, 80)}.pdf`)
    const pdf: Wanted = { name, digest, size: signed?.size ?? printed?.size ?? 0, mediaType: 'application/pdf' }
    const beside = signatures.map(
      (one, at): Wanted => ({
        name: `${name}${at === 0 ? '' : `.${at + 1}`}.sig`,
        ...{ digest: one.digest, size: one.size, mediaType: 'application/pkcs7-signature' },
      }),
    )
    return { known: { wanted: [pdf, ...beside] } }
  })
  return isRefusal(found) ? undefined : found.known
}
