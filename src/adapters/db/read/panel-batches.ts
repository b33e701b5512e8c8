import { sql } from 'kysely'
import type { BatchCaseLine, BatchLine, RegistryReads } from '../../../application/reads/registry.ts'
import type { PanelBatch } from '../../../application/stores/registry.ts'
import type { Db } from '../connect.ts'
import { batchColumns } from '../panel-batches.ts'
import { fullNameOf } from './case-line.ts'

/** Proposals of panels, whole and in a list. */
export const panelBatchReads = (db: Db): Pick<RegistryReads, 'panelBatches' | 'panelBatch'> => ({
  panelBatches: async (region, { limit, offset }) => {
    const { rows } = await sql<BatchLine & { total: number }>`/*@panel-batches*/
      select b.id, b.number, b.made_at as "madeAt", b.on_day as "on", b.stage, ${fullNameOf('p')} as maker,
        count(*) over () as total,
        (select count(*) from panel_batch_cases k where k.batch_id = b.id) as cases,
        (select count(*) from panel_batch_cases k where k.batch_id = b.id and k.outcome = 'appointed') as appointed
      from panel_batches b join people p on p.id = b.made_by
      where b.region = ${region} order by b.number desc limit ${limit} offset ${offset}`.execute(db)
    return { lines: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0 }
  },

  panelBatch: async id => {
    const { rows } = await sql<PanelBatch & { maker: string }>`/*@panel-batch-card*/
      select ${batchColumns}, ${fullNameOf('p')} as maker from panel_batches b join people p on p.id = b.made_by
      where b.id = ${id}`.execute(db)
    const found = rows[0]
    if (found === undefined) return undefined
    const { maker, ...batch } = found
    const cases = await sql<BatchCaseLine>`/*@panel-batch-lines*/
      select k.case_id as "caseId", k.place, k.case_version as "caseVersion", k.outcome, k.words,
        ${fullNameOf('p')} as name, c.number, c.position, c.category, o.short_name as organisation
      from panel_batch_cases k join cases c on c.id = k.case_id join people p on p.id = c.applicant_id
        join organisations o on o.id = c.organisation_id
      where k.batch_id = ${id} order by k.place`.execute(db)
    return { batch, maker, cases: cases.rows }
  },
})
