import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { CaseState } from '../../domain/case/state.ts'
import type { CaseRelation } from '../../domain/people/access.ts'
import type { NameForms } from '../../domain/people/declension.ts'
import type { Path } from '../../domain/regulations/vocabulary.ts'
import type { StoredEvent } from '../ports.ts'
import type { Answer, Draft, StoredFile } from '../stores/cases.ts'
import type { Organisation, Person } from '../stores/people.ts'
import type { MessageLine, NoticeLine, PaperLine } from './papers.ts'
import type { CaseLine } from './queue.ts'

export type SeatLine = {
  expertId: string
  name: string
  organisation: string
  duty: string
  signedOn: PlainDate | null
}

/** The card of a case: the row, the state it was projected from, and everything around it. */
export type CaseCard = {
  line: CaseLine
  version: number
  state: Exclude<CaseState, { stage: 'draft' }>
  person: Person
  /** Cases of the applicant's name as somebody has confirmed them. */
  nameForms: NameForms | undefined
  organisation: Organisation
  /** «Иванова М. П.»; null before the review. */
  officer: string | null
  files: StoredFile[]
  papers: PaperLine[]
  notices: NoticeLine[]
  messages: MessageLine[]
  seats: SeatLine[]
  /** For `mayRead`. */
  relation: CaseRelation
}

export type HistoryLine = StoredEvent & { actorName: string | null }

export type ExpertCaseLine = CaseLine & { duty: string; signedOn: PlainDate | null }

export type CaseReads = {
  caseCard(id: string): Promise<CaseCard | undefined>
  /** Facts of a case or meeting from the first, with names of those who did them. */
  history(streamId: string): Promise<HistoryLine[]>
  casesOfApplicant(personId: string): Promise<{ cases: CaseLine[]; drafts: Draft[] }>
  /** Newest first, at most 500. */
  casesOfEmployer(organisationId: string): Promise<CaseLine[]>
  /** Cases in which the expert has a seat: unsigned first, then by deadline; at most 500. */
  casesOfExpert(expertId: string): Promise<ExpertCaseLine[]>
  /** Admitted cases of the awards and petition paths: any specialist of the region may take one up; at most 500. */
  casesForAnyExpert(region: string): Promise<(CaseLine & { path: Path })[]>
  /** The form as it was read and answered. */
  applicationAnswers(caseId: string): Promise<{ answers: Answer[]; submittedBy: string; submittedAt: Date } | undefined>
  draft(id: string): Promise<{ draft: Draft; files: StoredFile[] } | undefined>
  draftsOf(ownerId: string): Promise<Draft[]>
}
