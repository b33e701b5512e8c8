import { createHash } from 'node:crypto'
import { type Dictionary, type Parsed, renumbered, type Value, written } from './values.ts'

/** Objects of a file being made, by number. Equal streams (typefaces, profiles) are held once. */
export class NewObjects {
  readonly objects = new Map<number, Uint8Array>()
  readonly #streams = new Map<string, number>()
  #last = 0

  number(): number {
    return ++this.#last
  }

  put(number: number, object: Parsed | Value): void {
    const taken = typeof object === 'object' && 'value' in object ? object : { value: object, stream: undefined }
    this.objects.set(number, written(taken))
  }

  /** The number of such a stream, a new one for a new stream. */
  stream(bytes: Uint8Array): { number: number; known: boolean } {
    const digest = createHash('sha256').update(bytes).digest('base64')
    const known = this.#streams.get(digest)
    const number = known ?? this.number()
    this.#streams.set(digest, number)
    return { number, known: known !== undefined }
  }
}

/** Takes objects of one file over into another: an object comes when something names it, with all that it names. */
export class Moving {
  readonly #from: ReadonlyMap<number, Parsed>
  readonly #to: NewObjects
  readonly #change: (object: Dictionary, number: number) => void
  readonly #numbers = new Map<number, number>()
  readonly #waiting: number[] = []

  /** `change` sees every dictionary as it comes, with its new number, and may write into it. */
  constructor(from: ReadonlyMap<number, Parsed>, to: NewObjects, change: (object: Dictionary, number: number) => void) {
    this.#from = from
    this.#to = to
    this.#change = change
  }

  /** The old object does not come: the new one stands in its place. */
  instead(old: number, number: number): void {
    this.#numbers.set(old, number)
  }

  /** The value as the new file has it; what it names comes. */
  value(value: Value): Value {
    const moved = renumbered(value, old => this.#number(old))
    while (this.#waiting.length > 0) this.#bring(this.#waiting.pop() ?? 0)
    return moved
  }

  #number(old: number): number {
    const known = this.#numbers.get(old)
    if (known !== undefined) return known
    const object = this.#from.get(old)
    // A stream that names nothing is the same wherever it stands.
    const leaf = object?.stream !== undefined && !names(object.value)
    const { number, known: there } = leaf
      ? this.#to.stream(written(object))
      : { number: this.#to.number(), known: false }
    this.#numbers.set(old, number)
    if (!there) this.#waiting.push(old)
    return number
  }

  #bring(old: number): void {
    const object = this.#from.get(old)
    const number = this.#numbers.get(old)
    if (object === undefined || number === undefined) throw new Error(`The file has no object ${old}`)
    const value = renumbered(object.value, one => this.#number(one))
    if (value instanceof Map) this.#change(value, number)
    this.#to.put(number, { value, stream: object.stream })
  }
}

const names = (value: Value): boolean => {
  let any = false
  renumbered(value, old => {
    any = true
    return old
  })
  return any
}
