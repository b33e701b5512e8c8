import { sql } from 'kysely'
import type { BatchCaseRow, PanelBatch, PanelBatches } from '../../application/stores/registry.ts'
import type { Db } from './connect.ts'
import { waitingCases } from './read/waiting-cases.ts'

/** Columns of a proposal under the alias `b`. */
export const batchColumns = sql`b.id, b.region, b.number, b.made_by as "madeBy", b.made_at as "madeAt", b.on_day as "on",
  b.stage, b.version, b.algorithm, b.seed, b.input, b.result,
  b.changes`

/** Proposals of panels for many cases. */
export const panelBatches = (db: Db): PanelBatches => ({
  waiting: region => waitingCases(db, region),

  get: async id => {
    const { rows } = await sql<PanelBatch>`/*@panel-batch*/
      select ${batchColumns} from panel_batches b where b.id = ${id} for update`.execute(db)
    return rows[0]
  },

  add: async (batch, cases) => {
    await sql`
      insert into panel_batches (id, region, number, made_by, made_at, on_day, stage, version, algorithm, seed, input, result,
        changes)
      values (${batch.id}, ${batch.region}, ${batch.number}, ${batch.madeBy}, ${batch.madeAt}, ${batch.on}, ${batch.stage},
        ${batch.version}, ${batch.algorithm}, ${batch.seed}, ${JSON.stringify(batch.input)},
        ${JSON.stringify(batch.result)}, ${JSON.stringify(batch.changes)})`.execute(db)
    await sql`
      insert into panel_batch_cases (batch_id, case_id, place, case_version, outcome, words)
      select ${batch.id}, * from unnest(${cases.map(one => one.caseId)}::uuid[], ${cases.map(one => one.place)}::int[],
        ${cases.map(one => one.caseVersion)}::int[], ${cases.map(one => one.outcome)}::text[],
        ${cases.map(one => one.words)}::text[])`.execute(db)
  },

  put: async ({ id, stage, version, input, result, changes }) => {
    await sql`update panel_batches set stage = ${stage}, version = ${version}, input = ${JSON.stringify(input)},
      result = ${JSON.stringify(result)},
      changes = ${JSON.stringify(changes)} where id = ${id}`.execute(db)
  },

  cases: async id => {
    const { rows } = await sql<BatchCaseRow>`/*@panel-batch-cases*/
      select case_id as "caseId", place, case_version as "caseVersion", outcome, words
      from panel_batch_cases where batch_id = ${id} order by place`.execute(db)
    return rows
  },

  settle: async (id, caseId, outcome, words) => {
    await sql`update panel_batch_cases set outcome = ${outcome}, words = ${words}
      where batch_id = ${id} and case_id = ${caseId} and outcome <> 'appointed'`.execute(db)
  },
})
