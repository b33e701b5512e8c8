import { sql } from 'kysely'
import type { AccountLine, AccountReads, OrganisationRecord } from '../../../application/reads/accounts.ts'
import { surnameKey } from '../../../domain/people/surname-key.ts'
import { type AccountRow, accountColumns, asAccount } from '../accounts.ts'
import type { Db } from '../connect.ts'
import { namedLike } from '../organisations.ts'
import { fullNameOf } from './case-line.ts'
import { cutPage, readCursor } from './cursor.ts'

const pageSize = 50

type Row = AccountRow & { full_name: string; last_seen: Date | null; made: number; key: string }

/** Users and employers as the administrator of a region sees them. */
export const accountReads = (db: Db): AccountReads => ({
  accountsPage: async ({ region, search = '', role, after }) => {
    const cursor = readCursor(after, ['text', 'whole'])
    const [key, made] = cursor?.keys ?? []
    const direction = cursor?.back ? sql`desc` : sql`asc`
    const prefix = tidy(search)
    const { rows } = await sql<Row>`
      select * from (select ${selection}, ${keyOf} as key from accounts a join people p on p.id = a.person_id
        where (not exists (select from account_roles r where r.account_id = a.id)
               or exists (select from account_roles r where r.account_id = a.id and r.region = ${region}
                          and ${role === undefined || role === '' ? sql`true` : sql`r.role = ${role}`}))
          and ${role === undefined || role === '' ? sql`true` : sql`exists (select from account_roles r where r.account_id = a.id)`}
          and ${prefix === '' ? sql`true` : sql`(starts_with(${keyOf}, ${surnameKey(prefix)}) or starts_with(lower(a.login), lower(${prefix})))`}
      ) l
      where ${cursor === undefined ? sql`true` : sql`(key, made) ${cursor.back ? sql`<` : sql`>`} (${key}, ${made}::bigint)`}
      order by key ${direction}, made ${direction} limit ${pageSize + 1}`.execute(db)
    const page = cutPage(rows, pageSize, cursor, row => [row.key, String(row.made)])
    return { ...page, rows: page.rows.map(asLine) }
  },

  accountLine: async id => {
    const { rows } = await sql<Row>`select ${selection}, '' as key
      from accounts a join people p on p.id = a.person_id where a.id = ${id}`.execute(db)
    return rows[0] && asLine(rows[0])
  },

  organisationsPage: async ({ region, search = '', after }) => {
    const cursor = readCursor(after, ['text', 'id'])
    const [name, id] = cursor?.keys ?? []
    const direction = cursor?.back ? sql`desc` : sql`asc`
    const wanted = tidy(search)
    const { rows } = await sql<OrganisationRecord>`
      select ${organisationColumns} from organisations where region = ${region} and merged_into is null
        and ${wanted === '' ? sql`true` : sql`(${namedLike(wanted)} or inn = ${wanted})`}
        and ${cursor === undefined ? sql`true` : sql`(short_name collate "C", id) ${cursor.back ? sql`<` : sql`>`} (${name}, ${id}::uuid)`}
      order by short_name collate "C" ${direction}, id ${direction} limit ${pageSize + 1}`.execute(db)
    return cutPage(rows, pageSize, cursor, row => [row.shortName, row.id])
  },

  organisationRecord: async id => {
    const { rows } = await sql<OrganisationRecord>`
      select ${organisationColumns} from organisations where id = ${id}`.execute(db)
    return rows[0]
  },
})

const keyOf = sql`(replace(lower(p.surname), 'ё', 'е') collate "C")`

const selection = sql`${accountColumns}, a.made, ${fullNameOf('p')} as full_name,
  (select max(s.last_seen_at) from sessions s where s.account_id = a.id) as last_seen`

const organisationColumns = sql`id, region, full_name as "fullName", short_name as "shortName", municipality, address,
  email, head_name as "headName", inn, kpp, ogrn`

const asLine = (row: Row): AccountLine => ({ ...asAccount(row), name: row.full_name, lastSeen: row.last_seen })

const tidy = (text: string): string => text.replaceAll('\0', '').trim()
