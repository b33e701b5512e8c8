/**
 * The closed words a regulation pack may choose from. A pack chooses, it never programs: a new word here needs code in the
 * engine and a test; anything else in a pack is data.
 */

/** Categories of Порядок № 196 пп. 24, 45. */
export const categories = ['first', 'highest', 'methodist', 'mentor'] as const
export type Category = (typeof categories)[number]

/** How an application reaches the ministry. `system` is our own portal. */
export const channels = [
  'system',
  'epgu',
  'regional_portal',
  'electronic',
  'email',
  'in_person',
  'post',
  'mfc',
] as const
export type Channel = (typeof channels)[number]

/** What an admitted case goes through before the commission: scoring, confirmed awards, or the employer's petition. */
export const paths = ['assessment', 'awards', 'petition'] as const
export type Path = (typeof paths)[number]

/** What an award is: state awards, titles, insignia of a department, prizes of professional contests (196 п. 31 абз. 4–5). */
export const awardKinds = ['state_award', 'honorary_title', 'departmental_insignia', 'contest_prize', 'other'] as const
export type AwardKind = (typeof awardKinds)[number]

/** What the commission may decide. */
export const outcomes = ['set', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** Kinds of case; the KBR regulation calls them «варианты предоставления услуги». */
export const caseKinds = ['attestation', 'extract', 'correction', 'complaint', 'consent_withdrawal'] as const
export type CaseKind = (typeof caseKinds)[number]

export const stages = [
  'draft',
  'submitted',
  'acceptance_refused',
  'registered',
  'review',
  'information_asked',
  'service_refused',
  'admitted',
  'testing',
  'panel_appointed',
  'assessment',
  'disputed',
  'assessed',
  'on_agenda',
  'meeting',
  'decided',
  'ordered',
  'published',
  'closed',
  'archived',
  'withdrawn',
] as const
export type Stage = (typeof stages)[number]

/** Papers an application may need. */
export const documentKinds = [
  'application',
  'identity',
  'authority',
  'consent',
  'analytical_note',
  'achievements',
  'portfolio',
  'awards',
  'earlier_category',
  'labour_book',
  'employment_certificate',
  'education',
  'name_change',
  'employer_petition',
  'council_minutes',
  'translation',
  'correct_data_proof',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** When a paper is due. KBR takes all but the application after the test (reg п. 9.3.1). */
export const evidenceDue = ['filing', 'after_test', 'before_meeting'] as const

/** When a conditional paper is needed. */
export const evidenceConditions = [
  'representative_files',
  'name_changed',
  'foreign_citizen',
  'category_held',
  'category_from_other_region',
  'awards_claimed',
  'at_will',
] as const

/** Fields of the application form; each has one place on the screen and one check. */
export const formFields = [
  'surname',
  'name',
  'patronymic',
  'sex',
  'birth_date',
  'citizenship',
  'snils',
  'passport_series',
  'passport_number',
  'passport_issued_on',
  'passport_issued_by',
  'passport_department_code',
  'phone',
  'home_phone',
  'email',
  'address',
  'no_house',
  'no_flat',
  'category',
  'held_category',
  'held_set_on',
  'held_order_number',
  'held_order_date',
  'held_body',
  'organisation',
  'organisation_address',
  'position',
  'subject',
  'grounds',
  'education_institution',
  'education_level',
  'education_finished_on',
  'education_speciality',
  'education_qualification',
  'teaching_experience_years',
  'position_experience_years',
  'organisation_experience_years',
  'awards',
  'professional_development',
  'presence',
  'order_acquaintance',
  'result_delivery',
  'paper_copy',
  'department',
  'comment',
  'evidence_link',
  'petition_details',
  'council_minutes_details',
  'consent',
  'checks_consent',
  'responsibility',
] as const
export type FormField = (typeof formFields)[number]

/** Checks that stand behind a ground of refusal. `clerk_finds`: a person sees it, the system keeps words and clause. */
export const acceptanceRules = [
  'clerk_finds',
  'missing_documents',
  'signature_invalid',
  'no_authority',
  'representative_not_allowed',
  'identity_expired',
  'channel_closed',
] as const

export const serviceRules = [
  'clerk_finds',
  'within_year_of_refusal',
  'requires_category',
  'position_not_in_nomenclature',
  'position_barred',
  'petition_missing',
  'category_not_offered',
  'documents_not_given',
  'test_failed',
  'results_below',
  'commission_refused',
  'never_attested_here',
  'no_error_found',
] as const

/** Documents and letters the system produces. */
export const forms = [
  'application',
  'extract_application',
  'correction_application',
  'consent',
  'receipt',
  'registration_notice',
  'progress_notice',
  'officer_message',
  'information_request',
  'other_region_request',
  'attestation_notice',
  'acceptance_refusal',
  'service_refusal',
  'admitted_list',
  'test_sheet',
  'awards_list',
  'expert_sheet',
  'expert_conclusion',
  'group_protocol',
  'case_certificate',
  'case_package',
  'agenda',
  'meeting_link',
  'minutes',
  'order_draft',
  'order',
  'decision_granted',
  'decision_refused',
  'employer_letter',
  'extract',
  'certified_copy',
  'correction_decision',
  'no_error_notice',
  'complaint_answer',
  'withdrawal_notice',
  'registration_journal',
  'inspection_act',
  'quality_questionnaire',
  'school_certificate',
  'certification_act',
  'school_petition',
] as const
export type Form = (typeof forms)[number]

/** Printed forms of a regulation that a paper follows line by line; a paper without one is laid out by the house. */
export const blanks = ['kbr-2a', 'kbr-2b', 'kaliningrad-5', 'kuzbass-decision', 'kuzbass-letter'] as const
export type Blank = (typeof blanks)[number]

/** Whom a pack may exclude from a panel. */
export const conflictRules = [
  'own_application',
  'same_employer_as_applicant',
  'two_from_one_employer',
  'declared_conflict',
] as const
