import type { Points } from '../case/events.ts'
import { alphaInterval } from './bootstrap.ts'
import { fleissKappa } from './fleiss.ts'
import type { Estimate } from './intervals.ts'

/** A signed sheet of a calibration. */
export type CalibrationMark = { expertId: string; points: Points; meets: boolean }
export type CalibrationItem = { code: string; max: number }

/** One sheet beside the reference. */
export type AgainstReference = {
  expertId: string
  /** Items with the very points of the reference, of all. */
  equal: number
  items: number
  /** Mean difference of the items from the reference, percent of what each could give. */
  apart: number
  /** Items that differ, in the order of the set. */
  differing: string[]
  meets: boolean
}

export type CalibrationFigures = {
  sheets: AgainstReference[]
  /** Krippendorff's alpha of the specialists among themselves, items as units, marks in percent of the most an item gives. */
  alpha: Estimate | undefined
  /** Fleiss' kappa of «as the reference / more / less / not applicable»: whether people err alike. */
  alike: number | undefined
  /** By item: how many gave the reference's points, more, less, or held it the other way not applicable. */
  items: { code: string; equal: number; above: number; below: number; otherwise: number }[]
}

/** Sheets of one portfolio against the reference sheet and against each other. */
export const calibrationFigures = (
  items: readonly CalibrationItem[],
  reference: Points,
  marks: readonly CalibrationMark[],
): CalibrationFigures => {
  const judged = items.map(({ code }) => ({
    code,
    ...countsOf(marks.map(({ points }) => sideOf(points[code], reference[code]))),
  }))
  const units = items.map(({ code, max }) => ({
    marks: marks.flatMap(({ points }) => {
      const given = points[code]
      return typeof given === 'number' ? [Math.round((given / max) * 1000) / 10] : []
    }),
    times: 1,
  }))
  return {
    sheets: marks.map(mark => against(items, reference, mark)),
    alpha: marks.length < 2 ? undefined : alphaInterval(units, 'interval'),
    alike:
      marks.length < 2
        ? undefined
        : fleissKappa(judged.map(({ equal, above, below, otherwise }) => [equal, above, below, otherwise])),
    items: judged,
  }
}

type Side = 'equal' | 'above' | 'below' | 'otherwise'

const sideOf = (given: number | 'na' | undefined, wanted: number | 'na' | undefined): Side => {
  if (given === wanted) return 'equal'
  if (typeof given !== 'number' || typeof wanted !== 'number') return 'otherwise'
  return given > wanted ? 'above' : 'below'
}

const countsOf = (sides: readonly Side[]): Record<Side, number> => ({
  equal: sides.filter(side => side === 'equal').length,
  above: sides.filter(side => side === 'above').length,
  below: sides.filter(side => side === 'below').length,
  otherwise: sides.filter(side => side === 'otherwise').length,
})

const against = (items: readonly CalibrationItem[], reference: Points, mark: CalibrationMark): AgainstReference => {
  const differing = items.filter(({ code }) => sideOf(mark.points[code], reference[code]) !== 'equal')
  const compared = items.flatMap(({ code, max }) => {
    const [given, wanted] = [mark.points[code], reference[code]]
    return typeof given === 'number' && typeof wanted === 'number' ? [((given - wanted) / max) * 100] : []
  })
  return {
    expertId: mark.expertId,
    equal: items.length - differing.length,
    items: items.length,
    apart: compared.length === 0 ? 0 : compared.reduce((sum, one) => sum + one, 0) / compared.length,
    differing: differing.map(({ code }) => code),
    meets: mark.meets,
  }
}
