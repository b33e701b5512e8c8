import { context, tags } from './der.ts'

/** A value written in DER, whole. */
export type Bytes = Uint8Array

/** A length as DER writes it. */
export const lengthBytes = (length: number): number[] => {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 + bytes.length, ...bytes]
}

/** A tag, the length and the parts of the contents one after another. */
export const tagged = (tag: number, parts: readonly Uint8Array[]): Uint8Array => {
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  const head = [tag, ...lengthBytes(size)]
  const bytes = new Uint8Array(head.length + size)
  bytes.set(head)
  let at = head.length
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

export const sequence = (...parts: Bytes[]): Bytes => tagged(tags.sequence, parts)

/** SET OF: DER sorts the elements by their bytes. */
export const setOf = (...parts: Bytes[]): Bytes =>
  tagged(
    tags.set,
    parts.toSorted((a, b) => Buffer.compare(a, b)),
  )

export const explicit = (number: number, ...parts: Bytes[]): Bytes => tagged(context(number), parts)

export const nothing: Bytes = tagged(tags.null, [])

export const octets = (bytes: Bytes): Bytes => tagged(tags.octetString, [bytes])

export const bits = (bytes: Bytes, unused = 0): Bytes => tagged(tags.bitString, [Uint8Array.of(unused), bytes])

export const boolean = (value: boolean): Bytes => tagged(tags.boolean, [Uint8Array.of(value ? 0xff : 0)])

export const utf8 = (text: string): Bytes => tagged(tags.utf8, [new TextEncoder().encode(text)])

export const numeric = (digits: string): Bytes => tagged(tags.numeric, [new TextEncoder().encode(digits)])

/** A non-negative INTEGER from its bytes, the most significant first. */
export const integer = (bytes: Bytes): Bytes => {
  const start = bytes.findIndex(byte => byte !== 0)
  const value = start < 0 ? Uint8Array.of(0) : bytes.subarray(start)
  return tagged(tags.integer, (value[0] ?? 0) >= 0x80 ? [Uint8Array.of(0), value] : [value])
}

export const small = (value: number): Bytes => integer(Uint8Array.of(value))

export const oid = (dotted: string): Bytes => {
  const [top = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  return tagged(tags.oid, [Uint8Array.from([top * 40n + second, ...rest].flatMap(arcBytes))])
}

const arcBytes = (arc: bigint): number[] => {
  const bytes = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) bytes.unshift(Number(rest & 0x7fn) | 0x80)
  return bytes
}

/** UTCTime until 2049, GeneralizedTime after it (RFC 5280, 4.1.2.5). */
export const time = (moment: Date): Bytes => {
  const digits = moment.toISOString().replace(/[-:T]|\.\d+/g, '')
  const isUtc = moment.getUTCFullYear() < 2050
  return tagged(isUtc ? tags.utcTime : tags.generalizedTime, [
    new TextEncoder().encode(isUtc ? digits.slice(2) : digits),
  ])
}
