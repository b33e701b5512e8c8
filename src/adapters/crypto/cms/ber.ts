import { Malformed } from './der.ts'
import { lengthBytes, tagged } from './der-write.ts'

/** Deeper than any real certificate (about 12) and far from the end of the stack. */
const deepest = 40
/** A signature with its whole chain has some 500 values. */
const mostValues = 20_000

/** The file is not wrong, but it asks for more work than any signature deserves. */
export class TooComplex extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'TooComplex'
  }
}

type Read = { der: Uint8Array; next: number }

/**
 * One BER value (X.690, section 8) written as DER: indefinite and overlong lengths become definite and shortest, an OCTET STRING in
 * pieces becomes whole. What is DER already comes back as the same bytes. Elements of sets keep their order. Throws Malformed, also
 * for bytes after the value, and TooComplex.
 */
export const asDer = (source: Uint8Array): Uint8Array => {
  let values = 0

  const read = (at: number, limit: number, depth: number): Read => {
    values += 1
    if (depth > deepest) throw new TooComplex('слишком глубокая вложенность')
    if (values > mostValues) throw new TooComplex('слишком много частей')
    const tag = source[at]
    const { length, from } = readLength(source, at, limit)
    if (tag === undefined || (tag & 0x1f) === 0x1f || tag === 0) throw new Malformed('неизвестный тег')
    const isConstructed = (tag & 0x20) !== 0
    if (!isConstructed) {
      if (length === undefined) throw new Malformed('простое значение без длины')
      return { der: shortest(source, tag, at, from, source.subarray(from, from + length)), next: from + length }
    }
    const { parts, next } = readParts(from, length === undefined ? limit : from + length, length === undefined, depth)
    if (tag === 0x24) return { der: tagged(0x04, parts.map(piece)), next }
    const changed = parts.some(
      ({ der, at: place }) => der.buffer !== source.buffer || der.byteOffset !== source.byteOffset + place,
    )
    if (length !== undefined && !changed)
      return { der: shortest(source, tag, at, from, source.subarray(from, next)), next }
    return {
      der: tagged(
        tag,
        parts.map(({ der }) => der),
      ),
      next,
    }
  }

  const readParts = (from: number, limit: number, open: boolean, depth: number) => {
    const parts: { der: Uint8Array; at: number }[] = []
    let at = from
    for (;;) {
      if (open && source[at] === 0 && source[at + 1] === 0 && at + 2 <= limit) return { parts, next: at + 2 }
      if (!open && at === limit) return { parts, next: at }
      const { der, next } = read(at, limit, depth + 1)
      parts.push({ der, at })
      at = next
    }
  }

  const { der, next } = read(0, source.length, 1)
  if (next !== source.length) throw new Malformed('после подписи есть лишние байты')
  return der
}

/** Length undefined: the value ends where two zero bytes stand. */
const readLength = (source: Uint8Array, at: number, limit: number): { length: number | undefined; from: number } => {
  const first = source[at + 1]
  if (first === undefined || at + 2 > limit) throw new Malformed('значение обрывается')
  if (first === 0x80) return { length: undefined, from: at + 2 }
  const count = first < 0x80 ? 0 : first - 0x80
  const from = at + 2 + count
  if (count > 8 || from > limit) throw new Malformed('недопустимая длина')
  let length = first < 0x80 ? first : 0
  for (let index = at + 2; index < from; index += 1) length = length * 256 + (source[index] ?? 0)
  if (from + length > limit) throw new Malformed('значение обрывается')
  return { length, from }
}

/** The bytes as they stand when their length is written the shortest way. */
const shortest = (source: Uint8Array, tag: number, at: number, from: number, body: Uint8Array): Uint8Array =>
  from - at === 1 + lengthBytes(body.length).length ? source.subarray(at, from + body.length) : tagged(tag, [body])

/** Contents of a piece of an OCTET STRING that came in pieces. */
const piece = ({ der }: { der: Uint8Array }): Uint8Array => {
  if (der[0] !== 0x04) throw new Malformed('часть строки не строка')
  return der.subarray(1 + lengthBytesAt(der))
}

const lengthBytesAt = (der: Uint8Array): number => ((der[1] ?? 0) < 0x80 ? 1 : 1 + ((der[1] ?? 0) & 0x7f))
