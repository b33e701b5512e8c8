import { found, type PdfFile, partOf, readPdf, referred, textOf } from './read.ts'
import { stream } from './write.ts'

/**
 * One file of PDF/A-2a and PDF/UA-1 from two written of the same sheets. The accessible one is taken whole (tags, boxes of tables, the
 * title in the window's head); the archival one gives what it has more: the colour profile of the output and its description of the
 * file, to which the sign of PDF/UA is added. Throws where the two describe different tags: then nothing may be claimed.
 */
export const bothStandards = (archival: Uint8Array, accessible: Uint8Array): PdfFile => {
  const kept = readPdf(archival)
  const tagged = readPdf(accessible)
  if (tagsOf(kept) !== tagsOf(tagged)) throw new Error('The two files of one paper have different tags')
  const catalog = textOf(tagged, tagged.root)
  const source = textOf(kept, kept.root)
  const { profile, intent } = outputIntent(kept, source)
  const next = Math.max(...tagged.objects.keys()) + 1
  const objects = new Map(tagged.objects)
  objects.set(next, profile)
  objects.set(next + 1, Buffer.from(intent.replace(/\/DestOutputProfile \d+ 0 R/, `/DestOutputProfile ${next} 0 R`)))
  objects.set(referred(catalog, 'Metadata'), described(partOf(kept, referred(source, 'Metadata'))))
  objects.set(tagged.root, Buffer.from(catalog.replace(/>>\s*$/, `  /OutputIntents [${next + 1} 0 R]\n>>`), 'latin1'))
  return { ...tagged, objects, id: kept.id }
}

/** How many elements of each kind the tree of tags holds. */
const tagsOf = ({ objects }: PdfFile): string => {
  const counts = new Map<string, number>()
  for (const inside of objects.values()) {
    const head = Buffer.from(inside.subarray(0, 90)).toString('latin1')
    const kind = /\/Type \/StructElem\s+\/S \/(\w+)/.exec(head)?.[1]
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return JSON.stringify([...counts].sort())
}

const outputIntent = (file: PdfFile, catalog: string): { profile: Uint8Array; intent: string } => {
  const list = textOf(file, referred(catalog, 'OutputIntents'))
  const intent = textOf(file, Number(found(/\[(\d+) 0 R\]/, list)))
  return { intent, profile: partOf(file, referred(intent, 'DestOutputProfile')) }
}

/** PDF/A wants every name of a description explained that it does not know itself (ISO 19005-2, 6.6.2.3). */
const uaSchema = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`

const uaPart = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>'

const described = (metadata: Uint8Array): Uint8Array => {
  const packet = found(/stream\r?\n([\s\S]*?)\r?\nendstream$/, Buffer.from(metadata).toString('utf8'))
  const both = packet
    .replace('</rdf:Bag></pdfaExtension:schemas>', `${uaSchema}</rdf:Bag></pdfaExtension:schemas>`)
    .replace('<pdfaid:part>', `${uaPart}<pdfaid:part>`)
  if (both.length !== packet.length + uaSchema.length + uaPart.length)
    throw new Error('The description of the file is not laid out as it was')
  const data = Buffer.from(both, 'utf8')
  return stream(`<< /Type /Metadata /Subtype /XML /Length ${data.length} >>`, data)
}
