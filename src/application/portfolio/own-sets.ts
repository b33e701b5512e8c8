import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type Category, categories } from '../../domain/regulations/vocabulary.ts'
import { type App, momentIn } from '../app.ts'
import { criteriaOn } from '../criteria/criteria-of-case.ts'
import type { Reads } from '../reads.ts'

/** Positions a person has worked or applied in, the latest first; what the portfolio is likely to be judged by. */
export const ownPositions = async (reads: Reads, personId: string): Promise<string[]> =>
  (await ownAims(reads, personId)).positions

/** The same with the category of the latest application, begun or sent. */
export const ownAims = async (
  reads: Reads,
  personId: string,
): Promise<{ positions: string[]; category: Category | undefined }> => {
  const { cases, drafts } = await reads.casesOfApplicant(personId)
  const typed = drafts.map(({ answers }) => String(answers.position || answers.position_other || ''))
  const wanted = [
    ...drafts.map(({ answers }) => String(answers.category ?? '')),
    ...cases.map(({ category }) => category),
  ]
  return {
    positions: [...new Set([...typed, ...cases.map(({ position }) => position)].filter(position => position !== ''))],
    category: categories.find(category => category === wanted.find(one => one !== '')),
  }
}

/** Criteria sets in force today that fit any of the positions for a category of the edition, each once. */
export const setsFor = async (
  app: App,
  reads: Reads,
  pack: Pack,
  positions: readonly string[],
): Promise<CriteriaSet[]> => {
  const found = new Map<string, CriteriaSet>()
  for (const position of positions)
    for (const { category } of pack.categories) {
      const set = await setFor(app, reads, pack, category, position)
      if (set !== undefined) found.set(set.id, set)
    }
  return [...found.values()]
}

/** The set by which the region would judge this position for this category today. */
export const setFor = (
  app: App,
  reads: Reads,
  pack: Pack,
  category: Category,
  position: string,
): Promise<CriteriaSet | undefined> =>
  criteriaOn(app, reads.criteriaInForce, pack, { category, position }, momentIn(app, pack.authority.time_zone).date)
