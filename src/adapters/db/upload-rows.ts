import { sql } from 'kysely'
import type { UploadPiece, UploadRow, UploadRows } from '../../application/files/upload-rows.ts'
import type { Db } from './connect.ts'

/** Uploads under way. The place where a piece begins is the lock: whoever comes second to it writes nothing. */
export const uploadRows = (db: Db): UploadRows => ({
  add: async ({ id, personId, name, size, received, createdAt, expiresAt }) => {
    await sql`insert into uploads (id, person_id, name, size, received, created_at, expires_at)
      values (${id}, ${personId}, ${name}, ${size}, ${received}, ${createdAt}, ${expiresAt})`.execute(db)
  },

  get: async id => {
    const { rows } = await sql<UploadRow>`/*@upload*/
      select id, person_id as "personId", name, size, received, created_at as "createdAt", expires_at as "expiresAt"
      from uploads where id = ${id}`.execute(db)
    return rows[0]
  },

  grow: async (id, { startsAt, size, shelfName }, expiresAt) => {
    const { numAffectedRows } = await sql`/*@upload-grow*/
      update uploads set received = received + ${size}, expires_at = ${expiresAt}
      where id = ${id} and received = ${startsAt} and received + ${size} <= size`.execute(db)
    if (numAffectedRows !== 1n) return false
    await sql`/*@upload-piece*/ insert into upload_pieces (upload_id, starts_at, size, shelf_name)
      values (${id}, ${startsAt}, ${size}, ${shelfName})`.execute(db)
    return true
  },

  pieces: async id => {
    const { rows } = await sql<UploadPiece>`select starts_at as "startsAt", size, shelf_name as "shelfName"
      from upload_pieces where upload_id = ${id} order by starts_at`.execute(db)
    return rows
  },

  ofPerson: async (personId, now) => {
    const { rows } = await sql<{ count: number; bytes: number }>`
      select count(*) as count, coalesce(sum(size), 0) as bytes
      from uploads where person_id = ${personId} and expires_at > ${now}`.execute(db)
    return rows[0] ?? { count: 0, bytes: 0 }
  },

  expireAt: async (id, at) => {
    await sql`update uploads set expires_at = ${at} where id = ${id}`.execute(db)
  },

  remove: async id => {
    const { rows } = await sql<{ name: string }>`
      delete from upload_pieces where upload_id = ${id} returning shelf_name as name`.execute(db)
    await sql`delete from uploads where id = ${id}`.execute(db)
    return rows.map(({ name }) => name)
  },

  expired: async (now, most) => {
    const { rows } = await sql<{ id: string }>`
      select id from uploads where expires_at <= ${now} order by expires_at limit ${most}`.execute(db)
    return rows.map(({ id }) => id)
  },
})
