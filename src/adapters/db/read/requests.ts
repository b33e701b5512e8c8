import { sql } from 'kysely'
import type { OrderMention } from '../../../application/reads/meetings.ts'
import type { NoticeLine, PaperLine } from '../../../application/reads/papers.ts'
import type { RequestCard, RequestLine, RequestReads } from '../../../application/reads/requests.ts'
import type { RequestRow, StoredFile } from '../../../application/stores/cases.ts'
import type { Db } from '../connect.ts'
import { fileColumns } from '../file-rows.ts'
import { people } from '../people.ts'
import { fullNameOf } from './case-line.ts'
import { noticeColumns, paperColumns } from './paper-columns.ts'

/** Extracts, corrections, complaints, withdrawals of consent. */
export const requestReads = (db: Db): RequestReads => ({
  requestsOf: async region => {
    const { rows } = await sql<RequestLine>`${requestLines} where q.region = ${region}
      order by q.finished, case when not q.finished then q.next_due end, q.received desc, q.id limit 500`.execute(db)
    return rows
  },

  requestsOfApplicant: async personId => {
    const { rows } = await sql<RequestLine>`/*@requests-of-applicant*/ ${requestLines}
      where q.applicant_id = ${personId} order by q.received desc, q.id`.execute(db)
    return rows
  },

  requestCard: async id => {
    const { rows } =
      await sql<RequestRow>`select ${columns}, q.text, q.state from requests q where q.id = ${id}`.execute(db)
    const row = rows[0]
    if (row === undefined) return undefined
    const applicant = await people(db).get(row.applicantId)
    if (applicant === undefined) throw new Error(`No person ${row.applicantId}`)
    const papers = await sql<PaperLine>`select ${paperColumns} from documents where request_id = ${id}
      order by made_at, id`.execute(db)
    const notices = await sql<NoticeLine>`select ${noticeColumns} from notices where request_id = ${id}
      order by created_at, id`.execute(db)
    const orders = await sql<OrderMention>`
      select id, kind, status, number, title, signed_on as "signedOn", published_on as "publishedOn" from orders
      where request_id = ${id} order by drafted_on, id`.execute(db)
    const files = await sql<StoredFile>`/*@files-of-request*/ select ${fileColumns}
      from files where request_id = ${id} order by uploaded_at, id`.execute(db)
    return {
      row,
      applicant,
      files: files.rows,
      papers: papers.rows,
      notices: notices.rows,
      orders: orders.rows,
    } satisfies RequestCard
  },
})

const columns = sql`q.id, q.region, q.pack, q.kind, q.number, q.stage, q.version, q.applicant_id as "applicantId",
  q.case_id as "caseId", q.received, q.next_due as "nextDue", q.finished`

const requestLines = sql`select ${columns}, ${fullNameOf('p')} as applicant
  from requests q join people p on p.id = q.applicant_id`
