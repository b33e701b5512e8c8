import { type FileHandle, open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { FileContent } from '../../application/ports.ts'
import { lookIntoZip } from './zip-look.ts'

/** Looks at the bytes of a file on disk. What is not recognised for certain has no kind. */
export const contentOf = async (path: string): Promise<FileContent> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = await piece(file, 0, Math.min(size, headBytes))
    const found = await fileTypeFromFile(path).catch(() => undefined)
    const kind = found?.ext ?? signatureKind(head)
    if (kind === 'pdf') return { kind: isPdf(head) ? 'pdf' : undefined, ...(await pdfFlaws(file, size)) }
    if (kind !== undefined && zipped.includes(kind)) return zipContent(path)
    return {
      kind,
      encrypted: kind === 'rar' && isEncryptedRar(head),
      cutShort: await isCutShort(file, kind, head, size),
    }
  } finally {
    await file.close()
  }
}

const headBytes = 1024

/** The header must stand at the very beginning: anything before it is a sign of two files in one. */
const isPdf = (head: Buffer): boolean => /^%PDF-[12]\.\d/.test(head.subarray(0, 9).toString('latin1'))

/** A detached signature: DER sequence, or the same in text. */
const signatureKind = (head: Buffer): string | undefined => {
  const text = head.subarray(0, 40).toString('latin1')
  if (/^-----BEGIN (PKCS7|CMS|SIGNATURE)/.test(text)) return 'sig'
  const isSequence = head[0] === 0x30 && [0x80, 0x81, 0x82, 0x83, 0x84].includes(head[1] ?? 0)
  if (isSequence) return 'sig'
  return /^MI[A-Za-z0-9+/\r\n]{30,}/.test(text) ? 'sig' : undefined
}

/** Reads the file once, piece by piece into one buffer, with an overlap so that no mark is cut in two. */
const pdfFlaws = async (file: FileHandle, size: number): Promise<{ encrypted: boolean; cutShort: boolean }> => {
  const end = await piece(file, Math.max(0, size - 2048), Math.min(size, 2048))
  const room = Buffer.allocUnsafe(Math.min(size, pieceBytes + overlap))
  let encrypted = false
  for (let from = 0; from < size && !encrypted; from += pieceBytes) {
    const { bytesRead } = await file.read(room, 0, Math.min(size - from, room.length), from)
    encrypted = namesEncryption(room.subarray(0, bytesRead))
  }
  return { encrypted, cutShort: !end.includes('%%EOF') }
}

/** `/Encrypt` as a whole name: a blank, the start of a dictionary or a number follows. */
const namesEncryption = (bytes: Buffer): boolean => {
  for (let at = bytes.indexOf('/Encrypt'); at >= 0; at = bytes.indexOf('/Encrypt', at + 1))
    if (/[\s<\d]/.test(String.fromCharCode(bytes[at + 8] ?? 0))) return true
  return false
}

const pieceBytes = 1 << 20
const overlap = 32

/** What `file-type` calls by the first entry; the table of contents tells for certain. */
const zipped: readonly string[] = ['zip', 'docx', 'xlsx', 'pptx', 'docm', 'xlsm', 'pptm']

const zipContent = async (path: string): Promise<FileContent> => {
  const inside = await lookIntoZip(path)
  if (inside === undefined) return { kind: 'zip', encrypted: false, cutShort: true }
  return { ...inside, cutShort: false }
}

/** RAR 4: bit 7 of the archive's flags; RAR 5: a header of encryption (type 4) comes first. Names are hidden then too. */
const isEncryptedRar = (head: Buffer): boolean => {
  if (head[6] === 0) return head.length > 11 && (head.readUInt16LE(10) & 0x80) !== 0
  const type = afterNumber(head, 12)
  return head[6] === 1 && head[type] === 4
}

/** The place after a number of RAR 5: seven bits a byte, the eighth says that more follow. */
const afterNumber = (bytes: Buffer, from: number): number => {
  let at = from
  while (at < from + 10 && ((bytes[at] ?? 0) & 0x80) !== 0) at += 1
  return at + 1
}

/** Formats that say where they end, and files that do not get there. Cameras add blanks after the end mark of a JPEG. */
const isCutShort = async (file: FileHandle, kind: string | undefined, head: Buffer, size: number): Promise<boolean> => {
  const tail = () => piece(file, Math.max(0, size - 1024), Math.min(size, 1024))
  if (kind === 'jpg') return !(await tail()).includes(Buffer.from([0xff, 0xd9]))
  if (kind === 'png') return !(await tail()).includes(Buffer.from('IEND'))
  if (kind === 'bmp') return head.length < 26 || size < head.readUInt32LE(10)
  if (kind === 'tif') return firstDirectory(head) >= size
  return false
}

/** Where a TIFF keeps its first table of contents (TIFF 6.0 § 2); many writers put it at the end. */
const firstDirectory = (head: Buffer): number => {
  if (head.length < 8) return Number.POSITIVE_INFINITY
  return head[0] === 0x49 ? head.readUInt32LE(4) : head.readUInt32BE(4)
}

const piece = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}
