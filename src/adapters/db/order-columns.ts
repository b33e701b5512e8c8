import { sql } from 'kysely'

/** An order as `OrderRow`; the table is `r`. */
export const orderColumns = sql`r.id, r.region, r.meeting_id as "meetingId", r.status, r.kind, r.amends, r.points,
  r.request_id as "requestId", r.number, r.title, r.rows, r.remarks, r.drafted_on as "draftedOn",
  r.agreed_on as "agreedOn", r.agreed_by as "agreedBy", r.prepared_on as "preparedOn", r.signed_on as "signedOn",
  r.signed_by as "signedBy", r.published_on as "publishedOn", r.published_at as "publishedAt", r.version`
