import type { PlainDate } from '../calendar/plain-date.ts'

/** What the registry of specialists knows of one, in values that the pack's conditions speak of. */
export type ExpertProfile = {
  id: string
  organisationId: string
  education: 'vocational' | 'higher' | 'higher_pedagogical'
  /** Start of work in education; length of work is counted from it. */
  inEducationSince: PlainDate
  highestCategorySince?: PlainDate | undefined
  candidateOfSciences: boolean
  worksAtUniversity: boolean
  /** Start of work as an analyst of teachers' activity, and conclusions without remarks. */
  analysisSince?: PlainDate | undefined
  cleanConclusions: number
  /** Nomenclature positions the specialist may judge. */
  positions: string[]
  /** Cases from which the specialist has withdrawn for a tie with the applicant: applicants' ids. */
  declaredConflicts: string[]
}
