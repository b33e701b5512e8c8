import type { HeadNames } from './head-names.ts'
import type { Moving, NewObjects } from './moving.ts'
import type { TagTree } from './tag-tree.ts'
import { array, type Dictionary, dictionary, type Value } from './values.ts'

type Element = { number: number; own: Dictionary; kids: Value[] }

/** A table that goes on from part to part: it stays open, and so does its last group of rows, until its last part has come. */
export class CutTable {
  /** Names of the cells of each of its heads, in their order. */
  readonly heads: string[][] = []
  readonly #made: NewObjects
  readonly #table: Element
  #body: Element | undefined

  /** The table as its first part has it. */
  constructor(made: NewObjects, moving: Moving, tags: TagTree, table: number, names: HeadNames) {
    this.#made = made
    const number = made.number()
    moving.instead(table, number)
    this.#table = { number, own: dictionary(moving.value(without(tags.element(table), '/K'))), kids: [] }
    this.#grow(moving, tags, table, names)
  }

  /** More of it. The rows of the element `body` go on in the group that was the last. */
  goOn(moving: Moving, tags: TagTree, table: number, names: HeadNames, body: number | undefined): void {
    moving.instead(table, this.#table.number)
    if (body !== undefined && this.#body !== undefined) moving.instead(body, this.#body.number)
    this.#grow(moving, tags, table, names, body)
  }

  close(): void {
    this.#put(this.#body)
    this.#put(this.#table)
  }

  #grow(moving: Moving, tags: TagTree, table: number, names: HeadNames, goesOn?: number | undefined): void {
    const children = tags.children(table)
    for (const child of children) {
      const element = tags.element(child)
      if (child === goesOn) this.#body?.kids.push(...array(moving.value(array(element.get('/K')))))
      else if (child === children.at(-1) && element.get('/S') === '/TBody') this.#begin(moving, child, element)
      else this.#table.kids.push(moving.value({ to: child }))
    }
    for (const row of headsOf(tags, table)) this.heads.push(row.map(name => names.name(name)))
  }

  #begin(moving: Moving, body: number, element: Dictionary): void {
    this.#put(this.#body)
    const number = this.#made.number()
    moving.instead(body, number)
    this.#table.kids.push({ to: number })
    const kids = array(moving.value(array(element.get('/K'))))
    this.#body = { number, own: dictionary(moving.value(without(element, '/K'))), kids }
  }

  #put(element: Element | undefined): void {
    if (element !== undefined) this.#made.put(element.number, new Map([...element.own, ['/K', element.kids]]))
  }
}

/** Names of the cells of each row of heads. */
export const headsOf = (tags: TagTree, table: number): string[][] =>
  tags.rows(table).flatMap(({ heads }) => (heads === undefined ? [] : [heads]))

export const without = (whole: Dictionary, ...names: string[]): Dictionary =>
  new Map([...whole].filter(([name]) => !names.includes(name)))
