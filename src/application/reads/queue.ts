import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Category, Channel, Stage } from '../../domain/regulations/vocabulary.ts'
import type { Page } from './page.ts'

/** One line of any list of cases. */
export type CaseLine = {
  id: string
  region: string
  pack: string
  number: string | null
  epguNumber: string | null
  stage: Stage
  category: Category
  position: string
  channel: Channel
  /** Full name of the applicant. */
  applicant: string
  applicantId: string
  /** Short name of the employer. */
  organisation: string
  organisationId: string
  officerId: string | null
  received: PlainDate
  attestationOn: PlainDate | null
  meetingId: string | null
  meetingOn: PlainDate | null
  orderId: string | null
  outcome: 'set' | 'refused' | null
  /** Role whose move it is; null when nobody's. */
  mover: string | null
  nextDue: PlainDate | null
  nextDueName: string | null
  finished: boolean
}

export type QueueFilter = {
  stage?: Stage | undefined
  mover?: string | undefined
  category?: Category | undefined
  channel?: Channel | undefined
  /** Cases whose nearest deadline is before this day. */
  overdueOn?: PlainDate | undefined
  officerId?: string | undefined
  /** Absent: open cases in the queue, all cases in a search. */
  finished?: boolean | undefined
}

export type QueueQuestion = {
  region: string
  filter: QueueFilter
  /** Beginning of a surname («иванов»), or of a number of ours or of the portal (anything with a digit in it). */
  search?: string | undefined
  /** `due`: nearest deadline first; `received`: newest first. Finished cases have no deadline and go by `received`. */
  order: 'due' | 'received' | 'surname'
  /** `next` or `previous` of an earlier page of the same question. */
  after?: string | undefined
  limit: number
}

/** `capped`: there are more than `count`. */
export type QueuePage = Page<CaseLine> & { total: { count: number; capped: boolean } }

/** Open cases, each count up to a thousand and one: this role's move, nearest deadline passed or near, taken up by the person. */
export type DeskCounts = { waiting: number; overdue: number; soon: number; mine: number }

export type DeskQuestion = {
  region: string
  role: string
  personId: string
  today: PlainDate
  /** The first day that is no longer soon. */
  soonBefore: PlainDate
}

/** A line of the journal of registration. */
export type JournalLine = CaseLine & { registered: PlainDate | null }

export type QueueReads = {
  caseQueue(question: QueueQuestion): Promise<QueuePage>
  deskCounts(question: DeskQuestion): Promise<DeskCounts>
  /** Applications received in the period, both days included, in the order of receipt. */
  registrationJournal(question: {
    region: string
    from: PlainDate
    to: PlainDate
    limit: number
  }): Promise<JournalLine[]>
  /** Applications that this worker took in for others, newest first; at most 500. */
  casesFiledBy(personId: string): Promise<CaseLine[]>
}
