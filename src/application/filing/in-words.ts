import { asShortRussianDate, parsePlainDate } from '../../domain/calendar/plain-date.ts'
import { showSnils } from '../../domain/people/snils.ts'
import type { Answer } from '../stores/cases.ts'
import type { AskedQuestion, FormSection } from './form.ts'
import type { ReadForm } from './read-draft.ts'

/** An answer as a person would read it aloud; empty when nothing was answered. */
export const inWords = ({ name, control, options }: AskedQuestion, value: string, organisation: string): string => {
  if (value === '') return ''
  if (control.kind === 'organisation') return organisation
  if (control.kind === 'yes_no') return value === 'yes' ? 'Да' : 'Нет'
  if (control.kind === 'tick') return 'Да'
  if (control.kind === 'date') return shortDay(value)
  if (name === 'snils' && /^\d{11}$/.test(value)) return showSnils(value)
  if (control.kind === 'several')
    return value
      .split(',')
      .map(one => labelOf(options, one))
      .join('; ')
  return labelOf(options, value)
}

/** The whole form as it was read and answered: kept beside the log for ever. */
export const formInWords = (form: readonly FormSection[], values: ReadForm['values'], organisation: string): Answer[] =>
  form.flatMap(({ questions }) =>
    questions.flatMap(question => {
      const answer = inWords(question, values[question.name] ?? '', organisation)
      return answer === '' ? [] : [{ field: question.name, question: question.label, answer }]
    }),
  )

const labelOf = (options: AskedQuestion['options'], value: string): string =>
  options?.find(option => option.value === value)?.label ?? value

const shortDay = (value: string): string => {
  const day = parsePlainDate(value)
  return day === undefined ? value : asShortRussianDate(day)
}
