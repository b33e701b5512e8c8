import { sql } from 'kysely'
import type { DeadlineBoard, OversightReads } from '../../../application/reads/oversight.ts'
import type { Db } from '../connect.ts'
import { fullNameOf } from './case-line.ts'

type Group = { stage: DeadlineBoard['byStage'][number]['stage']; officerId: string | null; name: string | null } & Load
type Load = { open: number; overdue: number; soon: number }

/** One pass over the open cases of a region, summed here by stage and by officer. */
export const deadlineBoard = (db: Db): Pick<OversightReads, 'deadlineBoard'> => ({
  deadlineBoard: async (region, today) => {
    const { rows } = await sql<Group>`/*@deadline-board*/
      select g.*, case when p.id is not null then ${fullNameOf('p')} end as name
      from (select stage, officer_id as "officerId", count(*) as open,
          count(*) filter (where due_order < ${today}::date) as overdue,
          count(*) filter (where due_order between ${today}::date and ${today}::date + 3) as soon
        from cases where region = ${region} and not finished group by stage, officer_id) g
      left join people p on p.id = g."officerId"
      order by g.open desc, g.stage, name`.execute(db)
    return {
      ...sum(rows),
      byStage: grouped(rows, row => row.stage).map(group => ({ stage: group.first.stage, ...sum(group.rows) })),
      byOfficer: grouped(rows, row => row.officerId).map(group => ({
        officerId: group.first.officerId,
        name: group.first.name,
        ...sum(group.rows),
      })),
    }
  },
})

const sum = (rows: readonly Load[]): Load => ({
  open: rows.reduce((total, row) => total + row.open, 0),
  overdue: rows.reduce((total, row) => total + row.overdue, 0),
  soon: rows.reduce((total, row) => total + row.soon, 0),
})

/** Rows by key in the order in which the keys first come. */
export const grouped = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): { first: Row; rows: Row[] }[] => {
  const groups = new Map<Key, { first: Row; rows: Row[] }>()
  for (const row of rows) {
    const known = groups.get(keyOf(row))
    if (known === undefined) groups.set(keyOf(row), { first: row, rows: [row] })
    else known.rows.push(row)
  }
  return [...groups.values()]
}
