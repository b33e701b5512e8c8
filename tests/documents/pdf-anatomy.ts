import { run } from './tools.ts'

/** A PDF as qpdf reads it: every object as JSON, streams decoded. */
export type Anatomy = {
  catalog: Dictionary
  pages: Dictionary[]
  get(value: unknown): unknown
  stream(value: unknown): Buffer
}

export type Dictionary = Record<string, unknown>

export const anatomyOf = (bytes: Uint8Array): Anatomy => {
  const json = JSON.parse(run('qpdf', ['--json', '--json-stream-data=inline', '--decode-level=generalized'], bytes))
  const objects: Record<string, { value?: unknown; stream?: { data: string; dict: unknown } }> = json.qpdf[1]
  const entry = (value: unknown) => (typeof value === 'string' ? objects[`obj:${value}`] : undefined)
  const get = (value: unknown): unknown => {
    const one = entry(value)
    return one === undefined ? value : (one.value ?? one.stream?.dict)
  }
  return {
    catalog: dictionary(get(dictionary(objects.trailer?.value)['/Root'])),
    pages: json.pages.map((page: { object: string }) => dictionary(get(page.object))),
    get,
    stream: value => Buffer.from(entry(value)?.stream?.data ?? '', 'base64'),
  }
}

export const dictionary = (value: unknown): Dictionary => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('Not a dictionary')
  return value as Dictionary
}

export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** An element of the tree of tags with the kind its role map gives it. */
export type Tag = { kind: string; own: Dictionary; parent: Tag | undefined; children: Tag[]; links: Dictionary[] }

/** All elements of the tree, each before its children. */
export const tagsOf = ({ catalog, get }: Anatomy): Tag[] => {
  const root = dictionary(get(catalog['/StructTreeRoot']))
  const roles = dictionary(get(root['/RoleMap']) ?? {})
  const all: Tag[] = []
  const walk = (value: unknown, parent: Tag | undefined): void => {
    const own = get(value)
    if (typeof own !== 'object' || own === null) return
    const found = own as Dictionary
    if (found['/Type'] === '/OBJR') {
      parent?.links.push(dictionary(get(found['/Obj'])))
      return
    }
    if (found['/S'] === undefined) return
    const named = String(found['/S'])
    const tag: Tag = { kind: String(roles[named] ?? named).slice(1), own: found, parent, children: [], links: [] }
    parent?.children.push(tag)
    all.push(tag)
    for (const kid of list(found['/K'])) walk(kid, tag)
  }
  for (const kid of list(root['/K'])) walk(kid, undefined)
  return all
}

/** Text shown outside of marked content: neither tagged nor called an artifact. */
export const unmarkedText = ({ pages, stream }: Anatomy): number => {
  let unmarked = 0
  for (const page of pages) {
    let depth = 0
    const content = Buffer.concat(list(page['/Contents']).map(one => stream(one))).toString('latin1')
    for (const [token] of content.matchAll(/\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\b(?:BDC|BMC|EMC|Tj|TJ)\b/g)) {
      if (token === 'BDC' || token === 'BMC') depth++
      else if (token === 'EMC') depth--
      else if ((token === 'Tj' || token === 'TJ') && depth === 0) unmarked++
    }
  }
  return unmarked
}
