import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { HeldCategory } from '../../domain/case/application.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import type {
  BatchCaseRow,
  Education,
  ExpertLeave,
  ExpertTie,
  ExpertWords,
  PanelBatch,
  StatedCategory,
  WaitingCase,
} from '../stores/registry.ts'
import type { RegistryLine } from './people.ts'

/** A sheet or a protocol of a specialist, with the remark to it. */
export type OwnSheet = {
  caseId: string
  applicant: string
  position: string
  duty: 'main' | 'senior'
  signedOn: PlainDate | null
  remark: string | null
}

/** Everything the registry knows of one specialist. */
export type ExpertCard = {
  line: RegistryLine
  region: string
  words: ExpertWords
  education: Education[]
  stated: StatedCategory[]
  /** Set by our own orders or proved with an application. */
  held: HeldCategory[]
  leaves: ExpertLeave[]
  ties: (ExpertTie & { organisation: string | null })[]
  /** The last ones, newest first, at most 50. */
  sheets: OwnSheet[]
}

export type BatchLine = Pick<PanelBatch, 'id' | 'number' | 'madeAt' | 'on' | 'stage'> & {
  maker: string
  cases: number
  appointed: number
}

export type BatchCaseLine = BatchCaseRow & {
  name: string
  number: string | null
  position: string
  category: Category
  organisation: string
}

export type RegistryReads = {
  expertCard(id: string): Promise<ExpertCard | undefined>
  /** Cases of a region that were admitted and have no specialists yet, the earliest first; at most 1000. */
  waitingCases(region: string): Promise<WaitingCase[]>
  /** Newest first. */
  panelBatches(region: string, page: { limit: number; offset: number }): Promise<{ lines: BatchLine[]; total: number }>
  panelBatch(id: string): Promise<{ batch: PanelBatch; maker: string; cases: BatchCaseLine[] } | undefined>
}
