import type { AgreedForms } from '../../domain/people/declension.ts'
import type { CitedClause } from '../../domain/regulations/citation.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { RequestState } from '../../domain/request/request-state.ts'
import type { Moment } from '../app.ts'
import type { Person } from '../stores/people.ts'
import type { Rule } from './case-subject.ts'

export type FiledRequest = Exclude<RequestState, { stage: 'none' }>

/** Everything a paper of a request may speak of. */
export type RequestSubject = {
  rule: Rule
  pack: Pack
  state: FiledRequest
  /** What the applicant wrote and what was answered, by the name of the question. */
  text: Record<string, string>
  moment: Moment
  /** «№ 145/26 от 26.01.2026»: the order that carries the decision the request speaks of, where it is ours. */
  orderKnown?: string | undefined
  person: Person
  names?: AgreedForms | undefined
  worker?: Person | undefined
  cite?: ((reference: string) => readonly CitedClause[]) | undefined
}
