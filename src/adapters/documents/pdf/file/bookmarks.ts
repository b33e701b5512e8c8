import { type Dictionary, dictionary, isReference, type Parsed, type Value } from './values.ts'

/** A bookmark without its place among the others: how deep it stands, what it says, where it leads. */
export type Bookmark = { depth: number; title: Value; destination: Value }

/** Bookmarks of a file in their order, from the dictionary of its `Outlines` (ISO 32000-1, 12.3.3). */
export const bookmarksOf = (objects: ReadonlyMap<number, Parsed>, outlines: Value | undefined): Bookmark[] => {
  const at = (value: Value): Dictionary => dictionary(isReference(value) ? objects.get(value.to)?.value : value)
  const under = (holder: Dictionary, depth: number): Bookmark[] => {
    const found: Bookmark[] = []
    for (let next = holder.get('/First'); next !== undefined; ) {
      const item = at(next)
      found.push({ depth, title: item.get('/Title') ?? '()', destination: item.get('/Dest') ?? 'null' })
      found.push(...under(item, depth + 1))
      next = item.get('/Next')
    }
    return found
  }
  return outlines === undefined ? [] : under(at(outlines), 0)
}

/** Objects of the bookmarks, the first is `Outlines` itself. All but the top ones are folded. */
export const outlinesOf = (bookmarks: readonly Bookmark[], number: () => number): Numbered[] => {
  const outlines: Holder = { number: number(), item: new Map([['/Type', '/Outlines']]), children: 0, last: undefined }
  const all: Numbered[] = [outlines]
  const open = [outlines]
  for (const { depth, title, destination } of bookmarks) {
    open.length = Math.min(open.length, depth + 1)
    const above = open.at(-1) ?? outlines
    const own: Holder = {
      number: number(),
      item: new Map<string, Value>([
        ['/Title', title],
        ['/Parent', { to: above.number }],
        ['/Dest', destination],
      ]),
      children: 0,
      last: undefined,
    }
    if (above.last === undefined) above.item.set('/First', { to: own.number })
    else {
      above.last.item.set('/Next', { to: own.number })
      own.item.set('/Prev', { to: above.last.number })
    }
    above.item.set('/Last', { to: own.number })
    above.children++
    above.item.set('/Count', String(above === outlines ? above.children : -above.children))
    above.last = own
    open.push(own)
    all.push(own)
  }
  return all
}

export type Numbered = { number: number; item: Dictionary }

type Holder = Numbered & { children: number; last: Numbered | undefined }
