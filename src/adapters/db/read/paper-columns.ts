import { type RawBuilder, sql } from 'kysely'

export const paperColumns = sql`id, form, title, recipient, clause, digest, made_on as "madeOn", made_at as "madeAt"`

export const noticeColumns = sql`id, case_id as "caseId", request_id as "requestId", document_id as "documentId", subject,
  body, way, created_at as "createdAt", sent_at as "sentAt", read_at as "readAt"`

/** A selection as one JSON list, empty when it finds nothing. Moments in it are texts: `withMoments` makes them Dates. */
export const listOf = (selection: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(l), '[]'::json) from (${selection}) l)`

/** Moments of a row that came through JSON, as Date; null stays null. */
export const withMoments =
  <Key extends string>(...keys: Key[]) =>
  <Row extends { [K in Key]: Date | null }>(row: Row): Row => {
    const moments = keys.map(key => [key, row[key] === null ? null : new Date(String(row[key]))])
    return { ...row, ...Object.fromEntries(moments) }
  }
