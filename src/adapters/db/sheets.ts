import { sql } from 'kysely'
import type { ExpertRemark, Sheets } from '../../application/stores/sheets.ts'
import { isOfTheWork } from '../../domain/expertise/work-papers.ts'
import type { Db } from './connect.ts'

/** Sheets of specialists in the making, what was signed beside the points, differences and remarks. */
export const sheets = (db: Db): Sheets => ({
  draft: (caseId, expertId) => draftSheet(db, caseId, expertId),

  locked: async (caseId, expertId) => {
    // The row is made first, so that two first saves of the same sheet wait for one another too.
    await sql`/*@sheet-open*/ insert into sheet_drafts (case_id, expert_id, points, comments, saved_at)
      values (${caseId}, ${expertId}, '{}', '{}', '-infinity') on conflict (case_id, expert_id) do nothing`.execute(db)
    return db
      .selectFrom('sheet_drafts')
      .select(['points', 'comments', 'proofs'])
      .where('case_id', '=', caseId)
      .where('expert_id', '=', expertId)
      .forUpdate()
      .executeTakeFirstOrThrow()
  },

  save: async (caseId, expertId, { points, comments, proofs }, at) => {
    await sql`/*@sheet-save*/
      insert into sheet_drafts (case_id, expert_id, points, comments, proofs, saved_at)
      values (${caseId}, ${expertId}, ${JSON.stringify(points)}, ${JSON.stringify(comments)}, ${JSON.stringify(proofs)},
        ${at})
      on conflict (case_id, expert_id) do update set points = excluded.points, comments = excluded.comments,
        proofs = excluded.proofs, saved_at = excluded.saved_at`.execute(db)
  },

  sign: async (caseId, expertId, { comments, proofs }) => {
    await sql`/*@sheet-comments*/
      insert into sheet_comments (case_id, expert_id, comments, proofs)
      values (${caseId}, ${expertId}, ${JSON.stringify(comments)}, ${JSON.stringify(proofs)})
      on conflict (case_id, expert_id) do update set comments = excluded.comments, proofs = excluded.proofs`.execute(db)
  },

  proofsOf: async caseId => {
    const { rows } = await sql<{ ref: string; words: string; document: string | null }>`/*@proofs-of-case*/
      select 'evidence:' || id as ref, title as words, null as document from case_evidence where case_id = ${caseId}
      union all select 'file:' || id, name, document from files where case_id = ${caseId}`.execute(db)
    const citable = rows.filter(({ document }) => document === null || isOfTheWork(document))
    return Object.fromEntries(citable.map(({ ref, words }) => [ref, words]))
  },

  differ: async (caseId, { expertId, items, words, saidAt }) => {
    await sql`/*@sheet-differ*/
      insert into sheet_differences (case_id, expert_id, items, words, said_at)
      values (${caseId}, ${expertId}, ${items}, ${words}, ${saidAt})
      on conflict (case_id, expert_id) do update set items = excluded.items, words = excluded.words,
        said_at = excluded.said_at`.execute(db)
  },

  agree: async (caseId, expertId) => {
    await sql`delete from sheet_differences where case_id = ${caseId} and expert_id = ${expertId}`.execute(db)
  },

  remark: async ({ id, caseId, expertId, remark, madeBy, madeAt }) => {
    await sql`/*@remark-add*/
      insert into expert_remarks (id, case_id, expert_id, remark, made_by, made_at)
      values (${id}, ${caseId}, ${expertId}, ${remark}, ${madeBy}, ${madeAt})`.execute(db)
  },

  remarkById: async id => {
    const { rows } =
      await sql<ExpertRemark>`/*@remark-get*/ select ${remarkColumns} from expert_remarks r where id = ${id} for update`.execute(
        db,
      )
    return rows[0]
  },

  lastRemark: async (caseId, expertId) => {
    const { rows } = await sql<{ id: string }>`/*@remark-last*/ select id from expert_remarks
      where case_id = ${caseId} and expert_id = ${expertId} and withdrawn_at is null order by made_at desc, id limit 1`.execute(
      db,
    )
    return rows[0]?.id
  },

  answerRemark: async (id, answer, at) => {
    await sql`update expert_remarks set answer = ${answer}, answered_at = ${at} where id = ${id}`.execute(db)
  },

  withdrawRemark: async (id, at) => {
    await sql`update expert_remarks set withdrawn_at = ${at} where id = ${id}`.execute(db)
  },
})

export const draftSheet = (db: Db, caseId: string, expertId: string) =>
  db
    .selectFrom('sheet_drafts')
    .select(['points', 'comments', 'proofs', 'saved_at as savedAt'])
    .where('case_id', '=', caseId)
    .where('expert_id', '=', expertId)
    .executeTakeFirst()

export const remarkColumns = sql`r.id, r.case_id as "caseId", r.expert_id as "expertId", r.remark, r.made_by as "madeBy",
  r.made_at as "madeAt", r.answer, r.answered_at as "answeredAt", r.withdrawn_at as "withdrawnAt"`
