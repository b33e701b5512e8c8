import { sql } from 'kysely'
import type { MeetingRows } from '../../application/stores/decisions.ts'
import type { Db } from './connect.ts'

/** Rows of meetings, written after their events in the same transaction. */
export const meetingRows = (db: Db): MeetingRows => ({
  put: async row => {
    await sql`/*@meeting-put*/
      insert into meetings (id, region, on_day, at_time, place, stage, version, state)
      values (${row.id}, ${row.region}, ${row.on}, ${row.time}, ${row.place}, ${row.stage}, ${row.version},
        ${JSON.stringify(row.state)})
      on conflict (id) do update set on_day = excluded.on_day, at_time = excluded.at_time, place = excluded.place,
        stage = excluded.stage, version = excluded.version, state = excluded.state`.execute(db)
  },
})
