import { sql } from 'kysely'
import type { OrderRow } from '../../application/stores/decisions.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import type { Db } from './connect.ts'

/** Where a field of a line stands in the register. */
const columns = {
  fullName: 'full_name',
  organisation: 'organisation',
  position: 'position',
  municipality: 'municipality',
  category: 'category',
} as const

/**
 * Corrects the lines of the register that a published order changes. The register shows what is in force, so that a person is
 * found by the right name; what was printed stays in the earlier order and its file, and every change in `line_changes`.
 */
export const publishChanges = async (db: Db, { id, amends, points }: OrderRow): Promise<void> => {
  if (amends === null) return
  const lines = await linesOfCases(db, amends)
  for (const [place, point] of points.entries()) {
    if (point.kind !== 'replace' && point.kind !== 'remove') continue
    const line = lines.get(point.caseId)
    if (line === undefined) throw new Error(`Order ${id} changes a line that its first order has not published`)
    const said = point.kind === 'replace' ? point : { field: null, was: point.fullName, becomes: null }
    await sql`
      insert into line_changes (order_id, line, by_order, place, field, was, becomes)
      values (${amends}, ${line}, ${id}, ${place}, ${said.field}, ${said.was}, ${said.becomes})`.execute(db)
    if (point.kind === 'remove')
      await sql`update order_lines set removed_by = ${id}, changed_by = ${id} where order_id = ${amends} and line = ${line}`.execute(
        db,
      )
    else
      await sql`update order_lines set changed_by = ${id}, ${sql.ref(columns[point.field])} = ${point.becomes}
        ${point.field === 'fullName' ? sql`, name_key = ${surnameKey(point.becomes)}` : sql``}
        where order_id = ${amends} and line = ${line}`.execute(db)
  }
}

const linesOfCases = async (db: Db, orderId: string): Promise<Map<string, number>> => {
  const { rows } = await sql<{ caseId: string; line: number }>`
    select case_id as "caseId", line from order_lines where order_id = ${orderId}`.execute(db)
  return new Map(rows.map(({ caseId, line }) => [caseId, line]))
}
