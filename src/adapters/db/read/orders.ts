import { sql } from 'kysely'
import type { MeetingReads, OrderCard, OrderListed } from '../../../application/reads/meetings.ts'
import type { PaperLine } from '../../../application/reads/papers.ts'
import type { OrderRow } from '../../../application/stores/decisions.ts'
import type { Db } from '../connect.ts'
import { fullNameOf } from './case-line.ts'
import { paperColumns } from './paper-columns.ts'

type CardRow = OrderRow & { meeting: OrderCard['meeting']; agreer: string | null; signer: string | null }

/** Orders as those who draft, agree and sign them see them. */
export const orderReads = (db: Db): Pick<MeetingReads, 'ordersOf' | 'orderCard'> => ({
  ordersOf: async region => {
    const { rows } = await sql<OrderListed>`/*@orders-of*/
      select r.id, r.region, r.status, r.number, r.title, r.drafted_on as "draftedOn", r.signed_on as "signedOn",
        r.published_on as "publishedOn", r.meeting_id as "meetingId", m.on_day as "meetingOn",
        jsonb_array_length(r.rows) as lines
      from orders r join meetings m on m.id = r.meeting_id
      where r.region = ${region} order by r.drafted_on desc, r.id limit 200`.execute(db)
    return rows
  },

  orderCard: async id => {
    const { rows } = await sql<CardRow>`/*@order-card*/
      select r.id, r.region, r.meeting_id as "meetingId", r.status, r.number, r.title, r.rows, r.remarks,
        r.drafted_on as "draftedOn", r.agreed_on as "agreedOn", r.agreed_by as "agreedBy", r.signed_on as "signedOn",
        r.signed_by as "signedBy", r.published_on as "publishedOn", r.published_at as "publishedAt", r.version,
        json_build_object('on', m.on_day, 'time', m.at_time, 'place', m.place) as meeting,
        (select ${fullNameOf('p')} from people p where p.id = r.agreed_by) as agreer,
        (select ${fullNameOf('p')} from people p where p.id = r.signed_by) as signer
      from orders r join meetings m on m.id = r.meeting_id where r.id = ${id}`.execute(db)
    if (rows[0] === undefined) return undefined
    const { meeting, agreer, signer, ...row } = rows[0]
    const papers = await sql<PaperLine>`/*@order-papers*/ select ${paperColumns} from documents
      where order_id = ${id} order by made_at, id`.execute(db)
    return { row, meeting, agreedBy: agreer, signedBy: signer, papers: papers.rows } satisfies OrderCard
  },
})
