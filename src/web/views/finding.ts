import type { Law } from '../../application/law.ts'
import type { Finding } from '../../domain/regulations/finding.ts'
import { knownInWords } from '../../domain/regulations/known-words.ts'
import type { PackRef } from '../../domain/regulations/pack.ts'
import type { FindingView } from './citation.ts'
import { clauseView } from './clauses.ts'

/** A finding of the rules in ready words: what was asked, what was known, how it ended, how to mend it. */
export const findingView = (law: Law, pack: PackRef, finding: Finding, against?: string): FindingView => ({
  title: finding.what,
  outcome: outcomeOf(finding, against),
  known: [
    ...knownInWords(Object.fromEntries(Object.entries(finding.known).filter(([, value]) => value !== null))).map(
      ({ title, value }) => ({ name: title, value }),
    ),
    ...(!finding.met && finding.remedy ? [{ name: 'Как исправить', value: finding.remedy }] : []),
  ],
  clause: clauseView(finding.clause, law.cited(pack, finding.clause)),
})

const outcomeOf = ({ met, known }: Finding, against: string | undefined): FindingView['outcome'] => {
  if (!met) return { words: against ?? 'препятствие', tone: 'bad' }
  if ('checked_by' in known) return { words: 'решает человек', tone: 'attention' }
  return 'decided_by' in known ? { words: 'позже', tone: 'neutral' } : { words: 'препятствия нет', tone: 'good' }
}
