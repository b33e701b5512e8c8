import type { Indicator } from '../portfolio/indicators.ts'
import type { Section } from './criteria-set.ts'
import { indicatorOfSection } from './section-indicator.ts'

/** A proof under an item: tied to it, or to the indicator of its section and to no other item there. */
export const isMeantFor = (
  section: Section,
  code: string,
  proof: { codes: readonly string[]; indicators: readonly Indicator[] },
): boolean => {
  const indicator = indicatorOfSection(section)
  return (
    proof.codes.includes(code) ||
    (indicator !== undefined &&
      proof.indicators.includes(indicator) &&
      !section.criteria.some(item => proof.codes.includes(item.code)))
  )
}
