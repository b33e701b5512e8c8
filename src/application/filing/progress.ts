import type { FormSection } from './form.ts'
import type { OpenDraft } from './open-draft.ts'
import { answersOf } from './questions.ts'
import type { SectionId } from './sections.ts'

/**
 * finished: saved and in order; faulty: saved, something does not pass; prefilled: known already, to be confirmed;
 * empty: to be filled in; optional: may be left as it is.
 */
export type SectionProgress = 'finished' | 'faulty' | 'prefilled' | 'empty' | 'optional'

/** Where a section of the task list stands. */
export const progressOf = (
  { draft, read }: Pick<OpenDraft, 'draft' | 'read'>,
  section: FormSection,
): SectionProgress => {
  const saved = draft.sections[section.id] !== undefined
  const faults = read.faults[section.id] ?? []
  if (saved) return faults.length === 0 ? 'finished' : 'faulty'
  if (section.id === 'files' || section.questions.every(({ required }) => !required)) {
    return faults.length === 0 ? 'optional' : 'faulty'
  }
  return section.questions.some(({ name }) => answersOf(draft.answers, name).length > 0) ? 'prefilled' : 'empty'
}

/** Sections that stand in the way of sending. */
export const unfinishedSections = (open: Pick<OpenDraft, 'draft' | 'read' | 'form'>): SectionId[] =>
  open.form.filter(section => !['finished', 'optional'].includes(progressOf(open, section))).map(section => section.id)
