import { samePosition } from '../people/nomenclature.ts'
import type { Category } from '../regulations/vocabulary.ts'
import { criteriaSetFaults } from './criteria-set-faults.ts'
import { type CriteriaSet, criteriaShape } from './criteria-shape.ts'

export type { CriteriaSet, Section, Threshold } from './criteria-shape.ts'

/** The strict schema of one file of regulations/criteria: its shape, and what only the whole can show. */
export const criteriaSetSchema = criteriaShape.superRefine((set, context) => {
  for (const { path, message } of criteriaSetFaults(set)) context.addIssue({ code: 'custom', path, message })
})

/** `teachers@2023-09-01`: what a case remembers of the set its sheets were filled by. */
export const criteriaRef = (set: CriteriaSet): string => `${set.id}@${set.edition}`

/** The set for a category and a position on a day; of several editions in force the latest. Undefined when none fits. */
export const criteriaFor = (
  sets: readonly CriteriaSet[],
  category: Category,
  position: string,
  on?: string,
): CriteriaSet | undefined =>
  sets
    .filter(set => set.categories.includes(category) && judges(set, position))
    .filter(set => on === undefined || (set.valid_from <= on && (set.valid_to === null || on <= set.valid_to)))
    .toSorted((a, b) => (a.edition < b.edition ? 1 : -1))[0]

const judges = (set: CriteriaSet, position: string): boolean =>
  set.positions === 'all' || set.positions.some(title => samePosition(title, position))
