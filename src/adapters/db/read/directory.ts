import { sql } from 'kysely'
import type {
  DirectoryReads,
  MergerLine,
  OrganisationUse,
  TypedOrganisationLine,
} from '../../../application/reads/directory.ts'
import type { Import, ImportRow, OtherName } from '../../../application/stores/directory.ts'
import type { Db } from '../connect.ts'
import { directory } from '../directory.ts'
import { fullNameOf } from './case-line.ts'
import { cutPage, readCursor } from './cursor.ts'

const pageSize = 100

/** The directory of organisations as its keeper sees it. */
export const directoryReads = (db: Db): DirectoryReads => ({
  directoryOf: directory(db).known,

  otherNames: async organisationId => {
    const { rows } = await sql<OtherName>`
      select name, key, kind, until from organisation_names where organisation_id = ${organisationId}
      order by kind, added_at, key`.execute(db)
    return rows
  },

  organisationUse: async organisationId => {
    const { rows } = await sql<OrganisationUse>`/*@organisation-use*/
      select (select count(*) from cases where organisation_id = ${organisationId}) as cases,
        (select count(*) from experts where organisation_id = ${organisationId}) as specialists,
        (select count(distinct account_id) from account_roles where organisation_id = ${organisationId}) as accounts`.execute(
      db,
    )
    return rows[0] ?? { cases: 0, specialists: 0, accounts: 0 }
  },

  mergersOf: async organisationId => {
    const { rows } = await sql<MergerLine>`
      select m.id, m.region, m.from_id as "fromId", m.into_id as "intoId", m.reason, m.moved, m.merged_at as "mergedAt",
        m.undone_at as "undoneAt", f.short_name as "fromName", i.short_name as "intoName", ${fullNameOf('p')} as "byName"
      from organisation_mergers m join organisations f on f.id = m.from_id join organisations i on i.id = m.into_id
        join people p on p.id = m.merged_by
      where ${organisationId}::uuid in (m.from_id, m.into_id) order by m.merged_at desc, m.id`.execute(db)
    return rows
  },

  typedByHand: async region => {
    const { rows } = await sql<TypedOrganisationLine>`
      select o.id, o.full_name as name, o.address, (select count(*) from cases c where c.organisation_id = o.id) as cases
      from organisations o where o.region = ${region} and o.typed_by_hand and o.merged_into is null
      order by o.full_name, o.id limit 200`.execute(db)
    return rows
  },

  directoryImports: async region => {
    const { rows } = await sql<Import & { byName: string }>`${importLines} where i.region = ${region}
      order by i.made_at desc, i.id limit 50`.execute(db)
    return rows
  },

  directoryImport: async id => {
    const { rows } = await sql<Import & { byName: string }>`${importLines} where i.id = ${id}`.execute(db)
    return rows[0]
  },

  importPage: async ({ id, verdict, after }) => {
    const cursor = readCursor(after, ['whole'])
    const { rows } = await sql<ImportRow>`
      select line, verdict, record, other_names as "otherNames", organisation_id as "organisationId", notes
      from organisation_import_rows where import_id = ${id}
        and ${verdict === undefined ? sql`true` : sql`verdict = ${verdict}`}
        and ${cursor === undefined ? sql`true` : sql`line ${cursor.back ? sql`<` : sql`>`} ${Number(cursor.keys[0])}`}
      order by line ${cursor?.back ? sql`desc` : sql`asc`} limit ${pageSize + 1}`.execute(db)
    return cutPage(rows, pageSize, cursor, row => [String(row.line)])
  },
})

const importLines = sql`select i.id, i.region, i.file_name as "fileName", i.status, i.counts, i.made_by as "madeBy",
  i.made_at as "madeAt", i.applied_at as "appliedAt", ${fullNameOf('p')} as "byName"
  from organisation_imports i join people p on p.id = i.made_by`
