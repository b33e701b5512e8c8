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

/** `caseNumber`: when the object is a case that has one. */
export type AccessLine = {
  id: number
  at: Date
  name: string
  role: string
  action: string
  objectId: string
  caseNumber: string | null
}
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

/** Which part of a journal is asked for. */
export type JournalQuestion = {
  /** Entries of people who hold a role in the region, or about things of the region. */
  region?: string | undefined
  /** Beginning of the surname of who did it. */
  surname?: string | undefined
  /** The action or its beginning: `order` is also `order.signed`. */
  action?: string | undefined
  /** Local days of the time zone, both included. */
  period?: { from?: PlainDate | undefined; to?: PlainDate | undefined; timeZone: string } | undefined
  after?: string | undefined
}

export type OversightReads = {
  deadlineBoard(region: string, today: PlainDate): Promise<DeadlineBoard>
  /** Who looked at what, newest first; pages of 100. */
  accessLog(question: JournalQuestion & { objectId?: string | undefined }): Promise<Page<AccessLine>>
  /** Changes of directories, rights and settings, newest first; pages of 100. */
  auditTrail(question: JournalQuestion & { object?: string | undefined }): Promise<Page<AuditLine>>
  statistics(region: string, year: number): Promise<Statistics>
}
