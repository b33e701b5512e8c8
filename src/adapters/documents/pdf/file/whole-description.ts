import { createHash } from 'node:crypto'
import { found, type PdfFile, partOf, referred, textOf } from './read.ts'
import { stream } from './write.ts'

/** The identifier of a whole file is made of those of its parts; its description tells it and the number of pages. */
export const wholeDescription = (file: PdfFile, ids: readonly string[], pages: number): PdfFile => {
  const own = found(/\) \(([^)]*)\)\]$/, file.id)
  const whole = createHash('sha256').update(ids.join()).digest().subarray(0, 16).toString('base64')
  const metadata = referred(textOf(file, file.root), 'Metadata')
  const packet = found(/stream\r?\n([\s\S]*?)\r?\nendstream$/, Buffer.from(partOf(file, metadata)).toString('utf8'))
  const told = packet.replaceAll(own, whole).replace(/<xmpTPg:NPages>\d+</, `<xmpTPg:NPages>${pages}<`)
  const data = Buffer.from(told, 'utf8')
  const objects = new Map(file.objects)
  objects.set(metadata, stream(`<< /Type /Metadata /Subtype /XML /Length ${data.length} >>`, data))
  return { ...file, objects, id: file.id.replace(own, whole) }
}
