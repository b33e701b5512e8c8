import { sql } from 'kysely'
import type { Letter, Outbox } from '../../application/ports.ts'
import type { Db } from './connect.ts'

/** Notices as letters: the address comes from the person or the school at the moment of sending. */
export const outbox = (db: Db): Outbox => ({
  waiting: async noticeId => {
    const { rows } = await sql<Letter>`
      select n.id, coalesce(p.email, o.email) as "to", n.subject, n.body, n.document_id as "documentId"
      from notices n left join people p on p.id = n.person_id left join organisations o on o.id = n.organisation_id
      where n.id = ${noticeId} and n.sent_at is null and n.way = 'email'
        and coalesce(p.email, o.email) is not null`.execute(db)
    return rows[0]
  },
  sent: async (noticeId, at) => {
    await sql`update notices set sent_at = ${at}, failed = null where id = ${noticeId}`.execute(db)
  },
  failed: async (noticeId, why) => {
    await sql`update notices set failed = ${why} where id = ${noticeId}`.execute(db)
  },
})
