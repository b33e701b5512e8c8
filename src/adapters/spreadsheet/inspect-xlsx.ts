import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { BadTable, type TableLimits } from '../../application/spreadsheet.ts'
import { inOrder } from './in-order.ts'
import { SheetScan } from './sheet-scan.ts'

/** Parts that are read whole, and how big they may be. */
const partLimits: readonly (readonly [RegExp, number])[] = [
  [/sharedStrings\.xml/, 32 * 1024 * 1024],
  [/xl\/(styles|workbook)\.xml|\.rels$/, 4 * 1024 * 1024],
]
/** Between two entries stand only their headers; more room could hide an entry that the table of contents does not name. */
const roomBetween = 2048

/**
 * Looks through a book before anything opens it, with constant memory: whether it is one at all, what it unpacks into, how many rows
 * and columns its sheets have, formulas, merged cells. Answers the sheets in the order of
 * the book, and the book packed anew for the reader. Throws BadTable at the first of them.
 */
export const inspectXlsx = async (
  bytes: Buffer,
  limits: TableLimits,
): Promise<{ names: readonly string[]; book: Readable }> => {
  const zip = await opened(bytes)
  try {
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= 2000) throw broken
      entries.push(entry)
    }
    checkBook(entries, bytes.length)
    // Their sizes are what the ZIP says of itself: unpacked once to see that it tells the truth.
    for (const entry of entries.filter(({ fileName }) => partLimits.some(([name]) => name.test(fileName))))
      for await (const _ of await zip.openReadStreamPromise(entry)) void _
    const names = await sheetNames(zip, entries)
    const sheets = [...names.keys()].flatMap(part => entries.find(({ fileName }) => fileName === part) ?? [])
    for (const entry of sheets) {
      const scan = new SheetScan(names.get(entry.fileName) ?? '', limits)
      const stream = await zip.openReadStreamPromise(entry)
      for await (const chunk of stream) scan.take(chunk as Buffer)
    }
    return { names: sheets.map(({ fileName }) => names.get(fileName) ?? ''), book: inOrder(zip, entries, sheets) }
  } catch (error) {
    throw error instanceof BadTable ? error : broken
  }
}

const broken = new BadTable('Книга повреждена: откройте её в Excel, сохраните заново и загрузите ещё раз')

const opened = async (bytes: Buffer): Promise<ZipFile> => {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
  } catch {
    throw broken
  }
}

const checkBook = (entries: readonly Entry[], size: number): void => {
  const names = new Set(entries.map(({ fileName }) => fileName))
  if (!names.has('xl/workbook.xml') || !names.has('xl/_rels/workbook.xml.rels'))
    throw new BadTable('Файл назван .xlsx, но внутри не книга Excel: это другой документ или архив')
  if (entries.some(({ fileName }) => /vbaProject/i.test(fileName)))
    throw new BadTable('В книге есть макросы: сохраните её как .xlsx без макросов')
  if (entries.some(entry => (entry.generalPurposeBitFlag & 1) === 1))
    throw new BadTable('Книга под паролем: снимите пароль и загрузите ещё раз')
  for (const { fileName, uncompressedSize } of entries)
    for (const [name, most] of partLimits)
      if (name.test(fileName) && uncompressedSize > most)
        throw new BadTable(
          'В книге слишком много текста: она раскрывается в сотни мегабайт. Оставьте только нужный лист',
        )
  const places = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const entry of places) {
    if (entry.relativeOffsetOfLocalHeader > end + roomBetween) throw broken
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize
  }
  if (end > size) throw broken
}

/** Names of sheets by their parts, for words about a cell. */
const sheetNames = async (zip: ZipFile, entries: readonly Entry[]): Promise<Map<string, string>> => {
  const text = async (name: string): Promise<string> => {
    const entry = entries.find(({ fileName }) => fileName === name)
    if (entry === undefined) return ''
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString('utf8')
  }
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const [book, rels] = [await text('xl/workbook.xml'), await text('xl/_rels/workbook.xml.rels')]
  const targets = new Map(
    (rels.match(/<Relationship\b[^>]*>/g) ?? []).map(tag => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  )
  return new Map(
    (book.match(/<sheet\b[^>]*>/g) ?? []).map(tag => {
      const target = targets.get(attribute(tag, 'r:id')) ?? ''
      return [`xl/${target.replace(/^\/?(xl\/)?/, '')}`, unescaped(attribute(tag, 'name'))]
    }),
  )
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
