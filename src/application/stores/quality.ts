import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Proofs } from '../../domain/expertise/proofs.ts'
import type { Comments } from '../../domain/expertise/sheet-comments.ts'
import type { Beside, ItemMarks } from '../../domain/quality/beside-others.ts'
import type { SignedSheet } from '../../domain/quality/judged-case.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'

/** What all sheets of a case share. */
export type JudgedAbout = {
  region: string
  setId: string
  setRef: string
  category: Category
  position: string
  outcome: 'set' | 'refused' | undefined
  judgedOn: PlainDate
}

export type JudgedRow = SignedSheet &
  Beside & {
    leads: boolean
    due: PlainDate | null
    overdue: boolean | null
    days: number
    hours: number
    items: number
  }

/** Items of a set as they stood when they were judged. */
export type JudgedSet = {
  region: string
  setRef: string
  setId: string
  title: string
  items: { code: string; title: string; max: number }[]
}

/** Rows that statistics read; all of a case are written anew together. */
export type QualityRows = {
  put(caseId: string, about: JudgedAbout, sheets: readonly JudgedRow[], items: readonly ItemMarks[]): Promise<void>
  keepSet(set: JudgedSet): Promise<void>
  /** A finished case by its number in the journal of the region. */
  finishedCase(region: string, number: string): Promise<string | undefined>
}

export type QualitySettings = { secondPercent: number; secondDays: number; seed: string }

export type SecondOpinion = {
  id: string
  caseId: string
  region: string
  expertId: string | null
  status: 'open' | 'signed' | 'cancelled' | 'nobody'
  lot: number
  askedOn: PlainDate
  due: PlainDate
  points: Points
  comments: Comments
  proofs: Proofs
  savedAt: Date | null
  signedAt: Date | null
  signedOn: PlainDate | null
  total: number | null
  percent: number | null
  meets: boolean | null
}

export type SecondOpinions = {
  settings(region: string): Promise<QualitySettings | undefined>
  putSettings(region: string, settings: QualitySettings, by: string, at: Date): Promise<void>
  get(id: string): Promise<SecondOpinion | undefined>
  ofCase(caseId: string): Promise<SecondOpinion | undefined>
  /** Open ones by expert, for even load. */
  load(region: string): Promise<Record<string, number>>
  put(opinion: SecondOpinion): Promise<void>
}

export type Calibration = {
  id: string
  region: string
  title: string
  about: string
  category: Category
  position: string
  criteria: CriteriaSet
  materials: Record<string, string>
  reference: Points
  explanations: Comments
  status: 'draft' | 'open' | 'closed'
  due: PlainDate | null
  madeBy: string
  madeAt: Date
  version: number
}

export type CalibrationSheet = {
  calibrationId: string
  expertId: string
  points: Points
  comments: Comments
  savedAt: Date | null
  signedAt: Date | null
  total: number | null
  percent: number | null
  meets: boolean | null
}

export type Calibrations = {
  get(id: string): Promise<Calibration | undefined>
  /** `version` is the number of this save, one more than was read. Throws StaleCase when somebody has saved a newer one. */
  put(calibration: Calibration): Promise<void>
  sheets(id: string): Promise<CalibrationSheet[]>
  sheet(id: string, expertId: string): Promise<CalibrationSheet | undefined>
  putSheet(sheet: CalibrationSheet): Promise<void>
}
