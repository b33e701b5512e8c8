import { sql } from 'kysely'
import type { PrintedFile, PrintedFiles } from '../../application/documents/printed-files.ts'
import type { Db } from './connect.ts'

/** Files made of papers. */
export const printed = (db: Db): PrintedFiles => ({
  get: async (documentId, format) => {
    const { rows } = await sql<PrintedFile>`/*@printed*/
      select document_id as "documentId", format, digest, size, pages, template_id as "templateId", made_at as "madeAt"
      from document_files where document_id = ${documentId} and format = ${format}`.execute(db)
    return rows[0]
  },

  put: async file => {
    await sql`/*@printed-forget*/
      delete from document_failures where document_id = ${file.documentId} and format = ${file.format}`.execute(db)
    await sql`/*@printed-put*/
      insert into document_files (document_id, format, digest, size, pages, template_id, made_at)
      values (${file.documentId}, ${file.format}, ${file.digest}, ${file.size}, ${file.pages}, ${file.templateId},
        ${file.madeAt})
      on conflict (document_id, format) do update set digest = excluded.digest, size = excluded.size,
        pages = excluded.pages, template_id = excluded.template_id, made_at = excluded.made_at`.execute(db)
  },

  forget: async (documentId, format) => {
    await sql`/*@printed-lost*/
      delete from document_files where document_id = ${documentId} and format = ${format}`.execute(db)
  },

  failed: async (documentId, format, because, at) => {
    await sql`/*@printed-failed*/
      insert into document_failures (document_id, format, because, at)
      values (${documentId}, ${format}, ${because}, ${at})
      on conflict (document_id, format) do update set because = excluded.because, at = excluded.at`.execute(db)
  },

  failure: async (documentId, format) => {
    const { rows } = await sql<{ because: string }>`/*@printed-failure*/
      select because from document_failures where document_id = ${documentId} and format = ${format}`.execute(db)
    return rows[0]?.because
  },

  forgetFailure: async (documentId, format) => {
    await sql`/*@printed-forget*/
      delete from document_failures where document_id = ${documentId} and format = ${format}`.execute(db)
  },
})
