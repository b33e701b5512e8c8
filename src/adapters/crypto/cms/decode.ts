import type { Fault } from '../../../domain/signature/reasons.ts'

/** A detached signature with its whole chain takes some ten kilobytes; whoever needs more attached the document. */
export const largestSignature = 1024 * 1024

/** `bytes` is what the file carries, still BER; `reason` is why it cannot be read. */
export type Decoded = { bytes: Uint8Array } | Fault

/** A signature file as programs write it: DER, PEM with any label, bare base64 in any lines (policy point 1). */
export const decodeSignatureFile = (file: Uint8Array, largest = largestSignature): Decoded => {
  if (file.length > largest) return { reason: 'too_large' }
  // A plain view: a Buffer copies otherwise than the reader of DER expects.
  if (file[0] === 0x30 && !isText(file)) return { bytes: new Uint8Array(file.buffer, file.byteOffset, file.length) }
  return textOf(file)
}

/** A SEQUENCE begins with the digit «0», and base64 of one never does: «M» comes first. */
const isText = (file: Uint8Array): boolean =>
  file.every(byte => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127))

const armour = /^-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----$/
const base64 = /^[A-Za-z0-9+/]*={0,2}$/

const textOf = (file: Uint8Array): Decoded => {
  const withoutMark = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? file.subarray(3) : file
  const text = Buffer.from(withoutMark).toString('latin1').trim()
  const body = (armour.exec(text)?.[2] ?? text).replace(/\s+/g, '')
  if (body.length === 0 || body.length % 4 !== 0 || !base64.test(body)) return { reason: 'not_a_signature' }
  const bytes = Buffer.from(body, 'base64')
  // The last letters may hide bits that decode to nothing: two different texts must not be one signature.
  if (bytes.toString('base64') !== body || bytes[0] !== 0x30) return { reason: 'not_a_signature' }
  return { bytes: new Uint8Array(bytes) }
}
