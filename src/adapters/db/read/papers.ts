import { sql } from 'kysely'
import type { NoticeLine, PaperReads } from '../../../application/reads/papers.ts'
import type { StoredFile } from '../../../application/stores/cases.ts'
import type { StoredPaper } from '../../../application/stores/decisions.ts'
import { archives } from '../archives.ts'
import type { Db } from '../connect.ts'
import { fileColumns } from '../file-rows.ts'
import { trustItems } from '../trust.ts'
import { noticeColumns, paperColumns } from './paper-columns.ts'

type Owners = { caseId: string | null; meetingId: string | null; orderId: string | null; requestId: string | null }
type PaperRow = Omit<StoredPaper, keyof Owners> & Owners

/** Papers whole, files' rows, letters to a person. */
export const paperReads = (db: Db): PaperReads => ({
  trustItems: () => trustItems(db).all(),

  caseArchive: caseId => archives(db).latest(caseId),

  paper: async id => {
    const { rows } = await sql<PaperRow>`/*@paper*/
      select ${paperColumns}, region, content, case_id as "caseId", meeting_id as "meetingId", order_id as "orderId",
        request_id as "requestId" from documents where id = ${id}`.execute(db)
    return rows[0] && asPaper(rows[0])
  },

  organisationsTold: async documentId => {
    const { rows } = await sql<{
      id: string
    }>`/*@organisations-told*/ select distinct organisation_id as id from notices
      where document_id = ${documentId} and organisation_id is not null`.execute(db)
    return rows.map(({ id }) => id)
  },

  file: async id => {
    const { rows } = await sql<StoredFile>`/*@file*/ select ${fileColumns} from files where id = ${id}`.execute(db)
    return rows[0]
  },

  noticesOf: async personId => {
    const { rows } = await sql<NoticeLine & { unread: number }>`/*@notices-of*/
      select ${noticeColumns}, count(*) filter (where read_at is null) over () as unread
      from notices where person_id = ${personId} order by created_at desc, id limit 200`.execute(db)
    return { unread: rows[0]?.unread ?? 0, notices: rows.map(({ unread: _, ...notice }) => notice) }
  },
})

const asPaper = ({ caseId, meetingId, orderId, requestId, ...paper }: PaperRow): StoredPaper => ({
  ...paper,
  ...(caseId !== null && { caseId }),
  ...(meetingId !== null && { meetingId }),
  ...(orderId !== null && { orderId }),
  ...(requestId !== null && { requestId }),
})
