import type { Points } from '../case/events.ts'
import { type Finding, isRefusal, type Refusal } from '../regulations/finding.ts'
import type { Category } from '../regulations/vocabulary.ts'
import type { CriteriaSet, Section } from './criteria-set.ts'
import type { Criterion } from './criterion.ts'
import { attainablePoints } from './scale.ts'
import { mayNotApply, sectionPoints } from './section-points.ts'
import { minimumFindings, thresholdFinding } from './thresholds.ts'

export type SectionScore = {
  code: string
  title: string
  points: number
  /** Most that could be had here; 0 when nothing of the section applies. */
  applicableMax: number
  applicable: boolean
}

export type SheetScore = {
  total: number
  applicableMax: number
  /** Of the applicable maximum, to one decimal, for reading; the comparison with a threshold is exact. */
  percent: number
  /** Whether the sheet meets the category. It is advice: the commission decides. */
  meets: boolean
  sections: SectionScore[]
  findings: Finding[]
}

/**
 * Adds up one sheet by its criteria set, with the caps of the sections, and compares it with the threshold and the minimums of
 * the category. Refuses a sheet that is not one: an unknown item, a missing one, points that the scale cannot give, or N/A
 * where the set does not allow it; each refusal names the item.
 */
export const scoreSheet = (set: CriteriaSet, category: Category, points: Points): SheetScore | Refusal => {
  const threshold = set.thresholds.find(line => line.category === category)
  if (threshold === undefined) {
    return { refused: 'category_not_in_set', because: `Набор показателей «${set.title}» не рассчитан на эту категорию` }
  }
  const fault = sheetFault(set, points)
  if (fault !== undefined) return fault

  const sections = set.sections.map(section => scoreSection(section, points))
  const total = exact(sections.reduce((sum, section) => sum + section.points, 0))
  const applicableMax = exact(sections.reduce((sum, section) => sum + section.applicableMax, 0))
  const findings = [
    thresholdFinding(set, threshold, points, { total, applicableMax }),
    ...minimumFindings(set, category, points, sections),
  ]
  return {
    total,
    applicableMax,
    percent: applicableMax === 0 ? 0 : Math.round((total / applicableMax) * 1000) / 10,
    meets: findings.every(finding => finding.met),
    sections,
    findings,
  }
}

/** All faults of a sheet in the making, by the item's code: a form shows each beside its field. */
export const sheetFaults = (set: CriteriaSet, points: Points): Record<string, string> => {
  const faults: Record<string, string> = {}
  const known = new Set<string>()
  for (const section of set.sections) {
    for (const criterion of section.criteria) {
      known.add(criterion.code)
      const fault = itemFault(section, criterion, points[criterion.code])
      if (isRefusal(fault)) faults[criterion.code] = fault.because
    }
  }
  for (const code of Object.keys(points)) if (!known.has(code)) faults[code] = unknownItem(set, code).because
  return faults
}

const sheetFault = (set: CriteriaSet, points: Points): Refusal | undefined => {
  const codes = new Set(set.sections.flatMap(section => section.criteria.map(({ code }) => code)))
  const unknown = Object.keys(points).find(code => !codes.has(code))
  if (unknown !== undefined) return unknownItem(set, unknown)
  for (const section of set.sections) {
    for (const criterion of section.criteria) {
      const fault = itemFault(section, criterion, points[criterion.code])
      if (fault !== undefined) return fault
    }
  }
  return undefined
}

const unknownItem = (set: CriteriaSet, code: string): Refusal => ({
  refused: 'unknown_item',
  because: `Показателя ${code} нет в наборе «${set.title}»`,
})

const itemFault = (section: Section, criterion: Criterion, given: number | 'na' | undefined): Refusal | undefined => {
  const item = `Показатель ${criterion.code} «${criterion.title}»`
  if (given === undefined) return { refused: 'missing_item', because: `${item} не оценён`, clause: section.ref }
  if (given === 'na') {
    if (mayNotApply(section, criterion)) return undefined
    const because = `${item} нельзя отметить «не применяется»: раздел ${section.code} обязателен`
    return { refused: 'na_not_allowed', because, clause: section.ref }
  }
  const attainable = attainablePoints(criterion)
  if (attainable.includes(given)) return undefined
  const because = `${item}: ${inRussian(given)} — такого балла на шкале нет. Можно: ${attainable.map(inRussian).join('; ')}`
  return { refused: 'points_outside_scale', because, clause: section.ref }
}

const scoreSection = (section: Section, points: Points): SectionScore => {
  const { sum, most, applied } = sectionPoints(section, points)
  return {
    code: section.code,
    title: section.title,
    points: exact(Math.min(sum, section.max)),
    applicableMax: exact(Math.min(most, section.max)),
    applicable: applied > 0,
  }
}

const exact = (value: number): number => Math.round(value * 100) / 100

const inRussian = (value: number): string => String(value).replace('.', ',')
