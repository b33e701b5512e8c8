import { inputBytes, places, streebogModule, vectorBytes } from './streebog-module.ts'

/** Length of a digest in bits. */
export type DigestBits = 256 | 512

export type Streebog = {
  /** Takes the next part of the message; parts may be of any length. */
  update(bytes: Uint8Array): void
  /** The digest of all parts so far; more parts may follow. */
  digest(): Uint8Array
}

const { memory, functions } = streebogModule()
const { compress, take, takeBlocks } = functions
const stateBytes = 3 * vectorBytes

/**
 * Hash function of GOST R 34.11-2012 «Стрибог», part by part. The bytes of the digest stand in the order in which
 * certificates, CMS and openssl carry them: the least significant first.
 */
export const createStreebog = (bits: DigestBits): Streebog => {
  // The module is one for all messages: each call puts its state in and takes it back.
  const state = new Uint8Array(stateBytes)
  // Section 5.1: the initial value is all zeros for 512 bits and all ones for 256.
  if (bits === 256) state.fill(1, 0, vectorBytes)
  const rest = new Uint8Array(vectorBytes)
  let kept = 0

  const update = (bytes: Uint8Array): void => {
    let from = 0
    if (kept > 0) {
      from = Math.min(vectorBytes - kept, bytes.length)
      rest.set(bytes.subarray(0, from), kept)
      kept += from
      if (kept < vectorBytes) return
      absorb(state, rest)
    }
    const whole = bytes.length - ((bytes.length - from) % vectorBytes)
    if (whole > from) absorb(state, bytes.subarray(from, whole))
    rest.set(bytes.subarray(whole))
    kept = bytes.length - whole
  }

  return { update, digest: () => finished(state, rest.subarray(0, kept)).subarray(bits === 256 ? 32 : 0) }
}

/** The digest of a whole message; see `createStreebog`. */
export const streebog = (bits: DigestBits, bytes: Uint8Array): Uint8Array => {
  const hash = createStreebog(bits)
  hash.update(bytes)
  return hash.digest()
}

const absorb = (state: Uint8Array, blocks: Uint8Array): void => {
  memory.set(state, places.hash)
  for (let from = 0; from < blocks.length; from += inputBytes) {
    const part = blocks.subarray(from, from + inputBytes)
    memory.set(part, places.input)
    takeBlocks(places.input, places.input + part.length)
  }
  state.set(memory.subarray(places.hash, places.hash + stateBytes))
}

/** Section 8, stage 3: the rest is padded with one bit and zeros, then the counter and the sum are compressed too. */
const finished = (state: Uint8Array, rest: Uint8Array): Uint8Array => {
  memory.set(state, places.hash)
  memory.fill(0, places.input, places.input + vectorBytes)
  memory.set(rest, places.input)
  memory[places.input + rest.length] = 1
  take(places.input, rest.length * 8)
  compress(places.bits, places.zero)
  compress(places.sum, places.zero)
  return memory.slice(places.hash, places.hash + vectorBytes)
}
