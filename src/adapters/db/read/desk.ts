import { type RawBuilder, sql } from 'kysely'
import type { CaseLine, DeskCounts, JournalLine, QueueReads } from '../../../application/reads/queue.ts'
import type { Db } from '../connect.ts'
import { caseLineColumns, caseLineJoins, caseLines } from './case-line.ts'

/** One more than the queue counts to, so that «больше 1000» can be said. */
const mostCounted = 1001

/** What a worker's desk shows beside the queue itself. */
export const deskReads = (db: Db): Omit<QueueReads, 'caseQueue'> => ({
  deskCounts: async ({ region, role, personId, today, soonBefore }) => {
    const open = sql`region = ${region} and not finished`
    const { rows } = await sql<DeskCounts>`/*@desk-counts*/
      select ${counted(sql`${open} and mover = ${role}`)} as waiting,
        ${counted(sql`${open} and due_order < ${today}::date`)} as overdue,
        ${counted(sql`${open} and due_order >= ${today}::date and due_order < ${soonBefore}::date`)} as soon,
        ${counted(sql`${open} and officer_id = ${personId}`)} as mine`.execute(db)
    return rows[0] ?? { waiting: 0, overdue: 0, soon: 0, mine: 0 }
  },

  registrationJournal: async ({ region, from, to, limit }) => {
    const { rows } = await sql<JournalLine>`/*@registration-journal*/
      select ${caseLineColumns}, c.registered from cases c ${caseLineJoins}
      where c.region = ${region} and c.received between ${from}::date and ${to}::date
      order by c.received, c.number, c.id limit ${limit}`.execute(db)
    return rows
  },

  casesFiledBy: async personId => {
    const { rows } = await sql<CaseLine>`/*@cases-filed-by*/ ${caseLines}
      join applications f on f.case_id = c.id
      where f.submitted_by = ${personId} and c.applicant_id <> ${personId} order by f.submitted_at desc, c.id limit 500`.execute(
      db,
    )
    return rows
  },
})

const counted = (holds: RawBuilder<unknown>): RawBuilder<number> =>
  sql`(select count(*) from (select from cases where ${holds} limit ${mostCounted}) counted)`
