import type { PlainDate } from '../calendar/plain-date.ts'
import type { Category } from '../regulations/vocabulary.ts'

/** Levels of education that conditions of a panel speak of. */
export const educationTitles = {
  vocational: 'среднее профессиональное',
  higher: 'высшее',
  higher_pedagogical: 'высшее педагогическое',
} as const
export type Education = keyof typeof educationTitles
export const educations = Object.keys(educationTitles) as [Education, ...Education[]]

/** What the registry of specialists knows of one, in values that the pack's conditions speak of. */
export type ExpertProfile = {
  id: string
  organisationId: string
  education: Education
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
  /** Subjects and fields among these positions; none named: any. */
  subjects?: string[] | undefined
  /** Categories by their history: the highest one is counted from it where it is known. */
  categories?: readonly CategoryOfExpert[] | undefined
  /** Own signed sheets without remarks, besides the stated number. */
  ownClean?: number | undefined
  /** Organisations with which a tie was declared. */
  tiedOrganisations?: string[] | undefined
  leaves?: readonly Leave[] | undefined
  /** Open cases at once, by the ministry; absent: no limit. */
  loadLimit?: number | undefined
  /** Cases from which the specialist has withdrawn for a tie with the applicant: applicants' ids. */
  declaredConflicts: string[]
}

/** Days away from work, both included. */
export type Leave = { from: PlainDate; to: PlainDate }

export type CategoryOfExpert = { category: Category; setOn: PlainDate; validUntil?: PlainDate | undefined }

/** Conclusions and protocols without remarks: those from before and one's own sheets here. */
export const cleanOf = ({ cleanConclusions, ownClean = 0 }: Pick<ExpertProfile, 'cleanConclusions' | 'ownClean'>) =>
  cleanConclusions + ownClean

/**
 * Since when the highest category is held without a break, on a day; undefined when it is not held. A category set anew before
 * the earlier one ran out goes on from it; one without a term never runs out (196 п. 24 since 01.09.2023).
 */
export const highestSince = (
  { highestCategorySince, categories = [] }: Pick<ExpertProfile, 'highestCategorySince' | 'categories'>,
  today: PlainDate,
): PlainDate | undefined => {
  const stated = highestCategorySince === undefined ? [] : [{ setOn: highestCategorySince, validUntil: undefined }]
  const known = [...categories.filter(({ category }) => category === 'highest'), ...stated]
    .filter(({ setOn }) => setOn <= today)
    .sort((a, b) => (a.setOn < b.setOn ? 1 : -1))
  const lasts = (one: { validUntil?: PlainDate | undefined }, day: PlainDate): boolean =>
    one.validUntil === undefined || one.validUntil >= day
  const held = known.filter(one => lasts(one, today))
  let since = held.map(({ setOn }) => setOn).sort()[0]
  for (const earlier of known)
    if (since !== undefined && earlier.setOn < since && lasts(earlier, since)) since = earlier.setOn
  return since
}
