import { namedReference } from '../../domain/regulations/clause-name.ts'
import type { Subject } from './case-subject.ts'

/** A reference of the pack as a letter prints it: «Административный регламент, п. 30 пп. 7». */
export const clauseInWords = ({ cite }: Pick<Subject, 'cite'>, reference: string): string => {
  const exact = cite?.(reference) ?? []
  // Criteria name paragraphs that the words of the law are not cut into: the clause stands for them.
  const clauses = exact.length > 0 ? exact : (cite?.(reference.replaceAll(/ абз\. \d+/g, '')) ?? [])
  return clauses.length === 0 ? reference : namedReference(clauses)
}

/** Acts named in short above, in full: the reader need not look for them. */
export const actsInFull = ({ cite }: Pick<Subject, 'cite'>, references: readonly string[]): string[] => [
  ...new Set(references.flatMap(reference => cite?.(reference) ?? []).map(({ act }) => withRequisites(act))),
]

/** A regulation is told by whose it is, its day and number; the long name of its service adds nothing to them. */
const withRequisites = (act: string): string =>
  /^Административный регламент.* № /s.test(act) ? act.replace(/ «(?:[^«»]|«[^»]*»)*»/, '') : act
