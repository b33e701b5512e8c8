import { fromBufferPromise } from 'yauzl'
import type { TemplatePlaces } from '../../../application/templates/template-places.ts'
import type { TemplateFault } from '../../../application/templates/word-templates.ts'
import { partFault } from './inspect-part.ts'
import { placeFaults } from './inspect-places.ts'
import { asBuffer, entryBytes } from './zip.ts'

/** What a Word file of a ministry may be at most. */
export const docxLimits = {
  bytes: 5 * 1024 * 1024,
  entries: 500,
  unpacked: 50 * 1024 * 1024,
  ratio: 100,
  /** One part of text: a template has pages, not books. */
  xml: 5 * 1024 * 1024,
}

/**
 * Looks at a Word file from outside before anything else opens it: sizes, names, macros, links that lead out, tricks of XML, and
 * whether every place in it can be filled for this form. Answers what is wrong, in words; nothing when all is well.
 */
export const inspectDocx = async (bytes: Uint8Array, places: TemplatePlaces): Promise<TemplateFault[]> => {
  const fault = await packageFault(bytes)
  return fault === undefined ? placeFaults(bytes, places) : [{ message: fault }]
}

const packageFault = async (bytes: Uint8Array): Promise<string | undefined> => {
  if (bytes.length === 0) return 'Файл пустой'
  if (bytes.length > docxLimits.bytes) return `Файл слишком велик: не больше ${megabytes(docxLimits.bytes)} МБ`
  const zip = await opened(bytes)
  if (zip === undefined) return broken
  if (zip.entryCount > docxLimits.entries) return `В файле слишком много частей: не больше ${docxLimits.entries}`
  const names = new Set<string>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, compressedSize, uncompressedSize } = entry
      if (badName(fileName) || names.has(fileName.toLowerCase()))
        return `Внутри файла недопустимое имя части. ${saveAgain}`
      names.add(fileName.toLowerCase())
      if (entry.isEncrypted()) return 'Файл зашифрован: снимите пароль и загрузите снова'
      unpacked += uncompressedSize
      if (unpacked > docxLimits.unpacked || uncompressedSize > compressedSize * docxLimits.ratio + smallPart)
        return `Внутри файла слишком много данных: в распакованном виде не больше ${megabytes(docxLimits.unpacked)} МБ`
      if (isMacro(fileName)) return 'В файле есть макросы. Сохраните его как «Документ Word (*.docx)» без макросов'
      if (!isXml(fileName)) continue
      if (uncompressedSize > docxLimits.xml)
        return `Слишком много текста: часть файла больше ${megabytes(docxLimits.xml)} МБ`
      const found = partFault(fileName, await entryBytes(zip, entry))
      if (found !== undefined) return found
    }
  } catch {
    // yauzl checks sizes and sums while it reads: a part that is not what the ZIP says ends here.
    return broken
  } finally {
    zip.close()
  }
  return ['[content_types].xml', '_rels/.rels', 'word/document.xml'].every(name => names.has(name))
    ? undefined
    : notWord
}

const opened = (bytes: Uint8Array) =>
  fromBufferPromise(asBuffer(bytes), { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(
    () => undefined,
  )

/** Below this a part may be as dense as it likes: a page of blanks is no bomb. */
const smallPart = 64 * 1024

const saveAgain = 'Откройте его в Word и сохраните заново как «Документ Word (*.docx)»'
const broken = `Файл повреждён или это не документ Word. ${saveAgain}`
const notWord = `Это не документ Word: в нём нет обязательных частей. ${saveAgain}`

const badName = (name: string): boolean =>
  name.startsWith('/') || name.includes('\\') || name.includes(':') || name.split('/').includes('..')
const isMacro = (name: string): boolean => /vba(project|data)|\.bin$|activex/i.test(name)
const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name)
const megabytes = (bytes: number): number => bytes / 1024 / 1024
