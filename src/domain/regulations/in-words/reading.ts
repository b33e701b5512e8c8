import type { PackPath } from '../loaded-pack.ts'

/** One line of a pack as the system understands it, in a sentence a lawyer can sign. */
export type Reading = {
  /** Title of the section, in Russian. */
  section: string
  path: PackPath
  /** Names the line inside its section whatever its place in the list: two packs are compared by it. */
  key: string
  clause: string
  sentence: string
  seeds: readonly string[]
  /** Keys the paper does not say. */
  assumed: readonly string[]
  question: string | undefined
}

type Bearing = {
  clause: string
  seeds?: readonly string[] | undefined
  assumed?: readonly string[] | undefined
  question?: string | undefined
}

export const read = (section: string, path: PackPath, key: string, line: Bearing, sentence: string): Reading => ({
  section,
  path,
  key,
  clause: line.clause,
  sentence,
  seeds: line.seeds ?? [],
  assumed: line.assumed ?? [],
  question: line.question,
})

export const quoted = (text: string): string => `«${text}»`

/** A section of the pack turned into sentences. */
export type Section<Pack> = (pack: Pack) => Reading[]
