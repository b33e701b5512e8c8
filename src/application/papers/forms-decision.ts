import { asRussianDate, asShortRussianDate } from '../../domain/calendar/plain-date.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import { categoryAccusative, categoryTitles, fullName, type Subject } from './case-subject.ts'
import { applicationFacts, groundsBlocks, positionOf } from './forms-intake.ts'
import type { Block } from './paper.ts'

/** The day of the decision is the day of the category, whenever the order is signed (196 п. 42). */
const granted = (subject: Subject): Block[] => {
  const { state, person, organisation, pack } = subject
  if (!('decision' in state) || state.decision === undefined) return [applicationFacts(subject)]
  const { on } = state.decision
  const term = pack.categories.find(({ category }) => category === state.application.category)?.valid_years
  const rows: [string, string][] = [
    ['Педагогический работник', fullName(person)],
    ['Место работы', organisation.fullName],
    ['Должность', positionOf(state.application)],
    ['Категория', categoryTitles[state.application.category]],
    ['Категория действует', `с ${asRussianDate(on)}${term ? `, ${term} лет` : ', без ограничения срока'}`],
  ]
  if ('order' in state && state.order)
    rows.push(['Приказ', `№ ${state.order.number} от ${asShortRussianDate(state.order.signed)}`])
  const text = `Аттестационная комиссия ${asRussianDate(on)} решила установить ${categoryAccusative[state.application.category]} по должности «${positionOf(state.application)}».`
  return [
    { kind: 'text', text },
    { kind: 'facts', rows },
  ]
}

const refused = (subject: Subject): Block[] => {
  const { state } = subject
  if (!('decision' in state) || state.decision === undefined)
    return [applicationFacts(subject), ...groundsBlocks(subject)]
  const { on, reason } = state.decision
  const text = `Аттестационная комиссия ${asRussianDate(on)} решила отказать в установлении заявленной категории.`
  const reasons: Block[] = reason
    ? [
        { kind: 'heading', text: 'Причина' },
        { kind: 'text', text: reason },
      ]
    : []
  return [{ kind: 'text', text }, applicationFacts(subject), ...reasons, ...groundsBlocks(subject)]
}

export const decisionForms = {
  decision_granted: granted,
  extract: granted,
  employer_letter: granted,
  decision_refused: refused,
} satisfies Partial<Record<Form, (subject: Subject) => Block[]>>
