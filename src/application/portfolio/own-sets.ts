import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { Law } from '../law.ts'
import type { Reads } from '../reads.ts'

/** Positions a person has worked or applied in, the latest first; what the portfolio is likely to be judged by. */
export const ownPositions = async (reads: Reads, personId: string): Promise<string[]> => {
  const { cases, drafts } = await reads.casesOfApplicant(personId)
  const typed = drafts.map(({ answers }) => String(answers.position || answers.position_other || ''))
  return [...new Set([...typed, ...cases.map(({ position }) => position)].filter(position => position !== ''))]
}

/** Criteria sets that fit any of the positions for the categories of the edition, each once. */
export const setsFor = (law: Law, pack: Pack, positions: readonly string[]): CriteriaSet[] => {
  const found = new Map<string, CriteriaSet>()
  for (const position of positions)
    for (const { category } of pack.categories) {
      const set = setFor(law, pack, category, position)
      if (set !== undefined) found.set(set.id, set)
    }
  return [...found.values()]
}

/** The set by which a region would judge this position for this category now. */
export const setFor = (law: Law, pack: Pack, category: Category, position: string): CriteriaSet | undefined =>
  law.criteria(pack.experts.criteria.set, category, position)
