import { iterationConstants, linearRows, permuted, substitution } from './streebog-constants.ts'
import { type Code, i32, i64, type Local, type Module, moduleOf, repeat, type Variable } from './wasm.ts'

/** A vector of the standard: 512 bits, the least significant byte first. */
export const vectorBytes = 64

/** Where things lie in the memory of the module. */
export const places = {
  /** Eight tables of 256 words: what a byte at each place of a word becomes after S and L. */
  tables: 0,
  constants: 0x4000,
  /** The state of a message in work: the hash, then the number of bits, then the sum of blocks. */
  hash: 0x4400,
  bits: 0x4440,
  sum: 0x4480,
  zero: 0x44c0,
  key: 0x4500,
  text: 0x4540,
  input: 0x8000,
} as const
export const inputBytes = 0x8000

const tableBytes = 256 * 8

type Name = 'compress' | 'take' | 'takeBlocks'

/** The compression function of GOST R 34.11-2012 and the loop over blocks, as a module with its tables filled in. */
export const streebogModule = (): Module<Name> => {
  const { declare, start } = moduleOf<Name>(1)
  const at = (place: number): Code => i32.const(place)

  // Section 7: g(N, h, m) = E(LPS(h ⊕ N), m) ⊕ h ⊕ m, the result becomes the hash.
  const compress = declare('compress', ['message', 'counter'], ({ message, counter }, variable) => {
    const lps = lpsCode(variable)
    const constant = variable('i32')
    return [
      lps(at(places.hash), counter.get, at(places.key)),
      words(offset => i64.store(at(places.text), offset, i64.load(message.get, offset))),
      constant.set(at(places.constants)),
      repeat(
        [
          lps(at(places.text), at(places.key), at(places.text)),
          lps(at(places.key), constant.get, at(places.key)),
          constant.set(i32.add(constant.get, i32.const(vectorBytes))),
        ],
        i32.sub(constant.get, at(places.constants + iterationConstants.length * vectorBytes)),
      ),
      words(offset =>
        i64.store(
          at(places.hash),
          offset,
          [places.text, places.key, places.hash]
            .map(place => i64.load(at(place), offset))
            .reduce((sum, word) => i64.xor(sum, word), i64.load(message.get, offset)),
        ),
      ),
    ]
  })

  // Section 8, stages 2 and 3: a block is compressed, counted and added to the sum.
  const take = declare('take', ['message', 'bits'], ({ message, bits }, variable) => [
    compress(message.get, at(places.bits)),
    // 64 bits of the counter are enough for a message of two exabytes.
    i64.store(at(places.bits), 0, i64.add(i64.load(at(places.bits)), i64.of(bits.get))),
    addCode(message, at(places.sum), variable),
  ])

  declare('takeBlocks', ['message', 'end'], ({ message, end }) =>
    repeat(
      [take(message.get, i32.const(vectorBytes * 8)), message.set(i32.add(message.get, i32.const(vectorBytes)))],
      i32.sub(end.get, message.get),
    ),
  )

  const module = start()
  fill(module.memory)
  return module
}

/**
 * Section 6: the transformation LPS of the exclusive or of two vectors. A byte goes through the substitution, moves to
 * its place by τ and is multiplied by its rows of A: one look into the table of that place does all three. By τ all
 * bytes of a word go to the same place of different words, so each word needs one table only.
 */
const lpsCode = (variable: Variable) => {
  const word = variable('i64')
  const results = Array.from({ length: 8 }, () => variable('i64'))
  return (left: Code, right: Code, to: Code): Code => [
    words((offset, place) => [
      word.set(i64.xor(i64.load(left, offset), i64.load(right, offset))),
      results.map((result, row) => {
        const found = i64.load(entry(word, permuted(8 * row + place) % 8), places.tables + place * tableBytes)
        return result.set(place === 0 ? found : i64.xor(result.get, found))
      }),
    ]),
    results.map((result, row) => i64.store(to, 8 * row, result.get)),
  ]
}

/** Eight times a byte of a word: where the entry of that byte lies in a table. */
const entry = (word: Local, byte: number): Code =>
  i32.and(
    byte === 0 ? i32.shl(i32.of(word.get), i32.const(3)) : i32.of(i64.shift(word.get, i64.const(BigInt(8 * byte - 3)))),
    i32.const(0xff * 8),
  )

/** Adds the message to a vector as 512-bit numbers. */
const addCode = (message: Local, to: Code, variable: Variable): Code => {
  const [added, sum, carry] = [variable('i64'), variable('i64'), variable('i64')]
  return [
    carry.set(i64.const(0n)),
    words(offset => [
      added.set(i64.load(message.get, offset)),
      sum.set(i64.add(i64.load(to, offset), added.get)),
      i64.store(to, offset, i64.add(sum.get, carry.get)),
      carry.set(i64.of(i32.or(i64.less(sum.get, added.get), i64.less(i64.add(sum.get, carry.get), carry.get)))),
    ]),
  ]
}

const words = (code: (offset: number, place: number) => Code): Code =>
  Array.from({ length: 8 }, (_, place) => code(8 * place, place))

const fill = (memory: Uint8Array): void => {
  const view = new DataView(memory.buffer)
  for (let place = 0; place < 8; place++)
    for (let byte = 0; byte < 256; byte++)
      view.setBigUint64(places.tables + place * tableBytes + byte * 8, linear(substitution[byte] ?? 0, place), true)
  iterationConstants.forEach((constant, index) => {
    memory.set(Buffer.from(constant, 'hex').reverse(), places.constants + index * vectorBytes)
  })
}

/** Section 5.4: the product of a word, all zeros but one byte at the place, and the matrix A. */
const linear = (byte: number, place: number): bigint =>
  linearRows
    .slice(56 - 8 * place, 64 - 8 * place)
    .reduce((sum, row, index) => ((byte >> (7 - index)) & 1 ? sum ^ row : sum), 0n)
