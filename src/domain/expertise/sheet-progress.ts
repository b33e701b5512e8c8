import type { Points } from '../case/events.ts'
import type { CriteriaSet } from './criteria-set.ts'
import { sectionPoints } from './section-points.ts'

export type SectionProgress = {
  code: string
  title: string
  points: number
  max: number
  answered: number
  items: number
}
export type SheetProgress = { total: number; answered: number; items: number; sections: SectionProgress[] }

/** A sheet in the making: what is given so far, section by section with their caps. Says nothing of the threshold yet. */
export const sheetProgress = (set: CriteriaSet, points: Points): SheetProgress => {
  const sections = set.sections.map((section): SectionProgress => {
    const { code, title, max, criteria } = section
    const given = criteria.map(item => points[item.code]).filter(value => value !== undefined)
    const { sum } = sectionPoints(section, points)
    return { code, title, max, points: exact(Math.min(sum, max)), answered: given.length, items: criteria.length }
  })
  const sumOf = (key: 'points' | 'answered' | 'items'): number =>
    exact(sections.reduce((total, section) => total + section[key], 0))
  return { total: sumOf('points'), answered: sumOf('answered'), items: sumOf('items'), sections }
}

const exact = (value: number): number => Math.round(value * 100) / 100
