import { type Bookmark, outlinesOf } from './bookmarks.ts'
import { cleanBreak } from './clean-break.ts'
import { CutTable, headsOf, without } from './cut-table.ts'
import { HeadNames } from './head-names.ts'
import { Moving, NewObjects } from './moving.ts'
import { type Part, pageOf, partOfPaper } from './part.ts'
import type { PdfFile } from './read.ts'
import type { Span } from './tag-tree.ts'
import { array, type Dictionary, dictionary, reference, type Value } from './values.ts'
import { wholeDescription } from './whole-description.ts'

/**
 * How a part stands to the others. `repeated`: its first page is none of the paper's, but holds again what goes on after it: the
 * headings and, of the table that goes on, the head and the groups (places among all heads of the table), and a row to fill the page.
 * `cut`: its last table goes on in the next part, and what stands after the last clean break of the part is not of it.
 */
export type Joint = { repeated: readonly number[] | undefined; cut: boolean }

/** How many pages were taken and, of a cut table, how many rows: heads and groups count. */
export type Taken = { pages: number; rows: number }

/**
 * One file from parts of one paper, in their order: pages, tags (a table that was cut is one table again, and its cells name the heads
 * they had), bookmarks. The profile, the description and the title are those of the first part.
 */
export class JoinedParts {
  readonly #made = new NewObjects()
  readonly #root = this.#made.number()
  readonly #pages = { number: this.#made.number(), kids: [] as Value[] }
  readonly #tags = { number: this.#made.number(), parents: [] as Value[], nextKey: 0 }
  readonly #document = { number: this.#made.number(), kids: [] as Value[] }
  readonly #heads: [name: string, element: number][] = []
  readonly #bookmarks: Bookmark[] = []
  readonly #ids: string[] = []
  #first:
    | { header: Uint8Array; id: string; info: number; root: Dictionary; tags: Dictionary; document: Dictionary }
    | undefined
  #table: CutTable | undefined

  get pages(): number {
    return this.#pages.kids.length
  }

  /** Nothing, and nothing is taken, where the part has no clean break or does not repeat what it should. */
  add(file: PdfFile, { repeated, cut }: Joint): Taken | undefined {
    const part = partOfPaper(file)
    const { tags, document } = part
    const tables = tags.all(document, '/Table')
    const again = repeated === undefined ? undefined : tables[0]
    const last = cut ? tables.at(-1) : undefined
    const lead = repeated === undefined ? 0 : repeated.length + 1
    if (again !== undefined && !goesOn(part, again, lead)) return undefined
    const rows = last === undefined ? [] : tags.rows(last)
    const end = last === undefined ? undefined : cleanBreak(rows, last === again ? lead : 0)
    if (cut && end === undefined) return undefined

    const names = new HeadNames(`P${this.#ids.length}`)
    const heads = again === undefined ? [] : headsOf(tags, again)
    for (const [at, place] of (repeated ?? []).entries()) names.same(heads[at], this.#table?.heads[place])
    const kept = { first: again === undefined ? 0 : 1, last: (end?.page ?? part.pages.length) - 1 }
    const body = again === undefined ? undefined : tags.children(again).find(one => spans(tags.span(one), 0, 1))
    tags.keep(document, kept)
    if (again !== undefined) tags.remove(again)
    this.#take(part, file, kept, names, { again, body, last })
    this.#ids.push(file.id)
    return { pages: kept.last - kept.first + 1, rows: (end?.rows ?? 0) - (last === again ? lead : 0) }
  }

  /** The whole file. */
  finish(): PdfFile {
    const first = this.#first
    if (first === undefined) throw new Error('There is nothing to join')
    this.#closeTable()
    const put = (number: number, base: Dictionary, more: [string, Value][]): void =>
      this.#made.put(number, new Map([...base, ...more]))
    put(this.#pages.number, new Map(), [
      ['/Type', '/Pages'],
      ['/Count', String(this.pages)],
      ['/Kids', this.#pages.kids],
    ])
    put(this.#document.number, first.document, [['/K', this.#document.kids]])
    const inOrder = this.#heads.sort(([one], [other]) => (one < other ? -1 : 1))
    put(this.#tags.number, first.tags, [
      ['/K', [{ to: this.#document.number }]],
      ['/ParentTree', new Map([['/Nums', this.#tags.parents]])],
      ...(inOrder.length === 0
        ? []
        : [
            ['/IDTree', new Map([['/Names', inOrder.flatMap(([name, to]): Value[] => [name, { to }])]])] as [
              string,
              Value,
            ],
          ]),
      ['/ParentTreeNextKey', String(this.#tags.nextKey)],
    ])
    const outlines = outlinesOf(this.#bookmarks, () => this.#made.number())
    for (const { number, item } of outlines) put(number, item, [])
    put(this.#root, first.root, [['/Outlines', { to: outlines[0]?.number ?? 0 }]])
    const { header, info, id } = first
    return wholeDescription({ header, objects: this.#made.objects, root: this.#root, info, id }, this.#ids, this.pages)
  }

  #take(part: Part, file: PdfFile, kept: Span, names: HeadNames, { again, body, last }: Tables): void {
    const { tags, catalog, document, tagRoot } = part
    const used = new Set<number>()
    const moving = new Moving(part.objects, this.#made, (object, number) => {
      for (const name of ['/StructParents', '/StructParent']) {
        const key = object.get(name)
        if (key === undefined) continue
        used.add(Number(key))
        object.set(name, String(this.#tags.nextKey + Number(key)))
      }
      if (object.get('/S') !== '/TH' && object.get('/S') !== '/TD') return
      names.rename(object)
      const name = object.get('/ID')
      if (typeof name === 'string') this.#heads.push([name, number])
    })
    moving.instead(reference(catalog.get('/Pages')), this.#pages.number)
    moving.instead(tagRoot, this.#tags.number)
    moving.instead(document, this.#document.number)
    this.#first ??= {
      header: file.header,
      id: file.id,
      root: dictionary(moving.value(without(catalog, '/Outlines'))),
      info: reference(moving.value({ to: file.info })),
      tags: dictionary(
        moving.value(without(tags.element(tagRoot), '/K', '/ParentTree', '/IDTree', '/ParentTreeNextKey')),
      ),
      document: dictionary(moving.value(without(tags.element(document), '/K'))),
    }
    if (again !== undefined) this.#table?.goOn(moving, tags, again, names, body)
    if (last === undefined || last !== again) this.#closeTable()
    if (last !== undefined && last !== again) this.#table = new CutTable(this.#made, moving, tags, last, names)
    this.#document.kids.push(...array(moving.value(array(tags.element(document).get('/K')))))
    for (const page of part.pages.slice(kept.first, kept.last + 1)) this.#pages.kids.push(moving.value({ to: page }))
    for (const [key, value] of part.parents)
      if (used.has(key)) this.#tags.parents.push(String(this.#tags.nextKey + key), moving.value(value))
    for (const one of part.bookmarks) {
      const page = pageOf(part, one)
      if (page >= kept.first && page <= kept.last)
        this.#bookmarks.push({ ...one, destination: moving.value(one.destination) })
    }
    this.#tags.nextKey += 1 + Math.max(-1, ...part.parents.map(([key]) => key))
  }

  #closeTable(): void {
    this.#table?.close()
    this.#table = undefined
  }
}

/** The table that goes on here, its group of rows that began in the part before, the table that is cut. */
type Tables = { again: number | undefined; body: number | undefined; last: number | undefined }

/** Whether the first page holds what is repeated and a row to fill it, and the second page begins with the next row. */
const goesOn = ({ tags }: Part, table: number, lead: number): boolean => {
  const rows = tags.rows(table)
  const repeated = rows.slice(0, lead)
  return (
    repeated.every(({ span, heads }, at) => span?.last === 0 && (heads !== undefined) === at < lead - 1) &&
    rows[lead]?.span?.first === 1
  )
}

const spans = (span: Span | undefined, one: number, other: number): boolean =>
  span !== undefined && span.first <= one && span.last >= other
