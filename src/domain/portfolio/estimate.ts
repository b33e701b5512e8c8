import type { Points } from '../case/events.ts'
import type { CriteriaSet, Threshold } from '../expertise/criteria-set.ts'
import { type SheetScore, scoreSheet, sheetFaults } from '../expertise/scoring.ts'
import { type SheetProgress, sheetProgress } from '../expertise/sheet-progress.ts'
import { isRefusal } from '../regulations/finding.ts'
import type { Category } from '../regulations/vocabulary.ts'

/** What the wanted category still lacks: `points` how many, or `items` how many indicators at the level. */
export type Gap = { what: string; clause: string; points: number; items?: number | undefined }

/** A person's own estimate of a portfolio. It binds nobody: specialists decide. */
export type Estimate = {
  progress: SheetProgress
  /** What it would come to with nothing more; undefined when the set is not for the category. */
  score: SheetScore | undefined
  gaps: Gap[]
  /** Items not estimated yet: they count as nothing. */
  unanswered: string[]
  /** Items with more than nothing and no proof tied to them: a specialist gives no points for them. */
  unproved: string[]
}

/**
 * Adds up the expected points with the rules of the specialist's sheet. `tied` says how many proofs stand under an item.
 * What is not estimated counts as zero, so that the gap is never smaller than it is.
 */
export const estimate = (
  set: CriteriaSet,
  category: Category,
  given: Points,
  tied: (code: string) => number,
): Estimate => {
  const points = soundPoints(set, given)
  const codes = codesOf(set)
  const scored = scoreSheet(set, category, {
    ...Object.fromEntries(codes.map(code => [code, 0])),
    ...points,
  })
  const score = isRefusal(scored) ? undefined : scored
  const threshold = set.thresholds.find(line => line.category === category)
  return {
    progress: sheetProgress(set, points),
    score,
    gaps: score === undefined || threshold === undefined ? [] : gapsOf(score, threshold),
    unanswered: codes.filter(code => points[code] === undefined),
    unproved: codes.filter(code => typeof points[code] === 'number' && points[code] > 0 && tied(code) === 0),
  }
}

/** Points that the set still knows and its scales can give: an edition may have changed since they were saved. */
export const soundPoints = (set: CriteriaSet, points: Points): Points => {
  const faults = sheetFaults(set, points)
  return Object.fromEntries(Object.entries(points).filter(([code]) => faults[code] === undefined))
}

export const codesOf = (set: CriteriaSet): string[] =>
  set.sections.flatMap(({ criteria }) => criteria.map(({ code }) => code))

const gapsOf = ({ findings, total, applicableMax }: SheetScore, threshold: Threshold): Gap[] =>
  findings
    .filter(({ met }) => !met)
    .map(({ what, clause, known, rule }) => {
      if (rule !== 'criteria-threshold')
        return { what, clause, points: exact(Number(known.required) - Number(known.points)) }
      if (threshold.measure === 'indicators')
        return {
          what,
          clause,
          points: exact(Math.max(0, threshold.sum - total)),
          items: Math.max(0, threshold.at_least - Number(known.reached)),
        }
      const least =
        known.required_percent === undefined
          ? Number(known.required)
          : (Number(known.required_percent) * applicableMax) / 100
      return { what, clause, points: exact(least - total) }
    })

/** Upwards: half a point short is still short. */
const exact = (value: number): number => Math.ceil(Math.round(value * 1000) / 10) / 100
