import type { Law } from '../../application/law.ts'
import type { Deadline } from '../../domain/calendar/deadlines.ts'
import { explain } from '../../domain/calendar/explain-deadline.ts'
import type { PackRef } from '../../domain/regulations/pack.ts'
import { html } from '../html.ts'
import { clauseView } from './clauses.ts'
import type { DeadlineState, DeadlineView } from './deadline.ts'
import { asRussianDate, asShortDate, counted } from './words.ts'

/** A deadline of a case in ready words: its arithmetic, its clause and what is assumed. */
export const deadlineView = (law: Law, pack: PackRef, deadline: Deadline): DeadlineView => {
  const doubts = [...deadline.assumptions, ...(deadline.question === undefined ? [] : [deadline.question])]
  return {
    name: deadline.title,
    due: { iso: deadline.due, words: asRussianDate(deadline.due) },
    left: leftOf(deadline),
    state: stateOf(deadline),
    // The clause and the doubts have places of their own on the card.
    arithmetic: explain(deadline).filter(line => !/^(Основание|Допущение|Требует уточнения):/.test(line)),
    clause: clauseView(deadline.clause, law.cited(pack, deadline.clause)),
    assumed: doubts.length > 0 && html`${doubts.map((doubt, index) => html`${index > 0 && html`<br>`}${doubt}`)}`,
  }
}

const stateOf = ({ state }: Deadline): DeadlineState =>
  state === 'met' ? 'done' : state === 'met_late' ? 'missed' : state

const leftOf = ({ doneOn, daysLeft }: Deadline): string =>
  doneOn === undefined ? daysLeftInWords(daysLeft) : `исполнен ${asShortDate(doneOn)}`

/** «осталось 3 дня», «последний день – сегодня», «просрочен на 2 дня»; calendar days. */
export const daysLeftInWords = (days: number): string => {
  if (days === 0) return 'последний день – сегодня'
  if (days < 0) return `просрочен на ${counted(-days, ['день', 'дня', 'дней'])}`
  return `${days % 10 === 1 && days % 100 !== 11 ? 'остался' : 'осталось'} ${counted(days, ['день', 'дня', 'дней'])}`
}
