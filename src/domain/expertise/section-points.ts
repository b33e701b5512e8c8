import type { Points } from '../case/events.ts'
import type { Section } from './criteria-shape.ts'
import type { Criterion } from './criterion.ts'

/** Whether an item may be left out of the sheet as «не применяется»: its section allows it, or it itself. */
export const mayNotApply = (section: Section, criterion: Criterion): boolean =>
  section.not_applicable_allowed || criterion.not_applicable_allowed === true

/**
 * Points of a section before its cap, and the most that could be had there of what applies. Of alternative items only the best
 * counts; of their maximums the greatest.
 */
export const sectionPoints = (section: Section, points: Points): { sum: number; most: number; applied: number } => {
  const applied = section.criteria.filter(({ code }) => points[code] !== 'na')
  const groups = section.alternatives ?? []
  const alone = applied.filter(({ code }) => !groups.some(group => group.includes(code)))
  const together = groups.map(group => applied.filter(({ code }) => group.includes(code)))
  // An item not answered yet brings nothing.
  const given = ({ code }: Criterion): number => Number(points[code] ?? 0)
  return {
    sum: total(alone.map(given)) + total(together.map(group => Math.max(0, ...group.map(given)))),
    most:
      total(alone.map(({ max }) => max)) + total(together.map(group => Math.max(0, ...group.map(({ max }) => max)))),
    applied: applied.length,
  }
}

/** The most a section can bring before its cap. */
export const mostOf = (section: Section): number => sectionPoints(section, {}).most

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
