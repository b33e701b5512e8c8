import type { Law } from '../../application/law.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import type { PackRef } from '../../domain/regulations/pack.ts'
import { type Html, html } from '../html.ts'
import { refusalBanner } from './banner.ts'
import { checkView } from './check.ts'
import { citation, findings } from './citation.ts'
import { clauseView } from './clauses.ts'

/** Why the rules did not let an order through: the reason, its clause, and every check that did not hold. */
export const refused = (
  law: Law,
  pack: PackRef,
  refusal: Refusal | undefined,
  names: Readonly<Record<string, string>> = {},
): Html | false => {
  if (refusal === undefined) return false
  const failed = refusal.findings?.filter(({ met }) => !met) ?? []
  const { clause } = refusal
  return html`${refusalBanner({
    because: refusal.because,
    clause: clause !== undefined && citation(clauseView(clause, law.cited(pack, clause))),
  })}
  ${failed.length > 0 && findings(failed.map(finding => checkView(law, pack, finding, names)))}`
}
