import { dirname, join } from 'node:path/posix'
import { SaxesParser } from 'saxes'
import { type Parts, unzipped } from '../../src/adapters/documents/docx/zip.ts'

/** Faults of a Word file that its reader would have to repair: parts that are no XML, relations that lead nowhere. */
export const faultsOfPackage = async (bytes: Uint8Array): Promise<string[]> => {
  const parts = await unzipped(bytes)
  return [...parts].flatMap(([name, part]) =>
    /\.(xml|rels)$/.test(name) ? faultsOfPart(parts, name, part.toString('utf8')) : [],
  )
}

/** The text of a part, without its marks; paragraphs on lines of their own. */
export const textOf = async (bytes: Uint8Array, name = 'word/document.xml'): Promise<string> => {
  const parser = new SaxesParser()
  let text = ''
  let inside = false
  parser.on('opentag', ({ name: tag }) => {
    inside = tag === 'w:t'
    if (tag === 'w:br') text += '\n'
  })
  parser.on('closetag', ({ name: tag }) => {
    inside = false
    if (tag === 'w:p') text += '\n'
  })
  parser.on('text', words => {
    if (inside) text += words
  })
  parser.write((await unzipped(bytes)).get(name)?.toString('utf8') ?? '').close()
  return text
}

const faultsOfPart = (parts: Parts, name: string, xml: string): string[] => {
  const faults: string[] = []
  const ids = new Set<string>()
  const used = new Set<string>()
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => faults.push(`${name}: ${error.message}`))
  parser.on('opentag', tag => {
    const value = (attribute: string): string | undefined => tag.attributes[attribute]?.value
    if (tag.name === 'Relationship') {
      const target = value('Target') ?? ''
      const from = dirname(dirname(name))
      const place = target.startsWith('/') ? target.slice(1) : join(from, target)
      if (!parts.has(place)) faults.push(`${name}: нет ${place}`)
      if (value('TargetMode') !== undefined) faults.push(`${name}: ведёт наружу`)
      ids.add(value('Id') ?? '')
    }
    for (const attribute of ['r:id', 'r:embed']) if (value(attribute) !== undefined) used.add(value(attribute) ?? '')
    if (tag.name === 'Override' && !parts.has((value('PartName') ?? '').slice(1)))
      faults.push(`${name}: нет ${value('PartName')}`)
  })
  parser.write(xml).close()
  const rels = parts.get(`${dirname(name)}/_rels/${name.split('/').at(-1)}.rels`)?.toString('utf8') ?? ''
  for (const id of used) if (!rels.includes(`Id="${id}"`)) faults.push(`${name}: нет связи ${id}`)
  return faults
}
