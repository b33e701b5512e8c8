import type { CriteriaSet } from '../expertise/criteria-set.ts'
import { type Indicator, indicators } from './indicators.ts'

/** An item of a criteria set that a proof supports; the set without its edition, so that a new edition keeps the ties. */
export type EvidenceItem = { set: string; code: string }

/** Codes of the set that the proof is tied to, in the order of the set. */
export const codesIn = (set: CriteriaSet | undefined, items: readonly EvidenceItem[]): string[] =>
  set === undefined
    ? []
    : set.sections
        .flatMap(({ criteria }) => criteria.map(({ code }) => code))
        .filter(code => items.some(item => item.set === set.id && item.code === code))

/** Indicators that a section of a set measures, by its reference («196 п. 35 абз. 3; 196 п. 36 абз. 3»). */
export const indicatorsOfSection = (ref: string): Indicator[] => {
  const found = [...ref.matchAll(/п\. (35|36|50|51) абз\. (\d)/g)].map(([, paragraph = '', line = '']) =>
    [letters[paragraph] ?? '', line].join(''),
  )
  return indicators.filter(indicator => found.includes(indicator))
}

const letters: Record<string, string> = { 35: 't', 36: 't', 50: 'm', 51: 'n' }
