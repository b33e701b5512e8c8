import { type RawBuilder, sql } from 'kysely'
import type { MeetingReads, OrderCard, OrderListed, OrderMention } from '../../../application/reads/meetings.ts'
import type { PaperLine } from '../../../application/reads/papers.ts'
import type { OrderRow } from '../../../application/stores/decisions.ts'
import type { Db } from '../connect.ts'
import { orderColumns } from '../order-columns.ts'
import { fullNameOf } from './case-line.ts'
import { paperColumns } from './paper-columns.ts'

type CardRow = OrderRow & { meeting: OrderCard['meeting']; agreer: string | null; signer: string | null }

/** Orders as those who draft, agree and sign them see them. */
export const orderReads = (db: Db): Pick<MeetingReads, 'ordersOf' | 'orderCard' | 'unsentOf'> => ({
  ordersOf: async region => {
    const { rows } = await sql<OrderListed>`/*@orders-of*/
      select r.id, r.region, r.status, r.kind, r.number, r.title, r.drafted_on as "draftedOn", r.signed_on as "signedOn",
        r.published_on as "publishedOn", r.meeting_id as "meetingId", m.on_day as "meetingOn",
        case when r.kind = 'main' then jsonb_array_length(r.rows) else jsonb_array_length(r.points) end as lines
      from orders r left join meetings m on m.id = r.meeting_id
      where r.region = ${region} order by r.drafted_on desc, r.id limit 200`.execute(db)
    return rows
  },

  orderCard: async id => {
    const { rows } = await sql<CardRow>`/*@order-card*/
      select ${orderColumns},
        case when m.id is not null then json_build_object('on', m.on_day, 'time', m.at_time, 'place', m.place) end as meeting,
        (select ${fullNameOf('p')} from people p where p.id = r.agreed_by) as agreer,
        (select ${fullNameOf('p')} from people p where p.id = r.signed_by) as signer
      from orders r left join meetings m on m.id = r.meeting_id where r.id = ${id}`.execute(db)
    if (rows[0] === undefined) return undefined
    const { meeting, agreer, signer, ...row } = rows[0]
    const papers = await sql<PaperLine>`/*@order-papers*/
      select ${paperColumns} from documents where order_id = ${id}
      -- Letters to schools are papers of their own: the cases of the order know them.
      union all select ${paperColumns} from documents where form = 'employer_letter' and case_id is null and id in
        (select n.document_id from cases c join notices n on n.case_id = c.id
         where c.order_id = ${id} and n.organisation_id is not null)
      order by "madeAt", id`.execute(db)
    const [amended] = row.amends === null ? [] : await mentions(db, sql`where r.id = ${row.amends}`)
    const changes = await mentions(db, sql`where r.amends = ${id} order by r.drafted_on, r.id`)
    const card = { row, meeting, amended: amended ?? null, changes, agreedBy: agreer, signedBy: signer }
    return { ...card, papers: papers.rows } satisfies OrderCard
  },

  unsentOf: async orderId => {
    const { rows } = await sql<{ unsent: number }>`/*@order-unsent*/
      select count(*) as unsent from cases where order_id = ${orderId} and stage = 'published'`.execute(db)
    return rows[0]?.unsent ?? 0
  },
})

const mentions = async (db: Db, which: RawBuilder<unknown>): Promise<OrderMention[]> => {
  const { rows } = await sql<OrderMention>`
    select r.id, r.kind, r.status, r.number, r.title, r.signed_on as "signedOn", r.published_on as "publishedOn"
    from orders r ${which}`.execute(db)
  return rows
}
