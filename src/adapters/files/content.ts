import { type FileHandle, open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { FileContent } from '../../application/ports.ts'

/** Looks at the bytes of a file on disk. What is not recognised for certain has no kind. */
export const contentOf = async (path: string): Promise<FileContent> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = await piece(file, 0, Math.min(size, headBytes))
    const found = await fileTypeFromFile(path).catch(() => undefined)
    const kind = found?.ext ?? signatureKind(head)
    if (kind === 'pdf') return { kind: isPdf(head) ? 'pdf' : undefined, ...(await pdfFlaws(file, size)) }
    const encrypted = kind === 'zip' && isEncryptedZip(head)
    return { kind, encrypted, cutShort: kind === 'jpg' && !(await endsLikeJpeg(file, size)) }
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

/** Reads the file once, piece by piece, with an overlap so that no mark is cut in two. */
const pdfFlaws = async (file: FileHandle, size: number): Promise<{ encrypted: boolean; cutShort: boolean }> => {
  const end = await piece(file, Math.max(0, size - 2048), Math.min(size, 2048))
  let encrypted = false
  for (let from = 0; from < size && !encrypted; from += pieceBytes) {
    const part = await piece(file, from, Math.min(size - from, pieceBytes + overlap))
    encrypted = /\/Encrypt[\s<\d]/.test(part.toString('latin1'))
  }
  return { encrypted, cutShort: !end.includes('%%EOF') }
}

const pieceBytes = 1 << 20
const overlap = 32

/** Bit 0 of the flags of the first entry (PKWARE APPNOTE 4.4.4). */
const isEncryptedZip = (head: Buffer): boolean => head.length > 7 && (head.readUInt16LE(6) & 1) === 1

/** Cameras add blanks after the end mark, so the last kilobyte is looked at. */
const endsLikeJpeg = async (file: FileHandle, size: number): Promise<boolean> =>
  (await piece(file, Math.max(0, size - 1024), Math.min(size, 1024))).includes(Buffer.from([0xff, 0xd9]))

const piece = async (file: FileHandle, from: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}
