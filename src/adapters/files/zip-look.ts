import yauzl, { type ZipFile } from 'yauzl'

/** What stands in a ZIP, told by its table of contents alone: nothing is unpacked. */
export type ZipLook = {
  /** `docx`, `xlsx`, `pptx` when it is an Office file, `macros` when such a file carries programs, otherwise `zip`. */
  kind: 'docx' | 'xlsx' | 'pptx' | 'macros' | 'zip'
  encrypted: boolean
  /** It would unpack into more than anybody expects. */
  bomb: boolean
}

const mostEntries = 20_000
/** Office files pack well, but a hundredfold and gigabytes are no document. */
const mostUnpacked = 4 * 1024 ** 3
const suspicious = { unpacked: 256 * 1024 ** 2, times: 100 }

/** undefined: the table of contents cannot be read, so it is no ZIP that another program opens. */
export const lookIntoZip = async (path: string): Promise<ZipLook | undefined> => {
  let file: ZipFile
  try {
    file = await yauzl.openPromise(path, { autoClose: false })
  } catch {
    return undefined
  }
  try {
    return await lookAt(file)
  } catch {
    return undefined
  } finally {
    file.close()
  }
}

const lookAt = async (file: ZipFile): Promise<ZipLook> => {
  const names = new Set<string>()
  let encrypted = false
  let [packed, unpacked, count] = [0, 0, 0]
  for await (const entry of file.eachEntry()) {
    count += 1
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    encrypted ||= (entry.generalPurposeBitFlag & 1) === 1
    if (count <= mostEntries) names.add(entry.fileName)
    if (count > mostEntries || unpacked > mostUnpacked) return { kind: 'zip', encrypted, bomb: true }
  }
  const bomb = unpacked > suspicious.unpacked && unpacked > packed * suspicious.times
  return { kind: kindOf(names), encrypted, bomb }
}

const kindOf = (names: ReadonlySet<string>): ZipLook['kind'] => {
  if (!names.has('[Content_Types].xml')) return 'zip'
  if ([...names].some(name => /(^|\/)vbaProject\.bin$/i.test(name))) return 'macros'
  if (names.has('word/document.xml')) return 'docx'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  return names.has('ppt/presentation.xml') ? 'pptx' : 'zip'
}
