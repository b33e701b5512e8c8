import { sql } from 'kysely'

/** A frozen file as `Signing`; the table is `s`. */
export const signingColumns = sql`s.id, s.document_id as "documentId", s.copy, s.status, s.planned, s.content,
  s.planned_on as "plannedOn", s.digest, s.streebog, s.size, s.pages, s.failed, s.asked_by as "askedBy",
  s.asked_at as "askedAt", s.signed_at as "signedAt"`

/** A signature as `Signature`; the table is `g`. */
export const signatureColumns = sql`g.id, g.signing_id as "signingId", g.person_id as "personId",
  g.certificate_id as "certificateId", g.digest, g.size, g.way, g.report, g.claimed_at as "claimedAt",
  g.checked_at as "checkedAt"`
