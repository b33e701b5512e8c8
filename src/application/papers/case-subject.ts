import type { Deadline } from '../../domain/calendar/deadlines.ts'
import type { CaseEvent, Recorded } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import type { AgreedForms, GrammaticalCase } from '../../domain/people/declension.ts'
import { fullName as fullNameOf } from '../../domain/people/names.ts'
import type { CitedClause } from '../../domain/regulations/citation.ts'
import type { Finding } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Moment } from '../app.ts'
import type { Filed } from '../project-case.ts'
import type { Answer } from '../stores/cases.ts'
import type { OrderRow } from '../stores/decisions.ts'
import type { OrderHead } from '../stores/names.ts'
import type { Organisation, Person } from '../stores/people.ts'
import type { CasePanel } from './case-panel.ts'

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
  /** Specialists by name; absent where the paper does not speak of them, and in a preview. */
  panel?: CasePanel | undefined
  /** The form as it was read and answered; absent for a paper that does not repeat it. */
  answers?: readonly Answer[] | undefined
  /** The applicant's name by cases; absent: the nominative stands everywhere. */
  names?: AgreedForms | undefined
  /** The worker who has just acted, and the one who leads the case. */
  worker?: Person | undefined
  officer?: Person | undefined
  /** The signed order that carries the decision, with its lines where a paper repeats one, and who signed it. */
  order?: (OrderHead & Partial<Pick<OrderRow, 'rows'>>) | undefined
  signer?: Person | undefined
  /** Address where anybody checks this paper: printed as a square code. */
  checkAddress?: string | undefined
  /** Words and full name of the act of a clause. */
  cite?: ((reference: string) => readonly CitedClause[]) | undefined
}

export const outcomeOfCase = (state: Filed): 'set' | 'refused' | undefined =>
  'decision' in state ? state.decision?.outcome : undefined

/** Findings that did not hold: the grounds a refusal names. */
export const groundsOf = (state: Filed): Finding[] => {
  if ('refusal' in state) return state.refusal.findings.filter(finding => !finding.met)
  if ('decision' in state) return state.decision?.findings.filter(finding => !finding.met) ?? []
  return []
}

export const fullName = (person: Pick<Person, 'surname' | 'name' | 'patronymic'>): string =>
  fullNameOf({ ...person, patronymic: person.patronymic ?? undefined })

/** The applicant's name in a case; a form nobody vouches for is the nominative (`doubtfulNames` tells of it). */
export const nameIn = (
  { names, person }: Pick<Subject, 'names' | 'person'>,
  grammaticalCase: GrammaticalCase,
): string => names?.[grammaticalCase].text ?? fullName(person)

/** Names whose case nobody has confirmed, for the clerk to look at. */
export const doubtfulNames = ({ names }: Pick<Subject, 'names'>): string[] =>
  names !== undefined && Object.values(names).some(({ origin }) => origin === 'uncertain')
    ? [names.nominative.text]
    : []

/** «Иванова М. П.» with no-break spaces between the parts. */
export const initials = (person: Pick<Person, 'surname' | 'name' | 'patronymic'>): string =>
  [person.surname, ...[person.name, person.patronymic].flatMap(part => (part ? [`${part[0]}.`] : []))].join('\u00a0')

export const categoryTitles = {
  first: 'первая квалификационная категория',
  highest: 'высшая квалификационная категория',
  methodist: 'квалификационная категория «педагог-методист»',
  mentor: 'квалификационная категория «педагог-наставник»',
} as const

export const categoryGenitive = {
  first: 'первой квалификационной категории',
  highest: 'высшей квалификационной категории',
  methodist: 'квалификационной категории «педагог-методист»',
  mentor: 'квалификационной категории «педагог-наставник»',
} as const

export const categoryAccusative = {
  first: 'первую квалификационную категорию',
  highest: 'высшую квалификационную категорию',
  methodist: 'квалификационную категорию «педагог-методист»',
  mentor: 'квалификационную категорию «педагог-наставник»',
} as const
