import type { FormField } from '../../domain/regulations/vocabulary.ts'

/** What the engine must know although no paper has a box for it. */
export const ownQuestions = [
  'signature',
  'epgu_number',
  'paper_documents',
  'representative',
  'representative_authority',
  'organisation_name',
  'position_other',
  'held_position',
  'held_region',
  'held_valid_until',
  'earlier_refusal_on',
  'name_changed',
  'awards_claimed',
  'claimed_award',
  'award_details',
] as const
export type OwnQuestion = (typeof ownQuestions)[number]

/** A question of the form: a field of the pack, or one of our own. */
export type Question = FormField | OwnQuestion

/** How a question is answered. Closed answers get their options from the pack or the directory when the form is made. */
export type Control =
  | { kind: 'text'; width?: 5 | 10 | 20 | 30; inputmode?: 'numeric' | 'tel' | 'email'; autocomplete?: string }
  | { kind: 'long' }
  | { kind: 'date' }
  | { kind: 'choice' }
  | { kind: 'list' }
  | { kind: 'several' }
  | { kind: 'yes_no' }
  | { kind: 'tick' }
  | { kind: 'organisation' }

/** Answers of one draft as they were typed. Names that begin with `_` are notes of the system, not answers. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** One answer as a line of text; empty when there is none. */
export const answerOf = (answers: Answers, question: string): string => {
  const value = answers[question]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

/** All answers to a question with several. */
export const answersOf = (answers: Answers, question: string): string[] => {
  const value = answers[question]
  return value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : [...value]
}

export const saidYes = (answers: Answers, question: string): boolean => answerOf(answers, question) === 'yes'
