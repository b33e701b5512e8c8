import { sql } from 'kysely'
import type { CaseReads } from '../../../application/reads/cases.ts'
import type { Answer, Draft } from '../../../application/stores/cases.ts'
import type { Db } from '../connect.ts'
import { fileRows } from '../file-rows.ts'

type DraftReads = Pick<CaseReads, 'draft' | 'draftsOf' | 'applicationAnswers'>

/** Applications and sheets as they are being written, and what was sent of them. */
export const draftReads = (db: Db): DraftReads => ({
  draft: async id => {
    const { rows } = await sql<Draft>`/*@draft-read*/ ${drafts} where id = ${id}`.execute(db)
    return rows[0] && { draft: rows[0], files: await fileRows(db).ofDraft(id) }
  },

  draftsOf: async ownerId => {
    const { rows } =
      await sql<Draft>`/*@drafts-of*/ ${drafts} where owner_id = ${ownerId} order by updated_at desc`.execute(db)
    return rows
  },

  applicationAnswers: async caseId => {
    const { rows } = await sql<{ answers: Answer[]; submittedBy: string; submittedAt: Date }>`
      select answers, submitted_by as "submittedBy", submitted_at as "submittedAt" from applications
      where case_id = ${caseId}`.execute(db)
    return rows[0]
  },
})

const drafts = sql`select id, region, pack, owner_id as "ownerId", answers, sections, version, created_at as "createdAt",
  updated_at as "updatedAt" from drafts`
