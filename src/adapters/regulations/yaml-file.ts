import { readFile } from 'node:fs/promises'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

/** A regulation file that cannot be used: every fault with its file and line, for the person who edits it. */
export class BadRegulationFile extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'BadRegulationFile'
    this.faults = faults
  }
}

/**
 * Reads a YAML file and checks it against a strict schema. `shownAs` is how messages name the file.
 * Throws BadRegulationFile with all faults: broken YAML, a repeated key, an unknown key, a wrong value.
 */
export const readYaml = async <Schema extends z.ZodType>(
  path: string,
  shownAs: string,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const lines = new LineCounter()
  const document = parseDocument(await readFile(path, 'utf8'), { lineCounter: lines, uniqueKeys: true })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    throw new BadRegulationFile(
      broken.map(
        error => `${shownAs}:${lines.linePos(error.pos[0]).line}: ошибка YAML: ${error.message.split('\n')[0]}`,
      ),
    )
  }
  const read = schema.safeParse(document.toJS())
  if (read.success) return read.data

  const lineOf = (keys: readonly PropertyKey[]): number => {
    for (let length = keys.length; length > 0; length--) {
      const offset = offsetOf(document.contents, keys.slice(0, length))
      if (offset !== undefined) return lines.linePos(offset).line
    }
    return 1
  }
  throw new BadRegulationFile(
    read.error.issues.map(issue => {
      const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
      const place = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
      return `${shownAs}:${lineOf(keys)}: ${place}${issue.message}`
    }),
  )
}

/** Where the key (or the list item) of a path stands in the text. */
export const offsetOf = (root: unknown, keys: readonly PropertyKey[]): number | undefined => {
  let node: unknown = root
  let offset: number | undefined
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key))
      if (pair === undefined) return undefined
      offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(key)]
      if (!isNode(item)) return undefined
      offset = item.range?.[0]
      node = item
    } else return undefined
  }
  return offset
}
