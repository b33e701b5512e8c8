import { sql } from 'kysely'
import type { RequestRows } from '../../application/stores/cases.ts'
import type { Db } from './connect.ts'

/** Rows of extracts, corrections, complaints and withdrawals of consent; the person's own words stand here, not in the log. */
export const requestRows = (db: Db): RequestRows => ({
  put: async row => {
    await sql`/*@request-put*/
      insert into requests (id, region, pack, kind, number, stage, version, applicant_id, case_id, received, next_due,
        finished, text, state)
      values (${row.id}, ${row.region}, ${row.pack}, ${row.kind}, ${row.number}, ${row.stage}, ${row.version},
        ${row.applicantId}, ${row.caseId}, ${row.received}, ${row.nextDue}, ${row.finished}, ${JSON.stringify(row.text)},
        ${JSON.stringify(row.state)})
      on conflict (id) do update set number = excluded.number, stage = excluded.stage, version = excluded.version,
        case_id = excluded.case_id, next_due = excluded.next_due, finished = excluded.finished, text = excluded.text,
        state = excluded.state`.execute(db)
  },

  text: async id => {
    const row = await db.selectFrom('requests').select('text').where('id', '=', id).executeTakeFirst()
    return row?.text
  },
})
