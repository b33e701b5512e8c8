import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { CriteriaSet } from '../domain/expertise/criteria-set.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import type { Pack, PackRef } from '../domain/regulations/pack.ts'
import type { Category } from '../domain/regulations/vocabulary.ts'

/** What stands in `regulations/`, loaded and checked once at the start. */
export type Law = {
  packs: readonly Pack[]
  /** The edition a case keeps. Throws when the folder is gone: a running case cannot do without its regulation. */
  pack(ref: PackRef): Pack
  /** The edition in force in the region on the day of filing; a refusal when there is none. */
  packFor(region: string, day: PlainDate): Pack | Refusal
  /** Working days of the region; the federal calendar where it has none of its own. */
  calendar(region: string): WorkCalendar
  /** Positions of ПП РФ № 225, раздел I подраздел 2. */
  nomenclature: readonly string[]
  criteria(set: string, category: Category, position: string): CriteriaSet | undefined
  /** Words of a clause for screens and letters. */
  cited(ref: PackRef, clause: string): readonly { clause: string; words: string; confirmed: boolean }[]
}
