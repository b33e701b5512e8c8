import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Category, Channel, Stage } from '../../domain/regulations/vocabulary.ts'
import type { Page } from './page.ts'

type Load = { open: number; overdue: number; soon: number }

/** Open cases of a region: `overdue` before today, `soon` from today to three days ahead. */
export type DeadlineBoard = Load & {
  byStage: (Load & { stage: Stage })[]
  /** `officerId` null: cases nobody has taken up. */
  byOfficer: (Load & { officerId: string | null; name: string | null })[]
}

export type AccessLine = { id: number; at: Date; name: string; role: string; action: string; objectId: string }
export type AuditLine = {
  id: number
  at: Date
  actorId: string | null
  name: string | null
  role: string
  action: string
  object: string
  details: object
}

/** Cases received in a year. `pending` is still under way, `stopped` ended without a decision. */
export type YearCount = { filed: number; set: number; refused: number; stopped: number; pending: number }
export type Statistics = {
  total: YearCount
  byCategory: (YearCount & { category: Category })[]
  byChannel: (YearCount & { channel: Channel })[]
  /** 1–12; months without cases are left out. */
  byMonth: (YearCount & { month: number })[]
}

export type OversightReads = {
  deadlineBoard(region: string, today: PlainDate): Promise<DeadlineBoard>
  /** Who looked at what, newest first; pages of 100. */
  accessLog(question: { objectId?: string | undefined; after?: string | undefined }): Promise<Page<AccessLine>>
  /** Changes of directories, rights and settings, newest first; pages of 100. */
  auditTrail(question: { object?: string | undefined; after?: string | undefined }): Promise<Page<AuditLine>>
  statistics(region: string, year: number): Promise<Statistics>
}
