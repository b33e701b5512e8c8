import { SaxesParser, type SaxesTagNS } from 'saxes'

/** What is wrong with a part of XML in a Word file; undefined when it may be opened. */
export const partFault = (name: string, bytes: Buffer): string | undefined => {
  const text = decoded(bytes)
  if (text === undefined) return `Часть ${name} записана не в UTF-8. ${saveAgain}`
  const parser = new SaxesParser({ xmlns: true })
  let fault: string | undefined
  let depth = 0
  const found = (words: string): void => {
    fault ??= words
  }
  parser.on('doctype', () =>
    found(`Часть ${name} объявляет свой язык (DOCTYPE): такие файлы не принимаются. ${saveAgain}`),
  )
  parser.on('error', () => found(`Часть ${name} повреждена. ${saveAgain}`))
  parser.on('opentag', tag => {
    depth += 1
    if (depth > deepest) found(`Часть ${name} слишком запутана: вложенных таблиц и рамок слишком много`)
    if (name.endsWith('.rels') && tag.local === 'Relationship') relationFault(tag, found)
    if (isContentType(tag)) found('В файле есть макросы. Сохраните его как «Документ Word (*.docx)» без макросов')
  })
  parser.on('closetag', () => {
    depth -= 1
  })
  for (let at = 0; at < text.length && fault === undefined; at += piece) parser.write(text.slice(at, at + piece))
  if (fault === undefined) parser.close()
  return fault
}

const piece = 1 << 16
const deepest = 90
const saveAgain = 'Откройте файл в Word и сохраните заново'

/** A link in the text may lead to a page: Word asks before it goes there. Everything else would be fetched by itself. */
const relationFault = ({ attributes }: SaxesTagNS, found: (words: string) => void): void => {
  const value = (name: string): string => String(attributes[name]?.value ?? '')
  const type = value('Type').split('/').at(-1) ?? ''
  if (fetched.has(type.toLowerCase()))
    found('Файл ссылается на другой шаблон или вставленный документ: сохраните его как самостоятельный')
  if (value('TargetMode') !== 'External' && !/^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(value('Target'))) return
  found(
    'Файл ссылается на внешние картинки или адреса. Вставьте картинки в документ, а ссылки сделайте обычным текстом',
  )
}

const fetched = new Set([
  'attachedtemplate',
  'frame',
  'subdocument',
  'oleobject',
  'control',
  'vbaproject',
  'afchunk',
  'externallink',
  'package',
])

const isContentType = ({ attributes }: SaxesTagNS): boolean =>
  /macroEnabled|vbaProject|ms-office\.activeX/i.test(String(attributes.ContentType?.value ?? ''))

const decoded = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
