import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { type Parts, unzipped, zipped } from '../../src/adapters/documents/docx/zip.ts'

/** A Word file as a ministry would make one: paragraphs, and a table of rows of cells. */
export const wordFile = async (
  lines: readonly string[],
  table: readonly (readonly string[])[] = [],
): Promise<Uint8Array> => {
  const rows = table.map(
    cells => new TableRow({ children: cells.map(text => new TableCell({ children: [new Paragraph(text)] })) }),
  )
  const children = [...lines.map(text => new Paragraph(text)), ...(rows.length > 0 ? [new Table({ rows })] : [])]
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

/** The same file with some of its parts changed, added or, where nothing is given, taken away. */
export const changed = async (file: Uint8Array, change: (parts: Parts) => void): Promise<Uint8Array> => {
  const parts = await unzipped(file)
  change(parts)
  return zipped(parts)
}

/** Puts words into a part before a sign of it. */
export const putBefore = (parts: Parts, name: string, sign: string, words: string): void => {
  const text = parts.get(name)?.toString('utf8') ?? ''
  if (!text.includes(sign)) throw new Error(`${name} has no ${sign}`)
  parts.set(name, Buffer.from(text.replace(sign, () => `${words}${sign}`)))
}
