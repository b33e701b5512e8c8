/** A value of a PDF (ISO 32000-1, 7.3): numbers, names and strings stay as they are written. */
export type Value = string | Reference | Value[] | Dictionary
export type Dictionary = Map<string, Value>
export type Reference = { to: number }

/** An object taken apart: its value and, of a stream, everything from the word «stream» on. */
export type Parsed = { value: Value; stream: Uint8Array | undefined }

/** Throws on what no writer of PDF writes. */
export const parsed = (inside: Uint8Array): Parsed => {
  const bytes = Buffer.from(inside.buffer, inside.byteOffset, inside.byteLength)
  const reader = new Reader(bytes.toString('latin1'))
  const value = reader.value()
  return { value, stream: reader.ended() ? undefined : bytes.subarray(reader.at) }
}

/** Bytes of an object; the given object's own are not shared. */
export const written = ({ value, stream }: Parsed): Uint8Array =>
  Buffer.concat([Buffer.from(textOfValue(value), 'latin1'), stream ?? new Uint8Array()])

/** The same value with other numbers of objects. */
export const renumbered = (value: Value, numberOf: (old: number) => number): Value => {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(one => renumbered(one, numberOf))
  if (isReference(value)) return { to: numberOf(value.to) }
  return new Map(Array.from(value, ([name, one]) => [name, renumbered(one, numberOf)]))
}

export const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Map)

export const dictionary = (value: Value | undefined): Dictionary => {
  if (value instanceof Map) return value
  throw new Error('Not a dictionary of a PDF')
}

export const array = (value: Value | undefined): Value[] => {
  if (Array.isArray(value)) return value
  throw new Error('Not an array of a PDF')
}

/** The number of the object that a value names. */
export const reference = (value: Value | undefined): number => {
  if (isReference(value)) return value.to
  throw new Error('Not a reference of a PDF')
}

const textOfValue = (value: Value): string => {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `[${value.map(textOfValue).join(' ')}]`
  if (isReference(value)) return `${value.to} 0 R`
  return `<< ${Array.from(value, ([name, one]) => `${name} ${textOfValue(one)}`).join(' ')} >>`
}

class Reader {
  readonly #text: string
  at = 0

  constructor(text: string) {
    this.#text = text
  }

  ended(): boolean {
    return this.#text.trimEnd().length <= this.at
  }

  value(): Value {
    const to = this.#token(/\s*(\d+) 0 R(?![^\s<>[\]()/])/y)
    if (to !== undefined) return { to: Number(to) }
    if (this.#token(/\s*(<<)/y) !== undefined) return this.#dictionary()
    if (this.#token(/\s*(\[)/y) !== undefined) return this.#array()
    if (this.#token(/\s*(?=(\())/y) !== undefined) return this.#string()
    const plain = this.#token(/\s*(<[0-9A-Fa-f\s]*>|\/?[^\s<>[\]()/]+)/y)
    if (plain === undefined) throw new Error('An object of the PDF is not laid out as PDF is')
    return plain
  }

  #dictionary(): Dictionary {
    const found: Dictionary = new Map()
    while (this.#token(/\s*(>>)/y) === undefined) {
      const name = this.#token(/\s*(\/[^\s<>[\]()/]+)/y)
      if (name === undefined) throw new Error('A dictionary of the PDF has no name before a value')
      found.set(name, this.value())
    }
    return found
  }

  #array(): Value[] {
    const found: Value[] = []
    while (this.#token(/\s*(\])/y) === undefined) found.push(this.value())
    return found
  }

  /** Brackets stand in pairs within a string, or after a backslash (7.3.4.2). */
  #string(): string {
    const from = this.at
    for (let depth = 0; this.at < this.#text.length; this.at++) {
      const one = this.#text[this.at]
      if (one === '\\') this.at++
      else if (one === '(') depth++
      else if (one === ')' && --depth === 0) return this.#text.slice(from, ++this.at)
    }
    throw new Error('A string of the PDF has no end')
  }

  #token(expression: RegExp): string | undefined {
    expression.lastIndex = this.at
    const token = expression.exec(this.#text)
    if (token === null) return undefined
    this.at = expression.lastIndex
    return token[1]
  }
}
