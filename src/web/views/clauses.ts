import type { CitedClause } from '../../domain/regulations/citation.ts'
import type { CitationView } from './citation.ts'

/**
 * A reference of a pack for people: «Административный регламент, п. 30 пп. 7» and the words of its clauses. A retelling that
 * nobody compared with the paper says so.
 */
export const clauseView = (reference: string, clauses: readonly CitedClause[]): CitationView => {
  if (clauses.length === 0) return { reference }
  const words = clauses.map(({ clause, says, confirmed }) => {
    const head = clauses.length > 1 ? `${numberOf(clause)}: ` : ''
    return `${head}${says}${confirmed ? '' : ' (пересказ, с текстом не сверен)'}`
  })
  return { reference: namedReference(clauses), words: words.join('\n\n') }
}

/** Clauses of one act stand behind its name once. */
const namedReference = (clauses: readonly CitedClause[]): string => {
  const byAct = new Map<string, string[]>()
  for (const { act, clause } of clauses) byAct.set(act, [...(byAct.get(act) ?? []), numberOf(clause)])
  return [...byAct].map(([act, numbers]) => [shortAct(act), ...numbers.filter(Boolean)].join(', ')).join('; ')
}

/** «reg п. 30 пп. 7» is «п. 30 пп. 7»; an act cited as a whole has none. */
const numberOf = (clause: string): string => clause.split(' ').slice(1).join(' ')

/** An act's name without its dates and long subject. */
const shortAct = (act: string): string => {
  if (act.startsWith('Порядок проведения аттестации'))
    return /№ \d+/.exec(act) ? `Порядок ${/№ \d+/.exec(act)?.[0]}` : 'Порядок'
  if (act.startsWith('Административный регламент')) return 'Административный регламент'
  const law = /№ (\d+-ФЗ)/.exec(act)
  if (law) return `Закон № ${law[1]}`
  const short = act.split(/[«(,]/)[0]?.trim() ?? act
  return short.length > 60 ? `${short.slice(0, 60).replace(/\s\S*$/, '')}…` : short
}
