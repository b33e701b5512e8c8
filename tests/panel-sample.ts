import { plainDate } from '../src/domain/calendar/plain-date.ts'
import type { ExpertProfile } from '../src/domain/expertise/expert.ts'
import type { Applicant, PanelRules, Seat } from '../src/domain/expertise/panel.ts'

export const today = plainDate('2024-05-20')

/** Panel rules as Kaliningrad reg п. 69–70 has them. */
export const pack: PanelRules = {
  experts: {
    scheme: 'independent_and_senior',
    panel: { clause: 'reg п. 69', main: 2, senior: 1, match_position: true },
    conflicts: {
      clause: 'reg п. 69',
      exclude: ['own_application', 'same_employer_as_applicant', 'two_from_one_employer', 'declared_conflict'],
    },
    disputed: { clause: 'reg п. 70', resolved_by: 'senior', tolerance: 0 },
    main: {
      clause: 'reg п. 70 осн',
      education: ['vocational', 'higher'],
      education_field_years: 5,
      one_of: ['highest_category', 'candidate_of_sciences_at_university'],
    },
    senior: {
      clause: 'reg п. 70 ст',
      education: ['higher_pedagogical'],
      education_field_years: 10,
      highest_category_years: 6,
      analysis_years: 2,
      clean_conclusions: 25,
    },
    names_shown_to_applicant: false,
    criteria: { clause: 'reg п. 70', set: 'demonstration' },
  },
}

export const applicant: Applicant = { id: 'teacher', organisationId: 'school-0', position: 'Учитель' }
export const expert = (id: string, differs: Partial<ExpertProfile> = {}): ExpertProfile => ({
  id,
  organisationId: `school-${id}`,
  education: 'higher_pedagogical',
  inEducationSince: plainDate('2014-05-20'),
  highestCategorySince: plainDate('2018-05-20'),
  candidateOfSciences: false,
  worksAtUniversity: false,
  analysisSince: plainDate('2022-05-20'),
  cleanConclusions: 25,
  positions: ['Учитель'],
  declaredConflicts: [],
  ...differs,
})
export const panel = (main: ExpertProfile, other = expert('b'), senior = expert('c')): Seat[] => [
  { expert: main, duty: 'main' },
  { expert: other, duty: 'main' },
  { expert: senior, duty: 'senior' },
]
