import type { Dictionary, Value } from './values.ts'

/**
 * Names of heads of tables in one part. A part names its heads as if it were a whole paper, so its names get a prefix; a head that
 * only repeats one of an earlier part goes by the name of that one.
 */
export class HeadNames {
  readonly #prefix: string
  readonly #same = new Map<string, string>()

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** Cells of a repeated head and of the head it repeats. Throws where they are not as many. */
  same(repeated: readonly string[] | undefined, earlier: readonly string[] | undefined): void {
    if (repeated === undefined || repeated.length !== earlier?.length)
      throw new Error('A part of a table repeats another head')
    for (const [at, name] of repeated.entries()) this.#same.set(name, earlier[at] ?? name)
  }

  /** «(U1x0y0)» as the whole file calls it. */
  name(name: string): string {
    return this.#same.get(name) ?? `(${this.#prefix}${name.slice(1)}`
  }

  /** Writes the names of the whole file into a cell. */
  rename(cell: Dictionary): void {
    const own = cell.get('/ID')
    if (typeof own === 'string') cell.set('/ID', this.name(own))
    const attributes = cell.get('/A')
    for (const one of Array.isArray(attributes) ? attributes : [])
      if (one instanceof Map) {
        const heads: Value | undefined = one.get('/Headers')
        if (Array.isArray(heads))
          one.set(
            '/Headers',
            heads.map(head => (typeof head === 'string' ? this.name(head) : head)),
          )
      }
  }
}
