import { questionTable } from '../filing/question-table.ts'
import type { Question } from '../filing/questions.ts'
import { type SectionId, sectionIds, sectionTitles } from '../filing/sections.ts'
import type { Answer } from '../stores/cases.ts'
import { categoryGenitive, type Subject } from './case-subject.ts'
import { positionOf } from './letter-parts.ts'
import type { Block } from './paper.ts'
import { asText, heading } from './sheet.ts'
import { answersOf } from './stated.ts'

/**
 * Where the region has no form of its own: what 196 п. 28 wants – education, results of work, categories held, the position and the
 * category asked – and every other answer, section by section as the applicant met them.
 */
export const plainApplication = (subject: Subject, says: string[]): Block[] => {
  const { state } = subject
  const opening = `Прошу провести аттестацию в целях установления ${categoryGenitive[state.application.category]} по должности «${positionOf(state.application)}».`
  const answers = answersOf(subject)
  return [
    ...(says.length > 0 ? says.map(asText) : []),
    asText(opening),
    ...shown.flatMap(section => sectionBlocks(section, answers)),
    ...confirmations(answers),
  ]
}

/** What a worker notes at reception is no statement of the applicant; the consent is a paper of its own. */
const shown = sectionIds.filter(id => id !== 'reception' && id !== 'files' && id !== 'consents')

const sectionBlocks = (section: SectionId, answers: readonly Answer[]): Block[] => {
  const own = ofSection(section, answers).filter(({ field }) => field !== 'paper_documents')
  if (own.length === 0) return []
  return [
    heading(sectionTitles[section]),
    { kind: 'facts', rows: own.map(({ question, answer }): [string, string] => [question, answer]) },
  ]
}

const confirmations = (answers: readonly Answer[]): Block[] => {
  const ticked = ofSection('consents', answers).filter(({ field }) => field !== 'consent')
  if (ticked.length === 0) return []
  return [{ kind: 'choice', options: ticked.map(({ question }) => ({ text: question, chosen: true })) }]
}

const ofSection = (section: SectionId, answers: readonly Answer[]): Answer[] =>
  answers.filter(({ field }) => questionTable[field as Question]?.section === section)
