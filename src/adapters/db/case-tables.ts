import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely'
import type { Proofs } from '../../domain/expertise/proofs.ts'
import type { MeetingTables } from './meeting-tables.ts'

/** Rows of migration 0003 around one case. Days are texts «YYYY-MM-DD». */
export type CaseTables = MeetingTables & {
  cases: {
    id: string
    region: string
    pack: string
    number: string | null
    epgu_number: string | null
    stage: string
    version: number
    category: string
    position: string
    subject: string | null
    path: string | null
    channel: string
    applicant_id: string
    surname_key: string
    organisation_id: string
    officer_id: string | null
    received: string
    registered: string | null
    attestation_on: string | null
    meeting_id: string | null
    meeting_on: string | null
    order_id: string | null
    outcome: string | null
    mover: string | null
    next_due: string | null
    next_due_name: string | null
    due_order: GeneratedAlways<string>
    finished: boolean
    last_event_on: string
    state: JSONColumnType<object>
  }
  case_seats: { case_id: string; expert_id: string; duty: string; signed_on: string | null }
  applications: { case_id: string; answers: JSONColumnType<object[]>; submitted_by: string; submitted_at: Date }
  drafts: {
    id: string
    region: string
    pack: string
    owner_id: string
    answers: JSONColumnType<Record<string, string | string[]>>
    sections: JSONColumnType<Record<string, boolean>>
    version: number
    created_at: Date
    updated_at: Date
  }
  files: {
    id: string
    digest: string
    name: string
    media_type: string
    size: number
    draft_id: string | null
    case_id: string | null
    request_id: ColumnType<string | null, string | null | undefined, string | null>
    owner_id: ColumnType<string | null, string | null | undefined, string | null>
    document: string
    uploaded_by: string
    uploaded_at: Date
  }
  documents: {
    id: string
    region: string
    case_id: string | null
    meeting_id: string | null
    order_id: string | null
    request_id: string | null
    form: string
    title: string
    recipient: string
    clause: string
    content: JSONColumnType<object>
    digest: string
    made_on: string
    made_at: Date
  }
  notices: {
    id: string
    region: string
    case_id: string | null
    request_id: string | null
    person_id: string | null
    organisation_id: string | null
    document_id: string | null
    subject: string
    body: string
    way: string
    created_at: Date
    sent_at: Date | null
    failed: string | null
    read_at: Date | null
  }
  messages: {
    id: string
    case_id: string
    author_id: string
    role: string
    body: string
    sent_at: Date
    read_at: Date | null
  }
  sheet_drafts: {
    case_id: string
    expert_id: string
    points: JSONColumnType<Record<string, number | 'na'>>
    comments: JSONColumnType<Record<string, string>>
    proofs: JSONColumnType<Proofs>
    saved_at: Date
  }
  sheet_comments: {
    case_id: string
    expert_id: string
    comments: JSONColumnType<Record<string, string>>
    proofs: JSONColumnType<Proofs>
  }
}
