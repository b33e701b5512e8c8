import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Attestation } from '../../domain/case/events.ts'
import type { Category, Form } from '../../domain/regulations/vocabulary.ts'
import type { PaperLine } from './papers.ts'

/** One teacher of a list: as papers name people, places and positions. */
export type ListedCase = {
  id: string
  number: string | null
  fullName: string
  organisation: string
  position: string
  subject: string | null
  category: Category
}

export type AdmittedLine = ListedCase & { attestation: Attestation; specialists: string[] }
export type TestedLine = ListedCase & { score: number; passed: boolean }

export type ListReads = {
  /** Admitted cases whose attestation is appointed in the period, both days included, or that stand on the meeting's agenda. */
  admittedCases(question: {
    region: string
    from: PlainDate
    to: PlainDate
    meetingId?: string | undefined
    limit: number
  }): Promise<AdmittedLine[]>
  /** Who sat the professional test on a day, by surname. */
  testedOn(region: string, on: PlainDate): Promise<TestedLine[]>
  /** Papers of the region that belong to no case, meeting, order or request, newest first; at most 100. */
  papersOfRegion(region: string, forms: readonly Form[]): Promise<PaperLine[]>
}
