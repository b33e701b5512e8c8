import type { Deadline } from '../../domain/calendar/deadlines.ts'
import type { CaseEvent, Recorded } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { Finding } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Moment } from '../app.ts'
import type { Filed } from '../project-case.ts'
import type { Organisation, Person } from '../stores/people.ts'

export type Rule = Pack['documents'][number]

/** Everything a paper of a case may speak of. */
export type Subject = {
  caseId: string
  pack: Pack
  state: Filed
  /** What has just happened; absent for a paper made on request. */
  event: Recorded<CaseEvent> | undefined
  moment: Moment
  person: Person
  organisation: Organisation
  deadlines: Deadline[]
  criteria: CriteriaSet | undefined
}

export const outcomeOfCase = (state: Filed): 'set' | 'refused' | undefined =>
  'decision' in state ? state.decision?.outcome : undefined

/** Findings that did not hold: the grounds a refusal names. */
export const groundsOf = (state: Filed): Finding[] => {
  if ('refusal' in state) return state.refusal.findings.filter(finding => !finding.met)
  if ('decision' in state) return state.decision?.findings.filter(finding => !finding.met) ?? []
  return []
}

export const fullName = (person: Person): string =>
  [person.surname, person.name, person.patronymic].filter(part => part !== null && part !== '').join(' ')

/** «Иванова М. П.» with no-break spaces between the parts. */
export const initials = (person: Pick<Person, 'surname' | 'name' | 'patronymic'>): string =>
  [person.surname, ...[person.name, person.patronymic].flatMap(part => (part ? [`${part[0]}.`] : []))].join('\u00a0')

export const categoryTitles = {
  first: 'первая квалификационная категория',
  highest: 'высшая квалификационная категория',
  methodist: 'квалификационная категория «педагог-методист»',
  mentor: 'квалификационная категория «педагог-наставник»',
} as const

export const categoryAccusative = {
  first: 'первую квалификационную категорию',
  highest: 'высшую квалификационную категорию',
  methodist: 'квалификационную категорию «педагог-методист»',
  mentor: 'квалификационную категорию «педагог-наставник»',
} as const
