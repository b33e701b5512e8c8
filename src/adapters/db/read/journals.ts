import { type RawBuilder, sql } from 'kysely'
import type { AccessLine, AuditLine, JournalQuestion, OversightReads } from '../../../application/reads/oversight.ts'
import { surnameKey } from '../../../domain/people/surname-key.ts'
import type { Db } from '../connect.ts'
import { fullNameOf } from './case-line.ts'
import { type Cursor, cutPage, readCursor } from './cursor.ts'

const pageSize = 100

/** Journals of access and of changes, newest first. */
export const journals = (db: Db): Pick<OversightReads, 'accessLog' | 'auditTrail'> => ({
  accessLog: async ({ objectId, after, region, ...question }) => {
    const cursor = readCursor(after, ['whole'])
    // Of one object all entries are found first: walking the whole journal backward for a rare one would read it all.
    const source = objectId === undefined ? sql`access_log` : sql`hits`
    const { rows } = await sql<AccessLine>`
      with hits as materialized (select * from access_log where object_id = ${objectId ?? ''})
      select l.id, l.at, coalesce(${fullNameOf('p')}, '') as name, l.role, l.action, l.object_id as "objectId",
        k.number as "caseNumber"
      from (select * from ${source} j where ${all([
        beyond(cursor),
        ...narrowed(question),
        region !== undefined &&
          sql`(exists (select from account_roles r where r.account_id = j.account_id and r.region = ${region})
            or exists (select from cases c where c.id = ${asId('j')} and c.region = ${region}))`,
        question.surname !== undefined &&
          sql`j.account_id in (select a.id from accounts a join people p on p.id = a.person_id where ${named(question.surname)})`,
      ])} order by j.id ${direction(cursor)} limit ${pageSize + 1}) l
      left join accounts c on c.id = l.account_id left join people p on p.id = c.person_id
        left join cases k on k.id = ${asId('l')}
      order by l.id ${direction(cursor)}`.execute(db)
    return cutPage(rows, pageSize, cursor, row => [String(row.id)])
  },

  auditTrail: async ({ object, after, region, ...question }) => {
    const cursor = readCursor(after, ['whole'])
    const { rows } = await sql<AuditLine>`
      select l.id, l.at, l.actor_id as "actorId", case when p.id is not null then ${fullNameOf('p')} end as name, l.role,
        l.action, l.object, l.details
      from (select * from audit j where ${all([
        beyond(cursor),
        ...narrowed(question),
        object !== undefined && sql`j.object = ${object}`,
        region !== undefined &&
          sql`(j.details ->> 'region' = ${region} or exists (select from accounts a join account_roles r
            on r.account_id = a.id where a.person_id = j.actor_id and r.region = ${region}))`,
        question.surname !== undefined &&
          sql`j.actor_id in (select p.id from people p where ${named(question.surname)})`,
      ])} order by j.id ${direction(cursor)} limit ${pageSize + 1}) l
      left join people p on p.id = l.actor_id
      order by l.id ${direction(cursor)}`.execute(db)
    return cutPage(rows, pageSize, cursor, row => [String(row.id)])
  },
})

/** An object of the journal as an id, so that the index of cases serves; other things have names that are no ids. */
const asId = (alias: 'j' | 'l'): RawBuilder<unknown> => {
  const object = sql.ref(`${alias}.object_id`)
  return sql`(case when ${object} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${object}::uuid end)`
}

type Condition = RawBuilder<unknown> | false

const narrowed = ({ action, period }: JournalQuestion): Condition[] => [
  action !== undefined && sql`starts_with(j.action, ${action.replaceAll('\0', '')})`,
  period?.from !== undefined && sql`j.at >= (${period.from}::date)::timestamp at time zone ${period.timeZone}`,
  period?.to !== undefined && sql`j.at < (${period.to}::date + 1)::timestamp at time zone ${period.timeZone}`,
]

const named = (surname: string): RawBuilder<unknown> =>
  sql`starts_with(replace(lower(p.surname), 'ё', 'е'), ${surnameKey(surname.replaceAll('\0', ''))})`

const all = (conditions: Condition[]) =>
  sql.join([sql`true`, ...conditions.filter(condition => condition !== false)], sql` and `)

const direction = (cursor: Cursor | undefined) => (cursor?.back === true ? sql`asc` : sql`desc`)

const beyond = (cursor: Cursor | undefined): Condition =>
  cursor !== undefined && sql`j.id ${cursor.back ? sql`>` : sql`<`} ${cursor.keys[0]}::bigint`
