import { type Channel, channels } from '../../domain/regulations/vocabulary.ts'
import type { Draft } from '../stores/cases.ts'
import type { FilingMode } from './form.ts'
import { type Answers, answerOf } from './questions.ts'
import type { SectionId } from './sections.ts'

/** Notes of the system kept beside the answers of a draft. Nobody is asked for them, so a form cannot change them. */
export type DraftNotes = { channel: Channel; mode: FilingMode; applicantId: string }

export const notesFor = ({ channel, mode, applicantId }: DraftNotes): Record<string, string> => ({
  _channel: channel,
  _mode: mode,
  _applicant: applicantId,
})

export const notesOf = ({ answers, ownerId }: Draft): DraftNotes => ({
  channel: channels.find(channel => channel === answerOf(answers, '_channel')) ?? 'system',
  mode: answerOf(answers, '_mode') === 'intake' ? 'intake' : 'own',
  applicantId: answerOf(answers, '_applicant') || ownerId,
})

/** The version of the draft that last wrote this section: another tab may have been faster. */
export const savedAt = (answers: Answers, section: SectionId): number =>
  Number(answerOf(answers, savedKey(section)) || 0)
export const savedNote = (section: SectionId, version: number): Record<string, string> => ({
  [savedKey(section)]: String(version),
})

const savedKey = (section: SectionId): string => `_saved_${section}`
