import { sql } from 'kysely'
import type { PublicChange, PublicOrderCard, PublicOrders } from '../../../application/reads/public-order.ts'
import type { PublicLine, PublicOrder } from '../../../application/reads/public-register.ts'
import type { FactName, Facts } from '../../../domain/calendar/facts.ts'
import type { PlainDate } from '../../../domain/calendar/plain-date.ts'
import { surnameKey } from '../../../domain/people/surname-key.ts'
import type { Db } from '../connect.ts'
import { changesIn, publicCheck } from './public-checks.ts'
import { amendersOf, clean, isPublicLine, literally, mentions, publicLines, publicOrders } from './public-columns.ts'
import { publicFile, publishedFile } from './public-files.ts'

/** One published order with all that anybody may know of it. */
export const publicOrderReads = (db: Db): PublicOrders => ({
  publicOrder: async id => {
    const { rows } =
      await sql<Row>`/*@public-order*/ ${publicOrders} where r.published_on is not null and r.id = ${id}`.execute(db)
    const [order] = rows
    if (order === undefined) return undefined
    const { rows: heads } = await sql<Head>`/*@public-order-head*/
      select r.amends, (select id from documents where order_id = r.id and form = 'order' and recipient = 'public'
          order by made_at desc limit 1) as "copyId", d.content -> 'signatory' ->> 'post' as post, d.content -> 'signatory' ->> 'name' as name
      from orders r left join lateral (
        select content from documents where order_id = r.id and form = 'order' order by made_at desc, id limit 1
      ) d on true where r.id = ${id}`.execute(db)
    const { amends = null, copyId = null, post = null, name = null } = heads[0] ?? {}
    const [amended] = amends === null ? [] : await mentions(db, sql`r.id = ${amends}`)
    return {
      order,
      signer: post === null ? null : { post, name },
      file: await publishedFile(db, id),
      copyId,
      amends: amended ?? null,
      amendedBy: await amendersOf(db, id),
      changes: await changesOf(db, id, amends !== null),
    } satisfies PublicOrderCard
  },

  publicOrderLines: async ({ orderId, words, from = 0, limit }) => {
    const said = clean(words)
    const which = sql`l.order_id = ${orderId} and ${isPublicLine} and ${said === '' ? sql`true` : saysAll(said)}`
    const [{ rows }, counted] = await Promise.all([
      sql<PublicLine>`${publicLines} where ${which} order by l.line
        limit ${limit ?? null} offset ${from}`.execute(db),
      sql<{ total: number }>`select count(*) as total from order_lines l
        join orders r on r.id = l.order_id and r.published_on is not null where ${which}`.execute(db),
    ])
    return { rows, total: counted.rows[0]?.total ?? 0 }
  },

  publicFile: digest => publicFile(db, digest),
  publicCheck: code => publicCheck(db, code),

  factsOfOrder: async (orderId, facts) => {
    if (facts.length === 0) return {}
    const { rows } = await sql<{ fact: FactName; day: PlainDate }>`/*@facts-of-order*/
      select f.fact, min(c.state -> 'facts' ->> f.fact) as day
      from orders r cross join jsonb_array_elements(r.rows) as line
        join cases c on c.id = (line ->> 'caseId')::uuid
        cross join unnest(${[...facts]}::text[]) as f (fact)
      where r.id = ${orderId} and line ->> 'outcome' = 'set'
      group by f.fact having min(c.state -> 'facts' ->> f.fact) is not null`.execute(db)
    return Object.fromEntries(rows.map(({ fact, day }) => [fact, day])) as Facts
  },
})

type Row = PublicOrder
type Head = { amends: string | null; copyId: string | null; post: string | null; name: string | null }

const changesOf = (db: Db, orderId: string, changesAnother: boolean): Promise<PublicChange[]> =>
  changesIn(db, changesAnother ? sql`c.by_order = ${orderId}` : sql`c.order_id = ${orderId}`)

/** Every word stands in the name, the position or the workplace; «ё» and «е» are one letter. */
const saysAll = (words: string) =>
  sql.join(
    surnameKey(words)
      .split(' ')
      .map(
        word =>
          sql`(l.name_key || ' ' || replace(lower(l.position || ' ' || l.organisation || ' ' || l.municipality), 'ё', 'е'))
            like ${`%${literally(word)}%`}`,
      ),
    sql` and `,
  )
