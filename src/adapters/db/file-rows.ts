import { sql } from 'kysely'
import type { FileRows, StoredFile } from '../../application/stores/cases.ts'
import type { Db } from './connect.ts'

/** What is known of uploaded originals; the originals lie outside the database under their digest. */
export const fileRows = (db: Db): FileRows => ({
  add: async file => {
    await sql`/*@file-add*/
      insert into files (id, digest, name, media_type, size, draft_id, case_id, request_id, owner_id, document,
        uploaded_by, uploaded_at)
      values (${file.id}, ${file.digest}, ${file.name}, ${file.mediaType}, ${file.size}, ${file.draftId}, ${file.caseId},
        ${file.requestId ?? null}, ${file.ownerId ?? null}, ${file.document}, ${file.uploadedBy}, ${file.uploadedAt})`.execute(
      db,
    )
  },

  get: async id => {
    const { rows } = await sql<StoredFile>`/*@file-get*/ select ${fileColumns} from files where id = ${id}`.execute(db)
    return rows[0]
  },

  mediaType: async digest => {
    const { rows } = await sql<{ kind: string }>`select media_type as kind from files where digest = ${digest}
      order by uploaded_at desc limit 1`.execute(db)
    return rows[0]?.kind
  },

  used: async digests => {
    const { rows } = await sql<{ digest: string }>`/*@files-used*/
      with asked as (select unnest(${[...digests]}::text[]) as digest)
      select digest from asked a where exists (select from files f where f.digest = a.digest)
        or exists (select from document_files f where f.digest = a.digest)
        or exists (select from signings s where s.digest = a.digest)
        or exists (select from signatures s where s.digest = a.digest)
        or exists (select from paper_templates t where t.kind = 'docx' and t.body = a.digest)
        or exists (select from case_archives r where r.digest = a.digest)`.execute(db)
    return rows.map(({ digest }) => digest)
  },

  ofDraft: async draftId => {
    const { rows } = await sql<StoredFile>`/*@files-of-draft*/ select ${fileColumns}
      from files where draft_id = ${draftId} order by uploaded_at, id`.execute(db)
    return rows
  },

  moveToCase: async (draftId, caseId) => {
    await sql`/*@files-move*/ update files set case_id = ${caseId}, draft_id = null where draft_id = ${draftId}`.execute(
      db,
    )
  },

  remove: async id => {
    await sql`delete from files where id = ${id}`.execute(db)
  },
})

export const fileColumns = sql`id, digest, name, media_type as "mediaType", size, draft_id as "draftId", case_id as "caseId",
  request_id as "requestId", owner_id as "ownerId", document, uploaded_by as "uploadedBy", uploaded_at as "uploadedAt"`
