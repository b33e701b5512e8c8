import type { CitedClause } from '../../domain/regulations/citation.ts'
import { namedReference, numberOf } from '../../domain/regulations/clause-name.ts'
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
