import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely'

/** Rows of migration 0003 about experts, meetings, orders, requests and the registers. Days are texts «YYYY-MM-DD». */
export type MeetingTables = {
  experts: {
    person_id: string
    region: string
    organisation_id: string
    education: string
    in_education_since: string
    highest_since: string | null
    candidate_of_sciences: boolean
    works_at_university: boolean
    analysis_since: string | null
    clean_conclusions: number
    positions: string[]
    senior: boolean
    active: ColumnType<boolean, boolean | undefined, boolean>
  }
  expert_conflicts: { expert_id: string; applicant_id: string; reason: string; declared_on: string }
  commission_members: {
    person_id: string
    region: string
    duty: string
    trade_union: boolean
    since: string
    until: string | null
  }
  meetings: {
    id: string
    region: string
    on_day: string
    at_time: string
    place: string
    stage: string
    version: number
    state: JSONColumnType<object>
  }
  orders: {
    id: string
    region: string
    meeting_id: string
    status: string
    number: string | null
    title: string
    rows: JSONColumnType<object[]>
    remarks: string | null
    drafted_on: string
    agreed_on: string | null
    agreed_by: string | null
    signed_on: string | null
    signed_by: string | null
    published_at: Date | null
    published_on: string | null
    version: number
  }
  order_lines: {
    order_id: string
    line: number
    region: string
    published_on: string
    case_id: string
    category: string
    position: string
    outcome: string
    decided_on: string
    full_name: string
    name_key: string
    organisation: string
    municipality: string
  }
  held_categories: {
    person_id: string
    category: string
    position: string
    set_on: string
    valid_until: string | null
    order_number: string | null
    body: string | null
    other_region: string | null
    case_id: string | null
  }
  refusals: { person_id: string; category: string; decided_on: string; case_id: string }
  requests: {
    id: string
    region: string
    pack: string
    kind: string
    number: string | null
    stage: string
    version: number
    applicant_id: string
    case_id: string | null
    received: string
    next_due: string | null
    finished: boolean
    text: JSONColumnType<Record<string, string>>
    state: JSONColumnType<object>
  }
  counters: { region: string; journal: string; year: number; last: number }
  audit: {
    id: GeneratedAlways<number>
    at: ColumnType<Date, Date, never>
    actor_id: ColumnType<string | null, string | null, never>
    role: ColumnType<string, string, never>
    action: ColumnType<string, string, never>
    object: ColumnType<string, string, never>
    details: JSONColumnType<object, string, never>
  }
}
