import { deflateSync } from 'node:zlib'
import type { PdfFile } from './read.ts'

/** Objects in one compressed stream: few enough to open one page of a long file quickly. */
const together = 200

/**
 * The file with its small objects packed into compressed streams (ISO 32000-1, 7.5.7; PDF/A-2 allows it): tags of a long table are
 * nine tenths of what they describe. The same objects give the same bytes.
 */
export const writePdf = ({ header, objects, root, info, id }: PdfFile): Uint8Array => {
  const pieces: Uint8Array[] = [header]
  let offset = header.length
  const entries = new Map<number, Entry>()
  const put = (number: number, inside: Uint8Array): void => {
    const piece = Buffer.concat([Buffer.from(`${number} 0 obj\n`), inside, Buffer.from('\nendobj\n')])
    entries.set(number, [1, offset, 0])
    pieces.push(piece)
    offset += piece.length
  }
  const numbers = [...objects.keys()].sort((one, other) => one - other)
  let size = (numbers.at(-1) ?? 0) + 1
  const small: [number, Uint8Array][] = []
  for (const number of numbers) {
    const inside = objects.get(number) ?? new Uint8Array()
    if (isStream(inside)) put(number, inside)
    else small.push([number, inside])
  }
  for (let from = 0; from < small.length; from += together) {
    const group = small.slice(from, from + together)
    const holder = size++
    for (const [at, [number]] of group.entries()) entries.set(number, [2, holder, at])
    put(holder, packed(group))
  }
  const table = size++
  entries.set(table, [1, offset, 0])
  const rows = Buffer.concat(Array.from({ length: size }, (_, number) => row(entries.get(number) ?? [0, 0, 0xffff])))
  const data = deflateSync(rows)
  const dictionary = `<< /Type /XRef /Size ${size} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID ${id} /Filter /FlateDecode /Length ${data.length} >>`
  const start = offset
  put(table, stream(dictionary, data))
  pieces.push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(pieces)
}

/** A row of the table: where an object stands, or in which stream and in which place of it (7.5.8.3). */
type Entry = [type: 0 | 1 | 2, second: number, third: number]

const row = ([type, second, third]: Entry): Buffer => {
  const bytes = Buffer.alloc(7)
  bytes.writeUInt8(type, 0)
  bytes.writeUInt32BE(second, 1)
  bytes.writeUInt16BE(third, 5)
  return bytes
}

const packed = (group: [number, Uint8Array][]): Uint8Array => {
  let at = 0
  const places = group.map(([number, inside]) => {
    const place = `${number} ${at}`
    at += inside.length + 1
    return place
  })
  const head = Buffer.from(`${places.join(' ')} `)
  const bodies = group.flatMap(([, inside]) => [inside, Buffer.from('\n')])
  const data = deflateSync(Buffer.concat([head, ...bodies]))
  const dictionary = `<< /Type /ObjStm /N ${group.length} /First ${head.length} /Filter /FlateDecode /Length ${data.length} >>`
  return stream(dictionary, data)
}

/** A stream object's inside: its dictionary and its bytes. */
export const stream = (dictionary: string, data: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`${dictionary}\nstream\n`), data, Buffer.from('\nendstream')])

const isStream = (inside: Uint8Array): boolean => Buffer.from(inside.subarray(-9)).toString('latin1') === 'endstream'
