import { type RawBuilder, sql } from 'kysely'
import type { PublicLine, PublicOrder, PublicRegister } from '../../../application/reads/public-register.ts'
import { surnameKey } from '../../../domain/people/surname-key.ts'
import type { Db } from '../connect.ts'
import { begins } from './case-queue.ts'
import { cutPage, readCursor } from './cursor.ts'

const pageSize = 50

/** What anybody may read. Only orders with a day of publication, only the columns of `order_lines`. */
export const publicRegister = (db: Db): PublicRegister => ({
  publicOrders: async ({ region, year, number = '', after }) => {
    const cursor = readCursor(after, ['day', 'id'])
    const [day, id] = cursor?.keys ?? []
    const up = cursor?.back === true
    const { rows } = await sql<PublicOrder>`${publicOrders} where ${all([
      sql`r.published_on is not null`,
      region !== undefined && sql`r.region = ${region}`,
      year !== undefined &&
        sql`r.published_on >= make_date(${year}, 1, 1) and r.published_on < make_date(${year} + 1, 1, 1)`,
      number.trim() !== '' && sql`starts_with(lower(r.number), lower(${number.replaceAll('\0', '').trim()}))`,
      cursor !== undefined && sql`(r.published_on, r.id) ${up ? sql`>` : sql`<`} (${day}::date, ${id}::uuid)`,
    ])} order by r.published_on ${up ? sql`asc` : sql`desc`}, r.id ${up ? sql`asc` : sql`desc`}
      limit ${pageSize + 1}`.execute(db)
    return cutPage(rows, pageSize, cursor, row => [row.publishedOn, row.id])
  },

  publicOrder: async id => {
    const { rows } = await sql<PublicOrder>`${publicOrders} where r.published_on is not null and r.id = ${id}`.execute(
      db,
    )
    if (rows[0] === undefined) return undefined
    const lines = await sql<PublicLine>`${publicLines} where l.order_id = ${id} order by l.line`.execute(db)
    return { order: rows[0], lines: lines.rows }
  },

  publicLines: async ({ region, category, surname, after }) => {
    const filters = [
      region !== undefined && sql`l.region = ${region}`,
      category !== undefined && sql`l.category = ${category}`,
    ]
    const prefix = surnameKey(surname?.replaceAll('\0', '') ?? '')
    return prefix === '' ? newest(db, filters, after) : byName(db, filters, prefix, after)
  },

  publicResult: async (orderId, line) => {
    const { rows } = await sql<PublicLine>`/*@public-result*/ ${publicLines}
      where l.order_id = ${orderId} and l.line = ${line}`.execute(db)
    return rows[0]
  },
})

type Filters = (RawBuilder<unknown> | false)[]

const newest = async (db: Db, filters: Filters, after: string | undefined) => {
  const cursor = readCursor(after, ['day', 'id', 'whole'])
  const [day, id, line] = cursor?.keys ?? []
  const up = cursor?.back === true
  const direction = up ? sql`asc` : sql`desc`
  const beyond =
    cursor !== undefined &&
    sql`(l.published_on, l.order_id, -l.line) ${up ? sql`>` : sql`<`} (${day}::date, ${id}::uuid, ${line}::int)`
  const { rows } = await sql<PublicLine>`${publicLines} where ${all([...filters, beyond])}
    order by l.published_on ${direction}, l.order_id ${direction}, (-l.line) ${direction} limit ${pageSize + 1}`.execute(
    db,
  )
  return cutPage(rows, pageSize, cursor, row => [row.publishedOn, row.orderId, String(-row.line)])
}

const byName = async (db: Db, filters: Filters, prefix: string, after: string | undefined) => {
  const cursor = readCursor(after, ['text', 'id', 'whole'])
  const [name, id, line] = cursor?.keys ?? []
  const up = cursor?.back !== true
  const direction = up ? sql`asc` : sql`desc`
  const beyond =
    cursor !== undefined &&
    sql`(l.name_key, l.order_id, l.line) ${up ? sql`>` : sql`<`} (${name}, ${id}::uuid, ${line}::int)`
  const { rows } =
    await sql<PublicLine>`${publicLines} where ${all([begins(sql`l.name_key`, prefix), ...filters, beyond])}
    order by l.name_key ${direction}, l.order_id ${direction}, l.line ${direction} limit ${pageSize + 1}`.execute(db)
  return cutPage(rows, pageSize, cursor, row => [surnameKey(row.fullName), row.orderId, String(row.line)])
}

const all = (conditions: Filters) =>
  sql.join([sql`true`, ...conditions.filter(condition => condition !== false)], sql` and `)

const publicOrders = sql`
  select r.id, r.region, r.number, r.title, r.signed_on as "signedOn", r.published_on as "publishedOn",
    (select count(*) from order_lines where order_id = r.id) as lines
  from orders r`

const publicLines = sql`
  select l.order_id as "orderId", l.line, l.region, r.number as "orderNumber", r.signed_on as "orderSignedOn",
    l.published_on as "publishedOn", l.full_name as "fullName", l.position, l.organisation, l.municipality, l.category,
    l.outcome, l.decided_on as "decidedOn"
  from order_lines l join orders r on r.id = l.order_id and r.published_on is not null`
