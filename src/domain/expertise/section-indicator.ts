import { type Indicator, indicators } from '../portfolio/indicators.ts'
import type { Section } from './criteria-set.ts'

const letters: Readonly<Record<string, string>> = { 35: 't', 36: 't', 37: 't', 50: 'm', 51: 'n' }

/**
 * The indicator of the portfolio that a section measures: by the paragraph it cites, the later clause first («п. 35 абз. 4; п. 36
 * абз. 5» is the fifth). Where the clause has no paragraphs (Порядок № 276), the number of the section stands for it.
 */
export const indicatorOfSection = ({ ref, code }: Pick<Section, 'ref' | 'code'>): Indicator | undefined => {
  for (const clause of ref.split(';').reverse()) {
    const [, point = '', paragraph = code] = /п\. ?(\d+)(?: абз\. ?(\d+))?/.exec(clause) ?? []
    const found = indicators.find(indicator => indicator === `${letters[point] ?? ''}${paragraph}`)
    if (found !== undefined) return found
  }
  return undefined
}
