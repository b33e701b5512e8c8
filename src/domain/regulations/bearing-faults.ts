import { resolve } from './citation.ts'
import type { PackPath } from './loaded-pack.ts'
import type { PackText } from './text.ts'

export type Fault = { path: PackPath; message: string }

type Line = { path: (string | number)[]; keys: string[]; clause: unknown; assumed: unknown; seeds: unknown }

/** Every line of a rules file that carries a clause, `assumed` or `seeds`, wherever it stands. Works on the raw file as well. */
export const linesOf = (value: unknown, path: (string | number)[] = []): Line[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => linesOf(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const { clause, assumed, seeds } = value as Record<string, unknown>
  const bears = clause !== undefined || assumed !== undefined || seeds !== undefined
  return [
    ...(bears ? [{ path, keys: entries.map(([key]) => key), clause, assumed, seeds }] : []),
    ...entries.flatMap(([key, inner]) => linesOf(inner, [...path, key])),
  ]
}

/** References that do not resolve, `assumed` naming keys that are not there, and rule ids that the texts do not know. */
export const bearingFaults = (file: unknown, texts: readonly PackText[], ownText: PackText | undefined): Fault[] =>
  linesOf(file).flatMap(({ path, keys, clause, assumed, seeds }) => [
    ...(typeof clause === 'string' ? resolve(texts, clause).unresolved : []).map(missing => ({
      path: [...path, 'clause'],
      message: `пункт «${missing}» не найден ни в text.yaml этого регламента, ни в его основе`,
    })),
    // A deadline checks its own `assumed`: there a default may be assumed without being written.
    ...(path[0] === 'deadlines' ? [] : wordsIn(assumed))
      .filter(key => !keys.includes(key) || key === 'clause' || key === 'assumed')
      .map(key => ({ path: [...path, 'assumed'], message: `в assumed назван ключ «${key}», которого в строке нет` })),
    ...wordsIn(seeds)
      .filter(id => ownText?.seeds !== undefined && !Object.hasOwn(ownText.seeds, id))
      .map(id => ({ path: [...path, 'seeds'], message: `правило ${id} не описано в разделе seeds файла text.yaml` })),
  ])

/** Ids of the papers that stand in text.yaml and nowhere in the rules. */
export const unplacedSeeds = (file: unknown, text: PackText): string[] => {
  const placed = new Set(linesOf(file).flatMap(({ seeds }) => wordsIn(seeds)))
  return Object.keys(text.seeds ?? {}).filter(id => !placed.has(id))
}

/** What a text.yaml gets wrong by itself: a clause of an unnamed act, a rule that stands on an unknown clause. */
export const textFaults = (text: PackText, base: PackText | undefined): Fault[] => {
  const texts = base === undefined ? [text] : [text, base]
  return [
    ...Object.keys(text.clauses)
      .filter(clause => !Object.hasOwn(text.acts, clause.split(' ', 1)[0] ?? ''))
      .map(clause => ({
        path: ['clauses', clause],
        message: `пункт «${clause}» начинается с акта, которого нет в разделе acts`,
      })),
    ...Object.entries(text.seeds ?? {}).flatMap(([id, clauses]) =>
      clauses.flatMap((clause, index) =>
        resolve(texts, clause).unresolved.map(missing => ({
          path: ['seeds', id, index],
          message: `правило ${id}: пункт «${missing}» не найден`,
        })),
      ),
    ),
  ]
}

const wordsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
