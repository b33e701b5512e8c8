import type { Refusal } from '../domain/regulations/finding.ts'
import type { Archives } from './archive/archives.ts'
import type { PrintedFiles } from './documents/printed-files.ts'
import type { FileCheckRows } from './files/file-check.ts'
import type { UploadRows } from './files/upload-rows.ts'
import type { EventLog } from './ports.ts'
import type { AwardDoubts } from './stores/awards.ts'
import type { CaseRows, Drafts, FileRows, RequestRows } from './stores/cases.ts'
import type { CriteriaEditions } from './stores/criteria.ts'
import type { MeetingRows, Orders, PaperStore } from './stores/decisions.ts'
import type { Directory } from './stores/directory.ts'
import type { MeetingNotes } from './stores/meeting-notes.ts'
import type { CheckCodeRows, NameFormRows, OrderHeads } from './stores/names.ts'
import type { AccountRows, Categories, Commission, Experts, Organisations, People } from './stores/people.ts'
import type { Portfolio } from './stores/portfolio.ts'
import type { Calibrations, QualityRows, SecondOpinions } from './stores/quality.ts'
import type { PanelBatches, Registry } from './stores/registry.ts'
import type { SchoolStore } from './stores/school.ts'
import type { Sheets } from './stores/sheets.ts'
import type { Certificates, Signings } from './stores/signings.ts'
import type { TestingRows } from './stores/testing.ts'
import type { Templates } from './templates/template-store.ts'
import type { TrustItems } from './trust/trust-items.ts'

/**
 * One transaction for events, rows, letters and jobs. A refusal that comes out of `work` rolls everything back:
 * nothing half-made is left, and the idempotency key is free again.
 */
export type Storage = {
  write<T>(work: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal>
}

/** What a use case may read and write inside its transaction. */
export type Tx = {
  log: EventLog
  once: Once
  cases: CaseRows
  drafts: Drafts
  people: People
  nameForms: NameFormRows
  accounts: AccountRows
  organisations: Organisations
  directory: Directory
  experts: Experts
  registry: Registry
  panelBatches: PanelBatches
  sheets: Sheets
  commission: Commission
  meetings: MeetingRows
  meetingNotes: MeetingNotes
  orders: Orders
  orderHeads: OrderHeads
  requests: RequestRows
  categories: Categories
  papers: PaperStore
  checkCodes: CheckCodeRows
  printed: PrintedFiles
  templates: Templates
  archives: Archives
  trust: TrustItems
  certificates: Certificates
  signings: Signings
  files: FileRows
  fileChecks: FileCheckRows
  uploads: UploadRows
  portfolio: Portfolio
  testing: TestingRows
  awardDoubts: AwardDoubts
  school: SchoolStore
  criteria: CriteriaEditions
  quality: QualityRows
  seconds: SecondOpinions
  calibrations: Calibrations
  counters: { next(region: string, journal: string, year: number): Promise<number> }
  jobs: { add(task: string, payload: object, options?: { key?: string; at?: Date }): Promise<void> }
  audit: {
    record(entry: {
      at: Date
      actorId: string | null
      role: string
      action: string
      object: string
      details?: object
    }): Promise<void>
  }
}

/** Two clicks have one effect. `claim` waits for a twin under way and answers what it answered. */
export type Once = {
  /** undefined: the key is ours now; otherwise the earlier answer. */
  claim(accountId: string, key: string, at: Date): Promise<object | undefined>
  answer(accountId: string, key: string, answer: object): Promise<void>
}
