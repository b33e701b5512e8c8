import { sql } from 'kysely'
import type { Absences, MeetingNotes, Speech } from '../../application/stores/meeting-notes.ts'
import type { Db } from './connect.ts'

/** Words and reasons of a meeting (migration 0008). */
export const meetingNotes = (db: Db): MeetingNotes => ({
  hold: async meetingId => {
    await sql`/*@meeting-hold*/ select from meetings where id = ${meetingId} for update`.execute(db)
  },

  speeches: meetingId => speechesOf(db, meetingId),

  putSpeech: async ({ id, meetingId, caseId, personId, name, gist, notedBy, notedAt }) => {
    await sql`/*@speech-put*/
      insert into meeting_speeches (id, meeting_id, case_id, person_id, name, gist, noted_by, noted_at)
      values (${id}, ${meetingId}, ${caseId}, ${personId}, ${name}, ${gist}, ${notedBy}, ${notedAt})
      on conflict (id) do update set person_id = excluded.person_id, name = excluded.name, gist = excluded.gist,
        noted_by = excluded.noted_by, noted_at = excluded.noted_at`.execute(db)
  },

  removeSpeech: async (meetingId, id) => {
    await sql`/*@speech-remove*/ delete from meeting_speeches where id = ${id} and meeting_id = ${meetingId}`.execute(
      db,
    )
  },

  absences: meetingId => absencesOf(db, meetingId),

  putAbsences: async (meetingId, absences, notedBy, notedAt) => {
    await sql`/*@absences-forget*/ delete from meeting_absences where meeting_id = ${meetingId}`.execute(db)
    const people = Object.keys(absences)
    if (people.length === 0) return
    await sql`/*@absences-put*/
      insert into meeting_absences (meeting_id, person_id, reason, noted_by, noted_at)
      select ${meetingId}, person_id, reason, ${notedBy}, ${notedAt}
      from unnest(${people}::uuid[], ${Object.values(absences)}::text[]) as one (person_id, reason)`.execute(db)
  },
})

export const speechesOf = async (db: Db, meetingId: string): Promise<Speech[]> => {
  const { rows } = await sql<Speech>`/*@speeches*/
    select id, case_id as "caseId", person_id as "personId", name, gist from meeting_speeches
    where meeting_id = ${meetingId} order by line`.execute(db)
  return rows
}

export const absencesOf = async (db: Db, meetingId: string): Promise<Absences> => {
  const { rows } = await sql<{ personId: string; reason: string }>`/*@absences*/
    select person_id as "personId", reason from meeting_absences where meeting_id = ${meetingId}`.execute(db)
  return Object.fromEntries(rows.map(({ personId, reason }) => [personId, reason]))
}
