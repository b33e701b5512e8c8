import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Paper } from '../../application/papers/paper.ts'
import type { PaperStore } from '../../application/stores/decisions.ts'
import type { Db } from './connect.ts'
import { canonicalJson } from './hash-chain.ts'
import { paperReads } from './read/papers.ts'

/** Papers frozen with their digest, letters that wait to be sent, messages of a case. */
export const papers = (db: Db): PaperStore => ({
  add: async paper => {
    const digest = paperDigest(paper.content)
    await sql`/*@paper-add*/
      insert into documents (id, region, case_id, meeting_id, order_id, request_id, form, title, recipient, clause, content,
        digest, made_on, made_at)
      values (${paper.id}, ${paper.region}, ${paper.caseId ?? null}, ${paper.meetingId ?? null}, ${paper.orderId ?? null},
        ${paper.requestId ?? null}, ${paper.form}, ${paper.title}, ${paper.recipient}, ${paper.clause},
        ${JSON.stringify(paper.content)}, ${digest}, ${paper.madeOn}, ${paper.madeAt})`.execute(db)
    return { ...paper, digest }
  },

  get: id => paperReads(db).paper(id),

  notify: async notice => {
    await sql`/*@notice-add*/
      insert into notices (id, region, case_id, request_id, person_id, organisation_id, document_id, subject, body, way,
        created_at)
      values (${notice.id}, ${notice.region}, ${notice.caseId ?? null}, ${notice.requestId ?? null},
        ${notice.personId ?? null}, ${notice.organisationId ?? null}, ${notice.documentId ?? null}, ${notice.subject},
        ${notice.body}, ${notice.way}, ${notice.createdAt})`.execute(db)
  },

  unsent: async noticeId => {
    const { rows } = await sql<{ region: string }>`/*@notice-unsent*/ select region from notices
      where id = ${noticeId} and way = 'email' and sent_at is null and failed is not null`.execute(db)
    return rows[0]?.region
  },

  schoolLetters: async caseIds => {
    const { rows } = await sql<{ documentId: string; organisationId: string }>`/*@school-letters*/
      select distinct n.document_id as "documentId", n.organisation_id as "organisationId"
      from notices n join documents d on d.id = n.document_id and d.form = 'employer_letter' and d.case_id is null
      where n.case_id = any(${caseIds}::uuid[]) and n.organisation_id is not null
        and not exists (select from notices e where e.document_id = d.id and e.organisation_id is not null
          and e.way = 'email')`.execute(db)
    return rows
  },

  noticesRead: async (personId, at) => {
    await sql`/*@notices-read*/ update notices set read_at = ${at} where person_id = ${personId} and read_at is null`.execute(
      db,
    )
  },

  readNotices: async (personId, at) => {
    await sql`/*@notices-read*/ update notices set read_at = ${at}
      where person_id = ${personId} and read_at is null and created_at <= ${at}`.execute(db)
  },

  message: async message => {
    await sql`/*@message-add*/
      insert into messages (id, case_id, author_id, role, body, sent_at)
      values (${message.id}, ${message.caseId}, ${message.authorId}, ${message.role}, ${message.body},
        ${message.sentAt})`.execute(db)
  },
})

/** SHA-256 in hexadecimal over the canonical text: the same words give the same digest whatever the order of keys. */
export const paperDigest = (content: Paper): string => createHash('sha256').update(canonicalJson(content)).digest('hex')
