import { sql } from 'kysely'
import type { OrderRow, Orders } from '../../application/stores/decisions.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import type { Db } from './connect.ts'
import { publishChanges } from './line-changes.ts'
import { orderColumns } from './order-columns.ts'

/** Orders and the lines of the public register. */
export const orders = (db: Db): Orders => ({
  get: async id => {
    const { rows } = await sql<OrderRow>`/*@order-get*/
      select ${orderColumns} from orders r where r.id = ${id} for update`.execute(db)
    return rows[0]
  },

  /** The version rides along: whoever changes an order has locked it by `get`. */
  put: async row => {
    await sql`/*@order-put*/
      insert into orders (id, region, meeting_id, status, kind, amends, points, request_id, number, title, rows, remarks,
        drafted_on, agreed_on, agreed_by, prepared_on, signed_on, signed_by, published_on, published_at, version)
      values (${row.id}, ${row.region}, ${row.meetingId}, ${row.status}, ${row.kind}, ${row.amends},
        ${JSON.stringify(row.points)}, ${row.requestId}, ${row.number}, ${row.title}, ${JSON.stringify(row.rows)},
        ${row.remarks}, ${row.draftedOn}, ${row.agreedOn}, ${row.agreedBy}, ${row.preparedOn}, ${row.signedOn},
        ${row.signedBy}, ${row.publishedOn}, ${row.publishedAt}, ${row.version})
      on conflict (id) do update set status = excluded.status, number = excluded.number, title = excluded.title,
        points = excluded.points, rows = excluded.rows, remarks = excluded.remarks, agreed_on = excluded.agreed_on,
        agreed_by = excluded.agreed_by, prepared_on = excluded.prepared_on, signed_on = excluded.signed_on,
        signed_by = excluded.signed_by, published_on = excluded.published_on, published_at = excluded.published_at,
        version = excluded.version`.execute(db)
  },

  numberTaken: async (region, number, on, exceptOrderId) => {
    const { rows } = await sql<{ taken: boolean }>`
      select exists (select from orders where region = ${region} and number = ${number} and id <> ${exceptOrderId}
        and extract(year from coalesce(signed_on, prepared_on)) = extract(year from ${on}::date)) as taken`.execute(db)
    return rows[0]?.taken === true
  },

  carried: async (caseIds, exceptOrderId) => {
    if (caseIds.length === 0) return []
    const { rows } = await sql<{ caseId: string }>`
      select distinct line ->> 'caseId' as "caseId" from orders o cross join jsonb_array_elements(o.rows) as line
      where o.id <> ${exceptOrderId} and line ->> 'caseId' = any(${[...caseIds]}::text[])
        and coalesce(o.meeting_id, (select f.meeting_id from orders f where f.id = o.amends))
          in (select meeting_id from cases where id = any(${[...caseIds]}::uuid[]))`.execute(db)
    return rows.map(({ caseId }) => caseId)
  },

  changesOf: async orderId => {
    const { rows } = await sql<OrderRow>`/*@order-changes*/
      select ${orderColumns} from orders r where r.amends = ${orderId} and r.status in ('signed', 'published')
      order by r.signed_on, r.published_at nulls last, r.id`.execute(db)
    return rows
  },

  changeUnderWay: async orderId => {
    const { rows } = await sql<OrderRow>`/*@order-change-under-way*/
      select ${orderColumns} from orders r where r.amends = ${orderId} and r.status <> 'published'
      order by r.drafted_on desc, r.id limit 1`.execute(db)
    return rows[0]
  },

  publishChanges: row => publishChanges(db, row),

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
