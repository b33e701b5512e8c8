import { sql } from 'kysely'
import type { OrderRow, Orders } from '../../application/stores/decisions.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import type { Db } from './connect.ts'

/** Orders and the lines of the public register. */
export const orders = (db: Db): Orders => ({
  get: async id => {
    const { rows } = await sql<OrderRow>`/*@order-get*/
      select id, region, meeting_id as "meetingId", status, number, title, rows, remarks, drafted_on as "draftedOn",
        agreed_on as "agreedOn", agreed_by as "agreedBy", signed_on as "signedOn", signed_by as "signedBy",
        published_on as "publishedOn", published_at as "publishedAt", version
      from orders where id = ${id} for update`.execute(db)
    return rows[0]
  },

  /** The version rides along: whoever changes an order has locked it by `get`. */
  put: async row => {
    await sql`/*@order-put*/
      insert into orders (id, region, meeting_id, status, number, title, rows, remarks, drafted_on, agreed_on, agreed_by,
        signed_on, signed_by, published_on, published_at, version)
      values (${row.id}, ${row.region}, ${row.meetingId}, ${row.status}, ${row.number}, ${row.title},
        ${JSON.stringify(row.rows)}, ${row.remarks}, ${row.draftedOn}, ${row.agreedOn}, ${row.agreedBy}, ${row.signedOn},
        ${row.signedBy}, ${row.publishedOn}, ${row.publishedAt}, ${row.version})
      on conflict (id) do update set status = excluded.status, number = excluded.number, title = excluded.title,
        rows = excluded.rows, remarks = excluded.remarks, agreed_on = excluded.agreed_on, agreed_by = excluded.agreed_by,
        signed_on = excluded.signed_on, signed_by = excluded.signed_by, published_on = excluded.published_on,
        published_at = excluded.published_at, version = excluded.version`.execute(db)
  },

  numberTaken: async (region, number, on) => {
    const { rows } = await sql<{ taken: boolean }>`
      select exists (select from orders where region = ${region} and number = ${number}
        and extract(year from signed_on) = extract(year from ${on}::date)) as taken`.execute(db)
    return rows[0]?.taken === true
  },

  carried: async (caseIds, exceptOrderId) => {
    if (caseIds.length === 0) return []
    const { rows } = await sql<{ caseId: string }>`
      select distinct line ->> 'caseId' as "caseId" from orders o cross join jsonb_array_elements(o.rows) as line
      where o.id <> ${exceptOrderId} and line ->> 'caseId' = any(${[...caseIds]}::text[])
        and o.meeting_id in (select meeting_id from cases where id = any(${[...caseIds]}::uuid[]))`.execute(db)
    return rows.map(({ caseId }) => caseId)
  },

  /** Throws when the order has no day of publication: an unpublished line must not reach the register. */
  publish: async ({ id, region, publishedOn, rows }) => {
    if (publishedOn === null) throw new Error(`Order ${id} has no day of publication`)
    await sql`
      insert into order_lines (order_id, line, region, published_on, case_id, category, position, outcome, decided_on,
        full_name, name_key, organisation, municipality)
      select ${id}::uuid, l.line, ${region}::text, ${publishedOn}::date, l.case_id, l.category, l.position, l.outcome,
        l.decided_on, l.full_name, l.name_key, l.organisation, l.municipality
      from unnest(${rows.map(row => row.caseId)}::uuid[], ${rows.map(row => row.category)}::text[],
        ${rows.map(row => row.position)}::text[], ${rows.map(row => row.outcome)}::text[],
        ${rows.map(row => row.decidedOn)}::date[], ${rows.map(row => row.fullName)}::text[],
        ${rows.map(row => surnameKey(row.fullName))}::text[], ${rows.map(row => row.organisation)}::text[],
        ${rows.map(row => row.municipality)}::text[]) with ordinality
        as l (case_id, category, position, outcome, decided_on, full_name, name_key, organisation, municipality, line)`.execute(
      db,
    )
  },
})
