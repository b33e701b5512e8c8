import type { Person } from '../../application/stores/people.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { HeldCategory } from '../../domain/case/application.ts'
import type { Category, Channel } from '../../domain/regulations/vocabulary.ts'
import type { Specialist } from './region-world.ts'

/** Where a story leaves its case, for those that do not reach a meeting. */
export type Stop =
  | 'submitted'
  | 'acceptance_refused'
  | 'registered'
  | 'review'
  | 'information_asked'
  | 'service_refused'
  | 'admitted'
  | 'testing'
  | 'awaiting_panel'
  | 'panel_appointed'
  | 'conflict'
  | 'assessment'
  | 'half_signed'
  | 'disputed'
  | 'assessed'
  | 'withdrawn'

/** One application as it will go. */
export type Story = {
  caseId: string
  applicant: Person
  category: Category
  position: string
  subject?: string | undefined
  channel: Channel
  /** Day of filing. */
  start: PlainDate
  stop?: Stop | undefined
  /** The notice of a refusal has not gone out yet. */
  unsent?: boolean | undefined
  awards?: boolean | undefined
  /** Has a seat at a test that is still to come. */
  sits?: boolean | undefined
  representative?: boolean | undefined
  byMfc?: boolean | undefined
  held: HeldCategory[]
  /** Known of the applicant besides: what the last meeting said. */
  outcome: 'set' | 'refused'
  meetingOn?: PlainDate | undefined
  archived?: boolean | undefined
  writes?: boolean | undefined
  panel: { main: Specialist[]; senior: Specialist[] }
}
