/**
 * WebAssembly written by hand, byte by byte: nothing is compiled beforehand and no binary lies in the tree.
 * An instruction is a function of its operands, so code reads as an expression: `i64.xor(a.get, i64.load(p.get, 8))`.
 * Numbers of opcodes and sections are those of the WebAssembly Core Specification, part 5 (Binary Format).
 */
export type Code = number | readonly Code[]
type ValueType = 'i32' | 'i64'

/** A parameter or a variable of a function. */
export type Local = { get: Code; set: (value: Code) => Code }
export type Variable = (type: ValueType) => Local

/** A module at work: its memory and what it can do. */
export type Module<Name extends string> = {
  memory: Uint8Array<ArrayBuffer>
  functions: Record<Name, (...args: number[]) => void>
}

const op =
  (opcode: number) =>
  (...operands: readonly Code[]): Code => [operands, opcode]

export const i32 = {
  const: (value: number): Code => [0x41, signed(BigInt(value))],
  add: op(0x6a),
  sub: op(0x6b),
  and: op(0x71),
  or: op(0x72),
  shl: op(0x74),
  /** The lower half of a 64-bit value. */
  of: op(0xa7),
}

export const i64 = {
  const: (value: bigint): Code => [0x42, signed(value)],
  load: (address: Code, offset = 0): Code => [address, 0x29, 3, unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [address, value, 0x37, 3, unsigned(offset)],
  /** The only comparison: is the first unsigned value less; gives an i32. */
  less: op(0x54),
  add: op(0x7c),
  sub: op(0x7d),
  mul: op(0x7e),
  and: op(0x83),
  xor: op(0x85),
  shiftSigned: op(0x87),
  shift: op(0x88),
  /** An unsigned 32-bit value made 64 bits wide. */
  of: op(0xad),
}

/** Repeats the body while the condition that ends it is not zero; the body runs at least once. */
export const repeat = (body: Code, condition: Code): Code => [0x03, 0x40, body, condition, 0x0d, 0, 0x0b]

/** Gathers functions; a function must be declared before it is called. */
export const moduleOf = <Exported extends string>(pages: number) => {
  const functions: { name: Exported; params: number; locals: ValueType[]; body: Code }[] = []

  /** Declares a function of 32-bit parameters without a result and exports it; gives the code of a call. */
  const declare = <Param extends string>(
    name: Exported,
    params: readonly Param[],
    body: (params: Record<Param, Local>, variable: Variable) => Code,
  ): ((...args: readonly Code[]) => Code) => {
    const locals: ValueType[] = []
    const variable: Variable = type => localAt(params.length + locals.push(type) - 1)
    const given = Object.fromEntries(params.map((param, index) => [param, localAt(index)])) as Record<Param, Local>
    const index = functions.push({ name, params: params.length, locals, body: body(given, variable) }) - 1
    return (...args) => [args, 0x10, unsigned(index)]
  }

  const bytes = (): Uint8Array<ArrayBuffer> => {
    const types = functions.map(({ params }) => [0x60, vector(Array<Code>(params).fill(valueTypes.i32)), 0])
    const exported = functions.map(({ name }, index) => [text(name), 0x00, unsigned(index)])
    const bodies = functions.map(({ locals, body }) =>
      sized([vector(locals.map(type => [1, valueTypes[type]])), body, 0x0b]),
    )
    return Uint8Array.from(
      flat([
        [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
        section(1, vector(types)),
        section(3, vector(functions.map((_, index) => unsigned(index)))),
        section(5, vector([[0x00, unsigned(pages)]])),
        section(7, vector([...exported, [text('memory'), 0x02, 0]])),
        section(10, vector(bodies)),
      ]),
    )
  }

  const start = (): Module<Exported> => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes()))
    const { memory, ...rest } = exports
    if (!(memory instanceof WebAssembly.Memory)) throw new Error('The module exports no memory')
    return { memory: new Uint8Array(memory.buffer), functions: rest as Module<Exported>['functions'] }
  }

  return { declare, start }
}

const valueTypes = { i32: 0x7f, i64: 0x7e } as const

const localAt = (index: number): Local => ({
  get: [0x20, unsigned(index)],
  set: value => [value, 0x21, unsigned(index)],
})

const section = (id: number, content: Code): Code => [id, sized(content)]
const vector = (items: readonly Code[]): Code => [unsigned(items.length), items]
const text = (words: string): Code => sized([...new TextEncoder().encode(words)])
const sized = (content: Code): Code => {
  const bytes = flat(content)
  return [unsigned(bytes.length), bytes]
}

const flat = (code: Code, into: number[] = []): number[] => {
  if (typeof code === 'number') into.push(code)
  else for (const part of code) flat(part, into)
  return into
}

/** LEB128: seven bits a byte, the eighth says that more follow. */
const unsigned = (value: number): Code => (value < 0x80 ? value : [(value & 0x7f) | 0x80, unsigned(value >>> 7)])
const signed = (value: bigint): Code => {
  const low = Number(value & 0x7fn)
  const rest = value >> 7n
  const last = low & 0x40 ? rest === -1n : rest === 0n
  return last ? low : [low | 0x80, signed(rest)]
}
