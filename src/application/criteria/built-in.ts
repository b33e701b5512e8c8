import { type CriteriaSet, criteriaRef } from '../../domain/expertise/criteria-set.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Law } from '../law.ts'

/** Sets that came with the product for this edition of the regulation. */
export const builtInSets = (law: Law, pack: Pack): readonly CriteriaSet[] => law.criteriaSets(pack.experts.criteria.set)

/** One of them by its reference: `teachers@2023-09-01`. */
export const builtIn = (law: Law, pack: Pack, ref: string): CriteriaSet | undefined =>
  builtInSets(law, pack).find(set => criteriaRef(set) === ref)
