import { createDefaultPlugins, type ScopeDataArgs, TemplateHandler } from 'easy-template-x'
import { PaperNotPrinted } from '../../../application/documents/press.ts'
import type { Paper } from '../../../application/papers/paper.ts'
import { type TemplateData, templateData } from '../../../application/templates/template-data.ts'
import { coreProperties, withParts } from './package-parts.ts'
import { asBuffer, unzipped, zipped } from './zip.ts'

/**
 * The ministry's own Word file with its places filled. Data is only ever text: what looks like a place or like XML in a name is
 * printed as it is. The same file, paper and moment give the same bytes. Answers nothing where the file asks for what this paper
 * does not know. Throws `PaperNotPrinted` on a file that cannot be filled.
 */
export const fillTemplate = async (
  template: Uint8Array,
  paper: Paper,
  madeAt: Date,
): Promise<Uint8Array | undefined> => {
  const missing = new Set<string>()
  let filled: Buffer
  try {
    filled = await wordHandler(templateData(paper), missing).process(asBuffer(template), {})
  } catch (cause) {
    throw new PaperNotPrinted(
      'Шаблон Word этого документа заполнить не удалось. Проверьте его на странице «Шаблоны» или верните встроенный вид.',
      { cause },
    )
  }
  if (missing.size > 0) return undefined
  const core = coreProperties(paper.title, paper.authority, madeAt)
  return zipped(withParts(await unzipped(filled), { 'docProps/core.xml': core }))
}

/** Fills texts and repeats lists; the other abilities of the library (pictures, links, raw XML) are left at home. */
export const wordHandler = (data: TemplateData, missing?: Set<string>): TemplateHandler =>
  new TemplateHandler({
    plugins: createDefaultPlugins().filter(({ contentType }) => contentType === 'text' || contentType === 'loop'),
    maxXmlDepth: 100,
    scopeDataResolver: args => valueAt(data, args) ?? unknown(args, missing),
  })

type EmptyRow = Record<string, never>

/** A column of the row we are in, or else a field of the paper; a list's name gives its rows, and asks for a field nothing. */
const valueAt = (
  { fields, lists }: TemplateData,
  { path, strPath }: ScopeDataArgs,
): string | EmptyRow[] | undefined => {
  const name = strPath.at(-1) ?? ''
  const at = path.findLastIndex(part => typeof part === 'number')
  if (at > 0) {
    const row = lists.get(strPath[at - 1] ?? '')?.[path[at] as number]
    if (row !== undefined && Object.hasOwn(row, name)) return row[name] ?? ''
  }
  const list = lists.get(name)
  // The library counts rows and asks back for each by its place: what is in them it need not know.
  if (list !== undefined && !fields.has(name)) return list.map(() => ({}))
  return fields.get(name)
}

const unknown = ({ strPath }: ScopeDataArgs, missing: Set<string> | undefined): string => {
  missing?.add(strPath.at(-1) ?? '')
  return ''
}
