import { type RawBuilder, sql } from 'kysely'
import type { PublicLine, PublicOrder, PublicRegister } from '../../../application/reads/public-register.ts'
import { surnameKey } from '../../../domain/people/surname-key.ts'
import type { Db } from '../connect.ts'
import { begins } from './case-queue.ts'
import { cutPage, readCursor } from './cursor.ts'
import { clean, isPublicLine, isPublished, literally, publicLines, publicOrders } from './public-columns.ts'

const pageSize = 50

/** What anybody may read. Only orders with a day of publication, only the columns of `order_lines`. */
export const publicRegister = (db: Db): PublicRegister => ({
  publicOrders: async ({ region, year, number, words, kind, after }) => {
    const cursor = readCursor(after, ['day', 'id'])
    const [day, id] = cursor?.keys ?? []
    const up = cursor?.back === true
    const { rows } = await sql<PublicOrder>`${publicOrders} where ${all([
      isPublished,
      region !== undefined && sql`r.region = ${region}`,
      year !== undefined &&
        sql`r.published_on >= make_date(${year}, 1, 1) and r.published_on < make_date(${year} + 1, 1, 1)`,
      kind !== undefined && sql`r.kind = ${kind}`,
      clean(number) !== '' && numberBegins(clean(number)),
      clean(words) !== '' && sql`(${numberBegins(clean(words).replace(/^№\s*/, ''))} or ${titleSays(clean(words))})`,
      cursor !== undefined && sql`(r.published_on, r.id) ${up ? sql`>` : sql`<`} (${day}::date, ${id}::uuid)`,
    ])} order by r.published_on ${up ? sql`asc` : sql`desc`}, r.id ${up ? sql`asc` : sql`desc`}
      limit ${pageSize + 1}`.execute(db)
    return cutPage(rows, pageSize, cursor, row => [row.publishedOn, row.id])
  },

  publicLines: async ({ region, category, surname, after }) => {
    const filters = [
      isPublicLine,
      region !== undefined && sql`l.region = ${region}`,
      category !== undefined && sql`l.category = ${category}`,
    ]
    const prefix = surnameKey(clean(surname))
    return prefix === '' ? newest(db, filters, after) : byName(db, filters, prefix, after)
  },

  publicResult: async (orderId, line) => {
    const { rows } = await sql<PublicLine>`/*@public-result*/ ${publicLines}
      where l.order_id = ${orderId} and l.line = ${line} and ${isPublicLine}`.execute(db)
    return rows[0]
  },
})

const numberBegins = (number: string): RawBuilder<unknown> => sql`starts_with(lower(r.number), lower(${number}))`

/** Every word stands somewhere in the title, letter case aside. */
const titleSays = (words: string): RawBuilder<unknown> =>
  sql.join(
    words.split(/\s+/).map(word => sql`r.title ilike ${`%${literally(word)}%`}`),
    sql` and `,
  )

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
