import { array, type Dictionary, dictionary, isReference, type Parsed, reference, type Value } from './values.ts'

/** First and last page that an element of the tree of tags has something on, counted from 0. */
export type Span = { first: number; last: number }

/** A row of a table: `heads` are the names of its cells where all of them are heads. */
export type TagRow = { span: Span | undefined; heads: string[] | undefined }

/** The tree of tags (ISO 32000-1, 14.7) of a file taken apart. */
export class TagTree {
  readonly #objects: ReadonlyMap<number, Parsed>
  readonly #pages: ReadonlyMap<number, number>
  readonly #spans = new Map<number, Span | undefined>()

  /** `pages`: place of a page in the file by the number of its object. */
  constructor(objects: ReadonlyMap<number, Parsed>, pages: ReadonlyMap<number, number>) {
    this.#objects = objects
    this.#pages = pages
  }

  element(number: number): Dictionary {
    return dictionary(this.#objects.get(number)?.value)
  }

  /** Elements right under one, in the order of reading. */
  children(number: number): number[] {
    return this.#kids(number).filter(isReference).map(reference)
  }

  /** All elements of a kind under one, in the order of reading; those within a found one are not looked for. */
  all(number: number, kind: string): number[] {
    return this.children(number).flatMap(one => (this.element(one).get('/S') === kind ? [one] : this.all(one, kind)))
  }

  span(number: number): Span | undefined {
    if (!this.#spans.has(number)) this.#spans.set(number, this.#measured(number))
    return this.#spans.get(number)
  }

  /** Rows of a table, heads and groups among them. */
  rows(table: number): TagRow[] {
    return this.all(table, '/TR').map(row => {
      const cells = this.children(row).map(cell => this.element(cell))
      const heads = cells.every(cell => cell.get('/S') === '/TH')
        ? cells.map(cell => String(cell.get('/ID')))
        : undefined
      return { span: this.span(row), heads }
    })
  }

  /** Takes out of an element everything that stands on other pages only. */
  keep(number: number, onPages: Span): void {
    const kids = this.#kids(number).filter(kid => {
      const span = isReference(kid) ? this.span(kid.to) : undefined
      return span === undefined || (span.last >= onPages.first && span.first <= onPages.last)
    })
    this.element(number).set('/K', kids)
    for (const one of this.children(number)) {
      const span = this.span(one)
      if (span !== undefined && (span.first < onPages.first || span.last > onPages.last)) this.keep(one, onPages)
    }
  }

  /** Takes one element out of the element above it. */
  remove(number: number): void {
    const above = this.element(reference(this.element(number).get('/P')))
    above.set(
      '/K',
      array(above.get('/K')).filter(kid => !isReference(kid) || kid.to !== number),
    )
  }

  #kids(number: number): Value[] {
    const kids = this.element(number).get('/K')
    return kids === undefined ? [] : array(kids)
  }

  #measured(number: number): Span | undefined {
    const own = this.element(number).get('/Pg')
    return this.#kids(number)
      .map(kid => {
        if (isReference(kid)) return this.span(kid.to)
        const page = this.#pages.get(reference(kid instanceof Map ? (kid.get('/Pg') ?? own) : own))
        return page === undefined ? undefined : { first: page, last: page }
      })
      .reduce(together, undefined)
  }
}

const together = (one: Span | undefined, other: Span | undefined): Span | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : { first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) }
