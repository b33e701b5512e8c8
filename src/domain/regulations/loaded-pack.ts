import type { Example } from './example.ts'
import type { Pack, PackRef } from './pack.ts'
import type { PackText } from './text.ts'

export type PackPath = readonly (string | number)[]

/** A pack as it was read: merged with its base, checked, and able to say where each line is written. */
export type LoadedPack = {
  pack: Pack
  text: PackText
  base: { ref: PackRef; title: string; text: PackText }
  /** SHA-256 of rules and texts of the pack and its base: one changed letter changes it. */
  hash: string
  /** `regulations/kuzbass/2024-04-01/rules.yaml` */
  file: string
  examples: Example[]
  /** File and line of a place in the pack: `regulations/kuzbass/2024-04-01/rules.yaml:57`, or of the base where it comes from there. */
  place(path: PackPath): string
}
