import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { MonthSums } from '../../domain/quality/drift.ts'
import type { ExpertSums } from '../../domain/quality/expert-figures.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type { Calibration, CalibrationSheet, JudgedSet, QualitySettings, SecondOpinion } from '../stores/quality.ts'

/** Which sheets are counted: signed in the period, both days included, by the set (all editions of a group, or one) and category. */
export type QualityFilter = {
  region: string
  from: PlainDate
  to: PlainDate
  setId?: string | undefined
  setRef?: string | undefined
  category?: Category | undefined
  /** Sheets of one specialist only. */
  expertId?: string | undefined
}

/** One item of one edition of a set. */
export type OneItem = { setRef: string; code: string }

export type ExpertQualityLine = ExpertSums & { expertId: string; name: string; organisation: string; active: boolean }

/** How often one set of marks met on an item: «4 7» five times. */
export type ItemLine = {
  setRef: string
  code: string
  marks: string
  times: number
  disputed: number
  notApplied: number
}

/** A month of one specialist. */
export type ExpertMonth = MonthSums & {
  expertId: string
  sheets: number
  overdue: number
  disputed: number
  items: number
}

/** One specialist on one item: points given, and beside the others on the same cases. */
export type ItemExpertLine = {
  expertId: string
  name: string
  given: number
  points: number
  compared: number
  equal: number
  apart: number
  apartSquared: number
}

/** Own word on the category beside that of most others: both fit, only one, neither. */
export type VerdictCounts = { both: number; own: number; others: number; neither: number }

/** An own mark beside another one on the same item of the same case, so often. */
export type PairLine = { setRef: string; code: string; own: number; other: number; times: number }

/** A second opinion with its case as the secretary's list and its specialist's own list show it. */
export type SecondLine = SecondOpinion & {
  expert: string | null
  number: string | null
  applicant: string
  category: Category
  position: string
  organisation: string
  /** How the case was concluded: for the ministry's eyes. */
  caseMeets: boolean | null
  casePercent: number | null
}

export type CalibrationLine = Pick<
  Calibration,
  'id' | 'title' | 'category' | 'position' | 'status' | 'due' | 'madeAt' | 'region'
> & { given: number; signed: number }

export type StatisticReads = {
  qualityExperts(filter: QualityFilter): Promise<ExpertQualityLine[]>
  /** Every item of the sets asked for, or the one alone. */
  qualityItems(filter: QualityFilter, one?: OneItem): Promise<ItemLine[]>
  /** The group of positions by whose set most sheets were signed; undefined when none was. */
  mostJudgedSet(filter: QualityFilter): Promise<string | undefined>
  qualityMonths(filter: QualityFilter): Promise<ExpertMonth[]>
  /** Sets by which anybody in the region was judged, by title and edition. */
  qualitySets(region: string): Promise<JudgedSet[]>
  itemExperts(filter: QualityFilter, one: OneItem): Promise<ItemExpertLine[]>
  /** How often each number of points was given on an item. */
  itemPoints(filter: QualityFilter, one: OneItem): Promise<{ points: number; times: number }[]>
  expertVerdicts(filter: QualityFilter & { expertId: string }): Promise<VerdictCounts>
  expertPairs(filter: QualityFilter & { expertId: string }): Promise<PairLine[]>
}

/** Calibration and second opinions. */
export type JudgingControlReads = {
  /** Second opinions of a region, newest first; at most 500. */
  secondsOf(region: string): Promise<SecondLine[]>
  /** Of one specialist: open ones first; at most 500. */
  secondsOfExpert(expertId: string): Promise<SecondLine[]>
  second(id: string): Promise<SecondLine | undefined>
  secondSettings(region: string): Promise<QualitySettings | undefined>
  calibrationsOf(region: string): Promise<CalibrationLine[]>
  /** Those given to a specialist, the open ones first. */
  calibrationsOfExpert(expertId: string): Promise<(CalibrationLine & { signedOn: Date | null })[]>
  calibration(id: string): Promise<Calibration | undefined>
  /** Sheets of a calibration by name. */
  calibrationSheets(id: string): Promise<(CalibrationSheet & { name: string })[]>
}

export type QualityReads = StatisticReads & JudgingControlReads
