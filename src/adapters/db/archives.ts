import { sql } from 'kysely'
import type { ArchivedPaper, Archives, CaseArchive } from '../../application/archive/archives.ts'
import type { Db } from './connect.ts'
import { listOf } from './read/paper-columns.ts'

/** Archives of cases and what goes into them. */
export const archives = (db: Db): Archives => ({
  add: async ({ id, caseId, askedBy, askedAt }) => {
    await sql`/*@archive-add*/
      insert into case_archives (id, case_id, asked_by, asked_at, status)
      values (${id}, ${caseId}, ${askedBy}, ${askedAt}, 'building')`.execute(db)
  },

  get: async id => one(await sql<CaseArchive>`/*@archive*/ ${selected} where id = ${id}`.execute(db)),

  latest: async caseId =>
    one(
      await sql<CaseArchive>`/*@archive-latest*/ ${selected} where case_id = ${caseId}
        order by asked_at desc limit 1`.execute(db),
    ),

  ready: async (id, { digest, size, madeAt }) => {
    await sql`/*@archive-ready*/
      update case_archives set status = 'ready', digest = ${digest}, size = ${size}, made_at = ${madeAt}, failed = null
      where id = ${id}`.execute(db)
  },

  failed: async (id, because) => {
    await sql`/*@archive-failed*/ update case_archives set status = 'failed', failed = ${because} where id = ${id}`.execute(
      db,
    )
  },

  papersOf: async caseId => {
    const { rows } = await sql<PaperRow>`/*@archive-papers*/
      select d.id, d.title, d.clause, coalesce(s.content, d.content) as content, d.made_at as "madeAt",
        coalesce(s.digest, f.digest) as digest, coalesce(s.size, f.size) as size, s.streebog,
        ${listOf(sql`select g.digest, g.size, c.owner, g.checked_at as "checkedAt" from signatures g
          join certificates c on c.id = g.certificate_id where g.signing_id = s.id order by g.checked_at`)} as signatures
      from documents d
      left join lateral (select s.* from signings s where s.document_id = d.id and s.status = 'signed'
        order by s.copy = 'public' desc, s.signed_at desc limit 1) s on true
      left join document_files f on f.document_id = d.id and f.format = 'pdf'
      where d.case_id = ${caseId}
        or d.request_id in (select r.id from requests r where r.case_id = ${caseId})
        -- Of an order only what anybody may read: a line of it belongs to this case, the others do not.
        or (d.order_id = (select k.order_id from cases k where k.id = ${caseId}) and d.form = 'order'
          and (s.id is not null or d.recipient = 'public'))
      order by d.made_at, d.id`.execute(db)
    return rows.map(row => ({
      ...row,
      signatures: row.signatures.map(one => ({ ...one, checkedAt: new Date(one.checkedAt) })),
    }))
  },

  forget: async before => {
    const { numAffectedRows } = await sql`/*@archives-forget*/
      delete from case_archives where asked_at < ${before}`.execute(db)
    return Number(numAffectedRows ?? 0)
  },
})

/** Moments that came through JSON are texts. */
type PaperRow = Omit<ArchivedPaper, 'signatures'> & {
  signatures: (Omit<ArchivedPaper['signatures'][number], 'checkedAt'> & { checkedAt: string })[]
}

const selected = sql`select id, case_id as "caseId", asked_by as "askedBy", asked_at as "askedAt", status, digest, size,
  made_at as "madeAt", failed from case_archives`

const one = <Row>({ rows }: { rows: Row[] }): Row | undefined => rows[0]
