import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { codesIn, type EvidenceItem } from '../../domain/portfolio/items.ts'

/** Items of the sheet that a proof is tied to: «3.1 Олимпиады; 5.3 Конкурсы»; empty when it is tied to none. */
export const countedFor = (set: CriteriaSet | undefined, { items }: { items: readonly EvidenceItem[] }): string => {
  const titles = new Map(set?.sections.flatMap(({ criteria }) => criteria.map(({ code, title }) => [code, title])))
  return codesIn(set, items)
    .map(code => `${code} ${titles.get(code) ?? ''}`.trim())
    .join('; ')
}
