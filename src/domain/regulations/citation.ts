import type { PackText } from './text.ts'

/** One clause ready for a screen, a letter or the lawyer's sheet. */
export type CitedClause = {
  /** As it is cited: `reg п. 70`. */
  clause: string
  /** Full name of the act. */
  act: string
  /** Words of the clause, or the retelling. */
  says: string
  verbatim: boolean
  /** false: a retelling that nobody compared with the text. */
  confirmed: boolean
  note?: string | undefined
}

/** A text.yaml of the pack and, after it, that of its federal base. */
export type Citable = { text: PackText; base: { text: PackText } }

/** The clauses of a reference, in order: «reg п. 69–70; 196 п. 31» is three of them. Ranges hold for whole numbers only. */
export const clausesIn = (reference: string): string[] =>
  reference
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '')

/** Words of every clause of the reference; what does not resolve is left out (a loaded pack has none such). */
export const cited = (pack: Citable, reference: string): CitedClause[] =>
  resolve([pack.text, pack.base.text], reference).found

/** What the texts know of a reference, the first text winning, and what none of them knows. */
export const resolve = (
  texts: readonly PackText[],
  reference: string,
): { found: CitedClause[]; unresolved: string[] } => {
  const found: CitedClause[] = []
  const unresolved: string[] = []
  for (const clause of clausesIn(reference)) {
    const whole = clauseIn(texts, clause)
    const parts = whole === undefined ? rangeOf(clause).map(part => clauseIn(texts, part)) : [whole]
    if (parts.length > 0 && parts.every(part => part !== undefined)) found.push(...parts)
    else unresolved.push(clause)
  }
  return { found, unresolved }
}

/** The full name of the act a clause belongs to; undefined when no text lists it. */
export const actOf = (texts: readonly PackText[], clause: string): string | undefined => {
  const short = clause.split(' ', 1)[0] ?? ''
  return texts.find(text => Object.hasOwn(text.acts, short))?.acts[short]
}

const clauseIn = (texts: readonly PackText[], clause: string): CitedClause | undefined => {
  const act = actOf(texts, clause)
  if (act === undefined) return undefined
  // An act cited as a whole, such as the order that brought the edition into force.
  if (!clause.includes(' ')) return { clause, act, says: act, verbatim: true, confirmed: true }
  for (const { clauses } of texts) {
    const text = Object.hasOwn(clauses, clause) ? clauses[clause] : undefined
    if (text === undefined) continue
    const verbatim = text.words !== undefined
    return {
      clause,
      act,
      says: text.words ?? text.retold ?? '',
      verbatim,
      confirmed: verbatim || text.confirmed === true,
      note: text.note,
    }
  }
  return undefined
}

/** «reg п. 69–71» → three clauses; nothing when the reference is not a range. */
const rangeOf = (clause: string): string[] => {
  const range = /^(.*\s)(\d+)–(\d+)$/.exec(clause)
  const [, head, from, to] = range ?? []
  if (head === undefined || Number(from) >= Number(to) || Number(to) - Number(from) > 50) return []
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${head}${Number(from) + index}`)
}
