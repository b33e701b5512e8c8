import type { Facts } from '../calendar/facts.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Finding } from '../regulations/finding.ts'
import type { PackRef } from '../regulations/pack.ts'
import type { Path, Stage } from '../regulations/vocabulary.ts'
import type { Application } from './application.ts'
import type { Attestation, Ballot, PanelSeat, Points, Ruling } from './events.ts'

/** Known of every case since it was filed. */
export type Filed = {
  pack: PackRef
  applicantId: string
  /** Who sent it: the teacher, a representative, or a worker who took in a paper. */
  filedById: string | null
  application: Application
  received: PlainDate
  /** Dated facts from which all deadlines follow. */
  facts: Facts
  handTasksDone: string[]
  /** Set by registration; a case refused at once never gets one. */
  number?: string | undefined
  epguNumber?: string | undefined
  /** Day of the latest fact; nothing may be recorded before it. */
  last: PlainDate
  /** The applicant did not come to the test: kept to explain what followed. */
  missed?: { on: PlainDate; goodReason: boolean; reason: string } | undefined
}
type Registered = Filed & { number: string; registered: PlainDate }
type Review = Registered & { officerId: string }
type Admitted = Review & { path: Path; attestation: Attestation; test?: { score: number; passed: boolean } | undefined }
type Panelled = Admitted & { seats: PanelSeat[]; conflicts: { expertId: string; reason: string }[] }
type Sheet = { expertId: string; points: Points; total: number; percent: number; meets: boolean; on: PlainDate }
type Assessing = Panelled & { criteria: string; sheets: Sheet[] }
type Conclusion = {
  basis: 'sheets' | 'awards' | 'petition' | 'test_failed'
  meets: boolean
  points?: Points | undefined
  total?: number | undefined
  percent?: number | undefined
  findings: Finding[]
}
/** Panel work is kept through the later stages: the result page explains from it. */
type Assessed = Admitted & {
  conclusion: Conclusion
  seats: PanelSeat[]
  sheets: Sheet[]
  rulings: Ruling[]
  confirmations: { expertId: string; award: string }[]
}
type Scheduled = Assessed & { meetingId: string; meetingOn: PlainDate }
type Decided = Scheduled & {
  decision: {
    outcome: 'set' | 'refused'
    on: PlainDate
    ballot: Ballot
    reason?: string | undefined
    findings: Finding[]
  }
}
type Ordered = Decided & { order: { id: string; number: string; signed: PlainDate } }
type Published = Ordered & { published: PlainDate }

/** Where a case stands. Each stage has its own shape, so an impossible case cannot be written down. */
export type CaseState =
  | { stage: 'draft' }
  | ({ stage: 'submitted' } & Filed)
  | ({ stage: 'acceptance_refused' } & Filed & {
        refusal: { on: PlainDate; findings: Finding[] }
        noticeSent?: PlainDate | undefined
      })
  | ({ stage: 'registered' } & Registered)
  | ({ stage: 'review' } & Review)
  | ({ stage: 'information_asked' } & Review & { asked: { of: string; what: string; on: PlainDate } })
  | ({ stage: 'service_refused' } & Registered & {
        refusal: { on: PlainDate; findings: Finding[] }
        noticeSent?: PlainDate | undefined
      })
  | ({ stage: 'admitted' } & Admitted & { confirmations: { expertId: string; award: string }[] })
  | ({ stage: 'testing' } & Admitted)
  | ({ stage: 'panel_appointed' } & Panelled)
  | ({ stage: 'assessment' } & Assessing)
  | ({ stage: 'disputed' } & Assessing & { items: string[]; rulings: Ruling[] })
  | ({ stage: 'assessed' } & Assessed)
  | ({ stage: 'on_agenda' } & Scheduled)
  | ({ stage: 'meeting' } & Scheduled)
  | ({ stage: 'decided' } & Decided)
  | ({ stage: 'ordered' } & Ordered)
  | ({ stage: 'published' } & Published)
  /** The result has gone to the teacher. A refusal that no order carries has no `order`. */
  | ({ stage: 'closed' } & Decided & {
        order?: Ordered['order'] | undefined
        published?: PlainDate | undefined
        sent: PlainDate
      })
  | ({ stage: 'withdrawn' } & Filed & { withdrawn: PlainDate; reason: string })
  | ({ stage: 'archived' } & Filed & {
        before: Stage
        archived: PlainDate
        decision?: Decided['decision'] | undefined
        order?: Ordered['order'] | undefined
      })

export type StateAt<S extends Stage> = Extract<CaseState, { stage: S }>
export const unfiled: CaseState = { stage: 'draft' }
