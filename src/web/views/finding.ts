import type { Law } from '../../application/law.ts'
import type { Finding } from '../../domain/regulations/finding.ts'
import type { PackRef } from '../../domain/regulations/pack.ts'
import type { FindingView } from './citation.ts'
import { clauseView } from './clauses.ts'

/** A finding of the rules in ready words: what was asked, what was known, how it ended, how to mend it. */
export const findingView = (law: Law, pack: PackRef, finding: Finding, against?: string): FindingView => ({
  title: finding.what,
  outcome: outcomeOf(finding, against),
  known: [
    ...Object.entries(finding.known)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => ({ name, value: typeof value === 'boolean' ? (value ? 'да' : 'нет') : String(value) })),
    ...(!finding.met && finding.remedy ? [{ name: 'как исправить', value: finding.remedy }] : []),
  ],
  clause: clauseView(finding.clause, law.cited(pack, finding.clause)),
})

const outcomeOf = ({ met, known }: Finding, against: string | undefined): FindingView['outcome'] => {
  if (!met) return { words: against ?? 'не выполнено', tone: 'bad' }
  if ('проверяет' in known) return { words: 'решает человек', tone: 'attention' }
  return 'выясняется' in known ? { words: 'позже', tone: 'neutral' } : { words: 'выполнено', tone: 'good' }
}
