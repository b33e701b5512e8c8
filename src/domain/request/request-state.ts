import type { FactName, Facts } from '../calendar/facts.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'
import type { PackRef } from '../regulations/pack.ts'
import type { Form } from '../regulations/vocabulary.ts'
import type { ComplaintDecision, Delivery, Request, RequestKind } from './request-events.ts'

type Filed = {
  pack: PackRef
  request: Request
  received: PlainDate
  facts: Facts
  findings: Finding[]
  last: PlainDate
}
type Registered = Filed & { number: string; registered: PlainDate }
type Fulfilled = Registered & { form: Form | null; decision?: ComplaintDecision | undefined; decided: PlainDate }
type Refused = Registered & { decided: PlainDate }

/** Where a request stands. In `refused` the findings are the grounds. */
export type RequestState =
  | { stage: 'none' }
  | ({ stage: 'filed' } & Filed)
  | ({ stage: 'registered' } & Registered)
  | ({ stage: 'fulfilled' } & Fulfilled)
  | ({ stage: 'refused' } & Refused)
  | ({ stage: 'closed'; sent: PlainDate; by: Delivery; outcome: 'fulfilled' | 'refused' } & Registered & {
        form: Form | null
        decision?: ComplaintDecision | undefined
        decided: PlainDate
      })

export type RequestAt<S extends RequestState['stage']> = Extract<RequestState, { stage: S }>
export const unfiledRequest: RequestState = { stage: 'none' }

/** The days a request of each kind gives to the deadlines of its pack. */
export const requestFacts: Record<
  RequestKind,
  { filed: FactName; registered?: FactName; decided?: FactName; fulfilled?: FactName }
> = {
  extract: { filed: 'extract.requested', fulfilled: 'extract.issued' },
  correction: { filed: 'correction.requested', registered: 'correction.registered', decided: 'correction.done' },
  complaint: { filed: 'complaint.received', registered: 'complaint.registered', decided: 'complaint.answered' },
  consent_withdrawal: { filed: 'consent.withdrawn' },
}
