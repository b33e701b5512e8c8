import { typeface } from './styles.ts'
import type { Parts } from './zip.ts'

/** Words about the file itself: its title, who issued it, one moment for all its dates. */
export const coreProperties = (title: string, creator: string, at: Date): Buffer => {
  const moment = at.toISOString().replace(/\.\d+Z$/, 'Z')
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(creator)}</dc:creator><dc:language>ru-RU</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`,
  )
}

/** Which typefaces may stand in where ours is not installed. */
export const fontTable = Buffer.from(
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="${typeface}"><w:altName w:val="Tinos,Liberation Serif"/><w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`,
)

/** The same package with other parts in the place of those of these names; a part that is not there is left out. */
export const withParts = (parts: Parts, replaced: Record<string, Buffer>): Parts =>
  new Map([...parts].map(([name, bytes]) => [name, replaced[name] ?? bytes]))

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
