import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely'
import type { CaseTables } from './case-tables.ts'

/** Rows as the migrations make them. Days are texts «YYYY-MM-DD». */
export type Database = HistoryTables & PeopleTables & CaseTables

/** Written once, never updated. */
type Fixed<T> = ColumnType<T, T, never>

export type HistoryTables = {
  events: {
    seq: GeneratedAlways<number>
    stream_kind: Fixed<string>
    stream_id: Fixed<string>
    version: Fixed<number>
    type: Fixed<string>
    data: JSONColumnType<object, string, never>
    actor: Fixed<string | null>
    actor_role: Fixed<string>
    at: Fixed<Date>
    on_day: Fixed<string>
    prev_hash: Fixed<Buffer>
    hash: Fixed<Buffer>
  }
  stream_heads: { stream_id: string; stream_kind: string; version: number; hash: Buffer }
  log_checkpoints: {
    id: GeneratedAlways<number>
    from_seq: Fixed<number>
    to_seq: Fixed<number>
    event_count: Fixed<number>
    root: Fixed<Buffer>
    previous_hash: Fixed<Buffer>
    hash: Fixed<Buffer>
    sealed_at: Fixed<Date>
  }
  idempotency_keys: { key: string; account: string; answer: JSONColumnType<object> | null; created_at: Date }
}

export type PeopleTables = {
  people: {
    id: string
    surname: string
    name: string
    patronymic: string | null
    sex: 'male' | 'female' | null
    birth_date: string | null
    snils: string | null
    citizenship: string | null
    identity_document: JSONColumnType<object> | null
    phone: string | null
    email: string | null
    address: string | null
    created_at: ColumnType<Date, Date | undefined, never>
  }
  organisations: {
    id: string
    region: string
    full_name: string
    short_name: string
    municipality: string | null
    address: string | null
    inn: string | null
    kpp: string | null
    ogrn: string | null
    head_name: string | null
    email: string | null
  }
  accounts: {
    id: string
    person_id: string
    login: string
    password_hash: string
    disabled: ColumnType<boolean, boolean | undefined, boolean>
    password_temporary: ColumnType<boolean, boolean | undefined, boolean>
    failed_attempts: ColumnType<number, number | undefined, number>
    locked_until: Date | null
    made: GeneratedAlways<number>
  }
  account_roles: { account_id: string; role: string; region: string; organisation_id: string | null }
  sessions: {
    token_hash: Buffer
    account_id: string
    active_role: string | null
    active_region: string | null
    active_organisation_id: string | null
    csrf_secret: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
  }
  access_log: {
    id: GeneratedAlways<number>
    account_id: Fixed<string>
    role: Fixed<string>
    action: Fixed<string>
    object_id: Fixed<string>
    at: Fixed<Date>
  }
}
