import { contents, type Der, expect, hex, Malformed, tags } from './der.ts'

/** Dotted form of an OBJECT IDENTIFIER; arcs may be longer than a number holds (2.25.<UUID>). */
export const readOid = (value: Der): string => {
  const bytes = contents(expect(value, tags.oid))
  if (bytes.length === 0 || bytes.length > 64) throw new Malformed('недопустимый идентификатор')
  const arcs: bigint[] = []
  let arc = 0n
  let begun = false
  for (const byte of bytes) {
    if (!begun && byte === 0x80) throw new Malformed('недопустимый идентификатор')
    arc = (arc << 7n) | BigInt(byte & 0x7f)
    begun = byte >= 0x80
    if (begun) continue
    arcs.push(arc)
    arc = 0n
  }
  const [first = 0n, ...rest] = arcs
  if (begun) throw new Malformed('идентификатор обрывается')
  const top = first < 80n ? first / 40n : 2n
  return [top, first - top * 40n, ...rest].join('.')
}

/** A small non-negative INTEGER: versions and path lengths. */
export const readSmall = (value: Der): number => {
  const bytes = contents(expect(value, tags.integer))
  if (bytes.length !== 1 || (bytes[0] ?? 0x80) >= 0x80) throw new Malformed('число не по стандарту')
  return bytes[0] ?? 0
}

/** Bytes of a non-negative INTEGER without the zero that keeps it positive, hexadecimal, upper case: serial numbers. */
export const readSerial = (value: Der): string => {
  const bytes = contents(expect(value, tags.integer))
  const [first, second] = bytes
  const padded =
    bytes.length > 1 && ((first === 0 && (second ?? 0) < 0x80) || (first === 0xff && (second ?? 0) >= 0x80))
  if (first === undefined || bytes.length > 32 || padded) throw new Malformed('номер не по стандарту')
  return hex(first === 0 && bytes.length > 1 ? bytes.subarray(1) : bytes).toUpperCase()
}

/** Bytes of a BIT STRING of whole bytes: keys and signatures. */
export const readBits = (value: Der): Uint8Array => {
  const bytes = contents(expect(value, tags.bitString))
  if (bytes[0] !== 0) throw new Malformed('битовая строка не из целых байтов')
  return bytes.subarray(1)
}

/** Numbers of the bits set in a BIT STRING with names: keyUsage, reasons. */
export const readNamedBits = (value: Der): Set<number> => {
  const bytes = contents(expect(value, tags.bitString))
  const unused = bytes[0] ?? 8
  const last = bytes.at(-1) ?? 0
  if (unused > 7 || bytes.length > 5 || (bytes.length === 1 && unused > 0) || (last & ((1 << unused) - 1)) !== 0)
    throw new Malformed('битовая строка не по стандарту')
  const set = new Set<number>()
  for (let bit = 0; bit < (bytes.length - 1) * 8; bit += 1)
    if (((bytes[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) set.add(bit)
  return set
}

export const readBoolean = (value: Der): boolean => {
  const [byte, ...more] = contents(expect(value, tags.boolean))
  if (more.length > 0 || (byte !== 0 && byte !== 0xff)) throw new Malformed('логическое значение не по стандарту')
  return byte === 0xff
}

const utcShape = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/
const generalizedShape = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{1,3})\d{0,6})?Z$/

/** UTCTime (years 1950–2049) or GeneralizedTime, to the second, in UTC. */
export const readTime = (value: Der): Date => {
  const isUtc = value.tag === tags.utcTime
  const text = Buffer.from(contents(isUtc ? value : expect(value, tags.generalizedTime))).toString('latin1')
  const found = (isUtc ? utcShape : generalizedShape).exec(text)
  if (found === null) throw new Malformed('время записано не по стандарту')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number)
  const fullYear = isUtc ? year + (year < 50 ? 2000 : 1900) : year
  const time = new Date(0)
  time.setUTCFullYear(fullYear, month - 1, day)
  time.setUTCHours(hour, minute, second, Number((found[7] ?? '').padEnd(3, '0')))
  const exists =
    time.getUTCMonth() === month - 1 && time.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  if (!exists) throw new Malformed('такого времени нет')
  return time
}

/** A character string of any of the kinds met in names. */
export const readText = (value: Der): string => {
  const bytes = Buffer.from(contents(value))
  switch (value.tag) {
    case tags.utf8:
    case tags.printable:
    case tags.numeric:
    case tags.ia5:
      return strictUtf8(bytes)
    case tags.teletex:
      return bytes.toString('latin1')
    case tags.bmp:
      if (bytes.length % 2 !== 0) throw new Malformed('строка не по стандарту')
      return Buffer.from(bytes).swap16().toString('utf16le')
    default:
      throw new Malformed('строка неизвестного вида')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const strictUtf8 = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Malformed('строка не в UTF-8')
  }
}
