import { type Anatomy, dictionary, list, type Tag, tagsOf } from './pdf-anatomy.ts'

/**
 * All that a file says of its order: every tag with its place, its pieces of pages and the heads it names; what every page and link
 * says of its tags; bookmarks. Numbers of objects and names of heads do not matter, only what they lead to.
 */
export const treeOf = (file: Anatomy): { tags: string[]; parents: string[]; bookmarks: string[]; heads: number } => {
  const { catalog, pages, get } = file
  const tags = tagsOf(file)
  const placeOf = new Map(tags.map((tag, at) => [tag.own, at]))
  const pageOf = new Map(pages.map((page, at) => [page, at]))
  const root = dictionary(get(catalog['/StructTreeRoot']))
  const names = list(dictionary(get(root['/IDTree']) ?? {})['/Names'])
  const named = new Map(names.flatMap((name, at) => (at % 2 === 0 ? [[String(name), get(names[at + 1])]] : [])))
  const head = (name: unknown): number => placeOf.get(dictionary(named.get(String(name)))) ?? -1

  const page = (value: unknown): number => pageOf.get(dictionary(get(value))) ?? -1
  const pieces = ({ own }: Tag): unknown[] =>
    list(own['/K']).flatMap(kid => {
      if (typeof kid === 'number') return [[page(own['/Pg']), kid]]
      const one = get(kid)
      const found = typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : {}
      return found['/MCID'] === undefined ? [] : [[page(found['/Pg'] ?? own['/Pg']), found['/MCID']]]
    })
  const attributes = ({ own }: Tag): unknown[] =>
    list(own['/A']).map(value => {
      const one = dictionary(get(value))
      return one['/Headers'] === undefined ? one : { ...one, '/Headers': list(one['/Headers']).map(head) }
    })
  const described = tags.map(tag =>
    JSON.stringify([
      tag.kind,
      tag.parent === undefined ? -1 : placeOf.get(tag.parent.own),
      dictionary(get(tag.own['/P'])) === tag.parent?.own,
      tag.own['/T'],
      tag.own['/Alt'],
      attributes(tag),
      pieces(tag),
    ]),
  )

  const rows = list(dictionary(get(root['/ParentTree']))['/Nums'])
  const told = new Map(rows.flatMap((key, at) => (at % 2 === 0 ? [[Number(key), get(rows[at + 1])]] : [])))
  const toldOf = (key: unknown): unknown => {
    const value = told.get(Number(key))
    return Array.isArray(value) ? value.map(one => placeOf.get(dictionary(get(one)))) : placeOf.get(dictionary(value))
  }
  const parents = pages.map(one =>
    JSON.stringify([
      toldOf(one['/StructParents']),
      list(one['/Annots']).map(link => toldOf(dictionary(get(link))['/StructParent'])),
    ]),
  )

  const bookmarks: string[] = []
  const walk = (holder: Record<string, unknown>, depth: number): void => {
    let before: unknown
    for (let next = holder['/First']; next !== undefined; ) {
      const item = dictionary(get(next))
      const [to, ...place] = list(get(item['/Dest']))
      const linked = get(item['/Parent']) === holder && item['/Prev'] === before
      bookmarks.push(JSON.stringify([depth, item['/Title'], item['/Count'], linked, page(to), place]))
      walk(item, depth + 1)
      before = next
      next = item['/Next']
    }
  }
  walk(dictionary(get(catalog['/Outlines'])), 0)
  return { tags: described, parents, bookmarks, heads: named.size }
}
