import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { inRussian } from '../../domain/calendar/schema-words.ts'
import type { PackPath } from '../../domain/regulations/loaded-pack.ts'
import { offsetOf } from './yaml-file.ts'

/** A YAML file whose places have line numbers. `value` is undefined when the file is not YAML at all. */
export type YamlSource = {
  shownAs: string
  text: string
  value: unknown
  faults: string[]
  /** The line of a key or list item; of its nearest written ancestor when the key itself is not there. */
  lineOf(path: readonly PropertyKey[]): number
  at(path: PackPath, message: string): string
}

/** Reads a file; undefined when there is none. Broken YAML and repeated keys are faults, not exceptions. */
export const readSource = async (path: string, shownAs: string): Promise<YamlSource | undefined> => {
  const text = await textOf(path)
  if (text === undefined) return undefined
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const lineOf = (keys: readonly PropertyKey[]): number => {
    for (let length = keys.length; length > 0; length--) {
      const offset = offsetOf(document.contents, keys.slice(0, length))
      if (offset !== undefined) return lines.linePos(offset).line
    }
    return 1
  }
  const broken = [...document.errors, ...document.warnings]
  const faults = broken.map(error => {
    const line = lines.linePos(error.pos[0]).line
    if (error.code !== 'DUPLICATE_KEY') return `${shownAs}:${line}: ошибка YAML: ${error.message.split('\n')[0]}`
    const key = /^[^:#\n]+/.exec(text.slice(error.pos[0]))?.[0]?.trim() ?? ''
    return `${shownAs}:${line}: ключ «${key}» повторяется`
  })
  return {
    shownAs,
    text,
    value: broken.length > 0 ? undefined : (document.toJS() as unknown),
    faults,
    lineOf,
    at: (keys, message) => `${shownAs}:${lineOf(keys)}: ${message}`,
  }
}

/** Checks the file against a schema: the value, or nothing and one fault a line for everything that is wrong. */
export const checked = <Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
): { value: z.infer<Schema> | undefined; faults: string[] } => {
  if (source.faults.length > 0) return { value: undefined, faults: source.faults }
  const read = schema.safeParse(source.value, { error: inRussian })
  if (read.success) return { value: read.data, faults: [] }
  return { value: undefined, faults: read.error.issues.flatMap(issue => faultsOf(issue, source)) }
}

const faultsOf = (issue: z.core.$ZodIssue, source: YamlSource): string[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key =>
      source.at([...placeOf(issue.path), key], `${within(issue.path)}неизвестный ключ «${key}»`),
    )
  }
  if (issue.code === 'invalid_key') {
    return [source.at(placeOf(issue.path), `неизвестный ключ «${String(issue.path.at(-1))}»`)]
  }
  return [source.at(placeOf(issue.path), `${within(issue.path)}${issue.message}`)]
}

const placeOf = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map(key => (typeof key === 'symbol' ? String(key) : key))

const within = (path: readonly PropertyKey[]): string => (path.length === 0 ? '' : `${path.join('.')}: `)

const textOf = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
