import { type RawBuilder, sql } from 'kysely'
import type { PublicMention } from '../../../application/reads/public-register.ts'
import type { Db } from '../connect.ts'

/** Orders that anybody may see; `r` is the order. */
export const isPublished = sql`r.published_on is not null`

/** A published order as `PublicOrder`. Refused lines are not counted: the public copy does not have them. */
export const publicOrders = sql`
  select r.id, r.region, r.number, r.title, r.kind, r.signed_on as "signedOn", r.published_on as "publishedOn",
    r.published_at as "publishedAt",
    (select count(*) from order_lines where order_id = r.id and outcome = 'set') as lines
  from orders r`

/** Lines of published orders as `PublicLine`; `l` is the line. Refusals never leave the ministry this way. */
export const publicLines = sql`
  select l.order_id as "orderId", l.line, l.region, r.number as "orderNumber", r.signed_on as "orderSignedOn",
    l.published_on as "publishedOn", l.full_name as "fullName", l.position, l.organisation, l.municipality, l.category,
    l.outcome, l.decided_on as "decidedOn", l.removed_by is not null as removed,
    (select json_build_object('id', b.id, 'number', b.number, 'signedOn', b.signed_on)
      from orders b where b.id = l.changed_by) as "changedBy"
  from order_lines l join orders r on r.id = l.order_id and ${isPublished}`

/** The condition that goes with `publicLines`. */
export const isPublicLine = sql`l.outcome = 'set'`

/** Published orders as other ones speak of them. */
export const mentions = async (db: Db, which: RawBuilder<unknown>): Promise<(PublicMention & { region: string })[]> => {
  const { rows } = await sql<PublicMention & { region: string }>`
    select r.id, r.region, r.number, r.title, r.kind, r.signed_on as "signedOn", r.published_on as "publishedOn"
    from orders r where ${isPublished} and ${which} order by r.published_at, r.id`.execute(db)
  return rows
}

/** Published orders that change this one. */
export const amendersOf = (db: Db, orderId: string): Promise<PublicMention[]> =>
  mentions(db, sql`r.amends = ${orderId}`)

/** Text of a question without the sign that no database keeps. */
export const clean = (text: string | undefined): string => (text ?? '').replaceAll('\0', '').trim()

/** Letters of a pattern that mean something else to `like`. */
export const literally = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')
