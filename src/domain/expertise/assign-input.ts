import type { PlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'
import type { Pack } from '../regulations/pack.ts'
import type { ExpertProfile } from './expert.ts'
import type { Applicant, Seat } from './panel.ts'

/** The way of counting: a stored proposal is counted again by the same one. */
export const assignmentVersion = 1

export type Duty = Seat['duty']
export const duties: readonly Duty[] = ['main', 'senior']

export type SeatOf = { expertId: string; duty: Duty }

/** A case that waits for its panel. */
export type BatchCase = {
  id: string
  applicant: Applicant
  /** Cases received earlier are served first where there are not specialists enough for all. */
  received: PlainDate
  /** Which of the `rules` of the batch is its own. */
  rules: string
  /** Seats that a person has filled: they stay. */
  fixed: SeatOf[]
  /** Specialists who have stepped back from the case. */
  barred: string[]
}

/** Everything that a proposal depends on: the same input gives the same names on any machine. */
export type BatchInput = {
  version: number
  /** Tells equal ones apart. */
  seed: string
  today: PlainDate
  rules: Record<string, Pack['experts']>
  cases: BatchCase[]
  /** `open`: unsigned seats in other cases. */
  experts: { profile: ExpertProfile; open: number }[]
}

export type BatchPanel = { caseId: string; seats: SeatOf[] }

export type BatchLoad = { expertId: string; before: number; after: number }

/** What is known for certain of the answer. */
export type BatchProof = {
  /** The largest load among those who could be seated, and below what no proposal can bring it. */
  most: number
  mostAtLeast: number
  /** The smallest load among them, and above what no proposal can bring it. */
  least: number
  leastAtMost: number
  /** No proposal for these cases has a smaller largest load or, with it, a smaller difference. */
  proved: boolean
  /** Choices that were tried beyond the first. */
  tried: number
}

export type BatchResult = {
  panels: BatchPanel[]
  left: { caseId: string; findings: Finding[] }[]
  /** Everybody who fits at least one of the cases. */
  loads: BatchLoad[]
  proof: BatchProof
}
