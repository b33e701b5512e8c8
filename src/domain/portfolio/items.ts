import type { CriteriaSet } from '../expertise/criteria-set.ts'

/** An item of a criteria set that a proof supports; the set without its edition, so that a new edition keeps the ties. */
export type EvidenceItem = { set: string; code: string }

/** Codes of the set that the proof is tied to, in the order of the set. */
export const codesIn = (set: CriteriaSet | undefined, items: readonly EvidenceItem[]): string[] =>
  set === undefined
    ? []
    : set.sections
        .flatMap(({ criteria }) => criteria.map(({ code }) => code))
        .filter(code => items.some(item => item.set === set.id && item.code === code))
