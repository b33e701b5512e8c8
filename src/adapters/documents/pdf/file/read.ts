/**
 * A PDF as our typesetter writes it: version 1.7, one plain cross-reference table, objects numbered from 1 without gaps, one after
 * another. Anything else is refused: this reads one writer's files, not the world's.
 */
export type PdfFile = {
  header: Uint8Array
  /** Bytes of every object between «obj» and «endobj», by number. */
  objects: Map<number, Uint8Array>
  root: number
  info: number
  /** The pair of identifiers of the trailer, as written. */
  id: string
}

/** Throws on a file that is not laid out so. */
export const readPdf = (bytes: Uint8Array): PdfFile => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const table = Number(found(/startxref\s+(\d+)\s+%%EOF\s*$/, file.toString('latin1', file.length - 64)))
  const ending = file.toString('latin1', table)
  const count = Number(found(/^xref\s+0 (\d+)\s/, ending))
  const rows = [...ending.matchAll(/^(\d{10}) 00000 n\s*$/gm)].map(([, offset]) => Number(offset))
  if (rows.length !== count - 1) throw new Error('The table of the file has free places')
  const inOrder = [...rows].sort((one, other) => one - other)
  const next = new Map(inOrder.map((offset, at) => [offset, inOrder[at + 1] ?? table]))
  const objects = new Map(
    rows.map((offset, at) => [at + 1, insideOf(file.subarray(offset, next.get(offset) ?? table), at + 1)]),
  )
  return {
    header: file.subarray(0, inOrder[0] ?? 0),
    objects,
    root: Number(found(/\/Root (\d+) 0 R/, ending)),
    info: Number(found(/\/Info (\d+) 0 R/, ending)),
    id: found(/\/ID (\[[^\]]*\])/, ending),
  }
}

const insideOf = (object: Buffer, number: number): Uint8Array => {
  const start = `${number} 0 obj\n`
  const end = object.lastIndexOf('\nendobj')
  if (object.toString('latin1', 0, start.length) !== start || end < 0)
    throw new Error(`Object ${number} is not in its place`)
  return object.subarray(start.length, end)
}

/** The text of an object that has no stream. */
export const textOf = (file: PdfFile, number: number): string => Buffer.from(partOf(file, number)).toString('latin1')

export const partOf = (file: PdfFile, number: number): Uint8Array => {
  const part = file.objects.get(number)
  if (part === undefined) throw new Error(`The file has no object ${number}`)
  return part
}

/** The number that a dictionary gives for a name: «/Metadata 41 0 R». */
export const referred = (dictionary: string, name: string): number =>
  Number(found(new RegExp(`/${name} (\\d+) 0 R`), dictionary))

/** How many pages the file has. */
export const pagesOf = (file: PdfFile): number =>
  Number(found(/\/Count (\d+)/, textOf(file, referred(textOf(file, file.root), 'Pages'))))

/** What stands in the brackets of the expression. */
export const found = (expression: RegExp, text: string): string => {
  const value = expression.exec(text)?.[1]
  if (value === undefined) throw new Error(`The file has no ${expression.source}`)
  return value
}
