/**
 * A strict reader of DER (X.690, section 10): one way to write each value, a known length, nothing left over. Values stay in the
 * bytes they came in, so a list of a hundred thousand revoked certificates costs nothing until it is walked.
 */
export type Der = {
  readonly source: Uint8Array
  readonly tag: number
  /** Where the tag stands, where the contents begin, where they end. */
  readonly start: number
  readonly from: number
  readonly end: number
}

/** The bytes are not what the standard says; caught where the file came in, never seen by the caller of the module. */
export class Malformed extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'Malformed'
  }
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  numeric: 0x12,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universal: 0x1c,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** [n] of a constructed and of a primitive value. */
export const context = (number: number): number => 0xa0 + number
export const contextPrimitive = (number: number): number => 0x80 + number

/** The value that begins at `at` and must end by `limit`. */
export const readDer = (source: Uint8Array, at: number, limit: number): Der => {
  const tag = source[at]
  const first = source[at + 1]
  if (tag === undefined || first === undefined || at + 2 > limit) throw new Malformed('значение обрывается')
  if ((tag & 0x1f) === 0x1f) throw new Malformed('неизвестный тег')
  let from = at + 2
  let length = first
  if (first >= 0x80) {
    const count = first - 0x80
    if (count === 0 || count > 4 || from + count > limit) throw new Malformed('недопустимая длина')
    length = 0
    for (let index = 0; index < count; index += 1) length = length * 256 + (source[from + index] ?? 0)
    if (length < 0x80 || length < 256 ** (count - 1)) throw new Malformed('длина записана не кратчайшим образом')
    from += count
  }
  const end = from + length
  if (end > limit) throw new Malformed('значение обрывается')
  return { source, tag, start: at, from, end }
}

/** The only value of the bytes. */
export const onlyDer = (source: Uint8Array): Der => {
  const value = readDer(source, 0, source.length)
  if (value.end !== source.length) throw new Malformed('после значения есть лишние байты')
  return value
}

/** The value with its tag and length. */
export const whole = ({ source, start, end }: Der): Uint8Array => source.subarray(start, end)

export const contents = ({ source, from, end }: Der): Uint8Array => source.subarray(from, end)

/** The value when its tag is the expected one. */
export const expect = (value: Der, tag: number): Der => {
  if (value.tag !== tag) throw new Malformed(`тег ${hexByte(value.tag)} вместо ${hexByte(tag)}`)
  return value
}

/** Values inside, one by one, without a list of them. */
export function* inside({ source, from, end }: Der): Generator<Der> {
  for (let at = from; at < end; ) {
    const child = readDer(source, at, end)
    yield child
    at = child.end
  }
}

/** Reads a SEQUENCE field by field; `done` refuses what nobody asked for. */
export const fieldsOf = (parent: Der) => {
  let at = parent.from
  const next = (): Der => readDer(parent.source, at, parent.end)
  const move = (value: Der): Der => {
    at = value.end
    return value
  }
  return {
    any: (): Der => move(next()),
    take: (tag: number): Der => move(expect(next(), tag)),
    maybe: (...accepted: number[]): Der | undefined =>
      at < parent.end && accepted.includes(parent.source[at] ?? -1) ? move(next()) : undefined,
    left: (): boolean => at < parent.end,
    done: (): void => {
      if (at !== parent.end) throw new Malformed('лишнее поле')
    },
  }
}

/** The single value inside an explicit tag, a SET of one or an OCTET STRING that wraps DER. */
export const single = (parent: Der): Der => {
  const fields = fieldsOf(parent)
  const value = fields.any()
  fields.done()
  return value
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index])

export const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')

const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0')
