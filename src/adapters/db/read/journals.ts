import { sql } from 'kysely'
import type { AccessLine, AuditLine, OversightReads } from '../../../application/reads/oversight.ts'
import type { Db } from '../connect.ts'
import { fullNameOf } from './case-line.ts'
import { type Cursor, cutPage, readCursor } from './cursor.ts'

const pageSize = 100

/** Journals of access and of changes, newest first. */
export const journals = (db: Db): Pick<OversightReads, 'accessLog' | 'auditTrail'> => ({
  accessLog: async ({ objectId, after }) => {
    const cursor = readCursor(after, ['whole'])
    // Of one object all entries are found first: walking the whole journal backward for a rare one would read it all.
    const entries =
      objectId === undefined
        ? sql`select * from access_log where ${cut(cursor)}`
        : sql`select * from hits where ${cut(cursor)}`
    const { rows } = await sql<AccessLine>`
      with hits as materialized (select * from access_log where object_id = ${objectId ?? ''})
      select l.id, l.at, coalesce(${fullNameOf('p')}, '') as name, l.role, l.action, l.object_id as "objectId"
      from (${entries}) l left join accounts c on c.id = l.account_id left join people p on p.id = c.person_id
      order by l.id ${direction(cursor)}`.execute(db)
    return cutPage(rows, pageSize, cursor, row => [String(row.id)])
  },

  auditTrail: async ({ object, after }) => {
    const cursor = readCursor(after, ['whole'])
    const ofObject = object === undefined ? sql`true` : sql`object = ${object}`
    const { rows } = await sql<AuditLine>`
      select l.id, l.at, l.actor_id as "actorId", case when p.id is not null then ${fullNameOf('p')} end as name, l.role,
        l.action, l.object, l.details
      from (select * from audit where ${ofObject} and ${cut(cursor)}) l left join people p on p.id = l.actor_id
      order by l.id ${direction(cursor)}`.execute(db)
    return cutPage(rows, pageSize, cursor, row => [String(row.id)])
  },
})

const direction = (cursor: Cursor | undefined) => (cursor?.back === true ? sql`asc` : sql`desc`)

const cut = (cursor: Cursor | undefined) => {
  const beyond = cursor === undefined ? sql`true` : sql`id ${cursor.back ? sql`>` : sql`<`} ${cursor.keys[0]}::bigint`
  return sql`${beyond} order by id ${direction(cursor)} limit ${pageSize + 1}`
}
