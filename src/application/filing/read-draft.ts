import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { checkAnswer, checkTogether } from './answer-checks.ts'
import type { AskedQuestion, FormSection } from './form.ts'
import type { Answers, Question } from './questions.ts'
import type { SectionId } from './sections.ts'

/** A message beside a field that says how to mend it. */
export type Fault = { field: Question; message: string }

/** Answers as we keep them, and what is wrong with them by section. Only questions of this form are read. */
export type ReadForm = {
  values: Readonly<Partial<Record<Question, string>>>
  faults: Readonly<Partial<Record<SectionId, readonly Fault[]>>>
}

/** Reads all the answers of a draft against its form. */
export const readAnswers = (form: readonly FormSection[], answers: Answers, today: PlainDate): ReadForm => {
  const values: Partial<Record<Question, string>> = {}
  const faults: Partial<Record<SectionId, Fault[]>> = {}
  for (const { id, questions } of form)
    for (const question of questions) {
      const checked = checkAnswer(question, { answers, today })
      if ('value' in checked) values[question.name] = checked.value
      else faults[id] = [...(faults[id] ?? []), { field: question.name, message: checked.wrong }]
    }
  for (const [field, message] of checkTogether(answers, values)) {
    const section = form.find(({ questions }) => questions.some(({ name }) => name === field))
    if (section) faults[section.id] = [...(faults[section.id] ?? []), { field, message }]
  }
  return { values, faults }
}

export const questionsOf = (form: readonly FormSection[]): AskedQuestion[] => form.flatMap(({ questions }) => questions)
