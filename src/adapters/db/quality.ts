import { sql } from 'kysely'
import type { QualityRows } from '../../application/stores/quality.ts'
import type { Db } from './connect.ts'

/** Rows of statistics. Called in the transaction of the facts they follow from; all rows of a case are written anew. */
export const qualityRows = (db: Db): QualityRows => ({
  put: async (caseId, about, sheets, items) => {
    const { region, setId, setRef, category, position, outcome, judgedOn } = about
    const gone = sheets.map(({ expertId }) => expertId)
    await sql`/*@judged-gone*/ delete from judged_sheets where case_id = ${caseId} and expert_id <> all(${gone}::uuid[])`.execute(
      db,
    )
    if (sheets.length > 0)
      await sql`/*@judged-sheets*/
        insert into judged_sheets (case_id, expert_id, kind, leads, region, set_id, set_ref, category, position, started_on, signed_on,
          signed_at, days, hours, due, overdue, points, items, total, percent, meets, disputed, upheld, peers, peer_percent,
          peer_meets, compared, equal, leaning, outcome)
        select ${caseId}::uuid, s."expertId", s.kind, s.leads, ${region}, ${setId}, ${setRef}, ${category}, ${position}, s."startedOn",
          s."signedOn", s."signedAt", s.days, s.hours, s.due, s.overdue, s.points, s.items, s.total, s.percent, s.meets, s.disputed,
          s.upheld, s.peers, s."peerPercent", s."peerMeets", s.compared, s.equal, s.leaning, ${outcome ?? null}
        from jsonb_to_recordset(${JSON.stringify(sheets)}::jsonb) as s("expertId" uuid, kind text, leads boolean, "startedOn" date,
          "signedOn" date, "signedAt" timestamptz, days int, hours int, due date, overdue boolean, points jsonb, items int,
          total float8, percent float8, meets boolean, disputed int, upheld int, peers int, "peerPercent" float8,
          "peerMeets" boolean, compared int, equal int, leaning float8)
        on conflict (case_id, expert_id) do update set kind = excluded.kind, leads = excluded.leads, set_id = excluded.set_id,
          set_ref = excluded.set_ref, started_on = excluded.started_on, signed_on = excluded.signed_on,
          signed_at = excluded.signed_at, days = excluded.days, hours = excluded.hours, due = excluded.due,
          overdue = excluded.overdue, points = excluded.points, items = excluded.items, total = excluded.total,
          percent = excluded.percent, meets = excluded.meets, disputed = excluded.disputed, upheld = excluded.upheld,
          peers = excluded.peers, peer_percent = excluded.peer_percent, peer_meets = excluded.peer_meets,
          compared = excluded.compared, equal = excluded.equal, leaning = excluded.leaning, outcome = excluded.outcome`.execute(
        db,
      )
    await sql`/*@judged-items*/
      with wanted as (
        select * from jsonb_to_recordset(${JSON.stringify(
          items.map(({ marks, ...item }) => ({ ...item, marks: marks.join(' ') })),
        )}::jsonb) as i(code text, marks text, "notApplied" int, disputed boolean)),
      gone as (delete from judged_items where case_id = ${caseId} and code not in (select code from wanted))
      insert into judged_items (case_id, code, region, set_ref, category, judged_on, marks, not_applied, disputed)
      select ${caseId}::uuid, code, ${region}, ${setRef}, ${category}, ${judgedOn}::date, marks, "notApplied", disputed from wanted
      on conflict (case_id, code) do update set set_ref = excluded.set_ref, judged_on = excluded.judged_on,
        marks = excluded.marks, not_applied = excluded.not_applied, disputed = excluded.disputed
      where (judged_items.set_ref, judged_items.judged_on, judged_items.marks, judged_items.not_applied, judged_items.disputed)
        is distinct from (excluded.set_ref, excluded.judged_on, excluded.marks, excluded.not_applied, excluded.disputed)`.execute(
      db,
    )
  },

  finishedCase: async (region, number) => {
    const { rows } = await sql<{ id: string }>`
      select id from cases where region = ${region} and number = ${number} and finished`.execute(db)
    return rows[0]?.id
  },

  keepSet: async ({ region, setRef, setId, title, items }) => {
    await sql`/*@judged-set*/
      insert into judged_sets (region, set_ref, set_id, title, items)
      values (${region}, ${setRef}, ${setId}, ${title}, ${JSON.stringify(items)})
      on conflict (region, set_ref) do nothing`.execute(db)
  },
})
