import { type RawBuilder, sql } from 'kysely'
import type { RemarkLine, SheetReads } from '../../../application/reads/sheets.ts'
import type { SheetDifference } from '../../../application/stores/sheets.ts'
import type { Db } from '../connect.ts'
import { draftSheet, remarkColumns } from '../sheets.ts'
import { fullNameOf } from './case-line.ts'

/** Sheets as they are being written, what stands beside the points of the signed ones, and remarks to conclusions. */
export const sheetReads = (db: Db): SheetReads => ({
  sheetDraft: (caseId, expertId) => draftSheet(db, caseId, expertId),

  sheetComments: async caseId => {
    const rows = await signed(db, caseId)
    return Object.fromEntries(rows.map(row => [row.expert_id, row.comments]))
  },

  sheetProofs: async caseId => {
    const rows = await signed(db, caseId)
    return Object.fromEntries(rows.map(row => [row.expert_id, row.proofs]))
  },

  sheetDifferences: async caseId => {
    const { rows } = await sql<SheetDifference>`/*@sheet-differences*/
      select expert_id as "expertId", items, words, said_at as "saidAt" from sheet_differences
      where case_id = ${caseId} order by said_at, expert_id`.execute(db)
    return rows
  },

  remarksOfExpert: expertId => remarks(db, sql`r.expert_id = ${expertId}`),
  remarksOfCase: caseId => remarks(db, sql`r.case_id = ${caseId}`),
})

const signed = (db: Db, caseId: string) =>
  db.selectFrom('sheet_comments').select(['expert_id', 'comments', 'proofs']).where('case_id', '=', caseId).execute()

const remarks = async (db: Db, where: RawBuilder<unknown>): Promise<RemarkLine[]> => {
  const { rows } = await sql<RemarkLine>`
    select ${remarkColumns}, ${fullNameOf('b')} as expert, ${fullNameOf('a')} as author, c.number,
      ${fullNameOf('p')} as applicant
    from expert_remarks r join people b on b.id = r.expert_id join people a on a.id = r.made_by
      join cases c on c.id = r.case_id join people p on p.id = c.applicant_id
    where ${where} order by r.made_at desc, r.id limit 500`.execute(db)
  return rows
}
