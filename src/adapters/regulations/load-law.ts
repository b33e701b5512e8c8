import { join } from 'node:path'
import { type Law, lawFrom } from '../../application/law.ts'
import { criteriaFor } from '../../domain/expertise/criteria-set.ts'
import { loadPacks } from './load.ts'
import { loadCalendars } from './load-calendar.ts'
import { loadCriteria } from './load-criteria.ts'
import { loadPositions } from './load-positions.ts'

/**
 * Everything in `regulations/`, read and checked once. Throws BadRegulationFile naming files and lines: with a wrong rule
 * the system does not start.
 */
export const loadLaw = async (folder: string, rules: { signedOnly?: boolean } = {}): Promise<Law> => {
  const [packs, calendars, titles, sets] = await Promise.all([
    loadPacks(folder),
    loadCalendars(join(folder, 'calendar')),
    loadPositions(folder),
    loadCriteria(join(folder, 'criteria')),
  ])
  return lawFrom({
    packs,
    calendars,
    titles,
    ...rules,
    criteria: (set, category, position, on) => criteriaFor(sets.get(set) ?? [], category, position, on),
    criteriaSets: set => sets.get(set) ?? [],
  })
}
