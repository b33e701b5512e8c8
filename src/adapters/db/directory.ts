import { sql } from 'kysely'
import type { Directory, Import, ImportRow, KnownOrganisation } from '../../application/stores/directory.ts'
import type { Organisation, OrganisationNumbers } from '../../application/stores/people.ts'
import { organisationKey } from '../../domain/people/organisation-name.ts'
import type { Db } from './connect.ts'
import { mergers } from './directory-mergers.ts'
import { keysOf } from './organisations.ts'

/** Other names of organisations, mergers, lists loaded from files. */
export const directory = (db: Db): Directory => ({
  ...mergers(db),

  currentId: async id => {
    const { rows } = await sql<{ id: string }>`/*@organisation-current*/
      select coalesce(merged_into, id) as id from organisations where id = ${id}`.execute(db)
    return rows[0]?.id
  },

  known: async region => {
    const { rows } = await sql<KnownOrganisation>`/*@directory-known*/
      select o.id, o.full_name as "fullName", o.short_name as "shortName", coalesce(o.municipality, '') as municipality,
        coalesce(o.address, '') as address, coalesce(o.email, '') as email, coalesce(o.head_name, '') as "headName",
        coalesce(o.inn, '') as inn, coalesce(o.kpp, '') as kpp, coalesce(o.ogrn, '') as ogrn,
        coalesce((select jsonb_agg(jsonb_build_object('name', n.name, 'key', n.key, 'kind', n.kind, 'until', n.until)
          order by n.added_at, n.key) from organisation_names n where n.organisation_id = o.id), '[]') as "otherNames"
      from organisations o where o.region = ${region} and o.merged_into is null order by o.id`.execute(db)
    return rows
  },

  withKey: async (region, key) => {
    await makeKeys(db, region)
    const { rows } = await sql<{ id: string }>`/*@directory-key*/
      select o.id from organisations o where o.region = ${region} and o.merged_into is null and o.id in (
        select id from organisations where keys @> array[${key}::text]
        union select organisation_id from organisation_names where key = ${key})
      order by o.id`.execute(db)
    return rows.map(({ id }) => id)
  },

  addName: async (organisationId, { name, kind, until }, at) => {
    await sql`
      insert into organisation_names (organisation_id, name, key, kind, until, added_at)
      values (${organisationId}, ${name}, ${organisationKey(name)}, ${kind}, ${until}, ${at})
      on conflict (organisation_id, key) do nothing`.execute(db)
  },

  removeName: async (organisationId, key) => {
    await sql`delete from organisation_names where organisation_id = ${organisationId} and key = ${key}`.execute(db)
  },

  numbers: async organisationId => {
    const { rows } = await sql<OrganisationNumbers>`
      select inn, kpp, ogrn from organisations where id = ${organisationId}`.execute(db)
    return rows[0]
  },

  setTypedByHand: async (organisationId, typed) => {
    await sql`update organisations set typed_by_hand = ${typed} where id = ${organisationId}`.execute(db)
  },

  keepImport: async ({ id, region, fileName, status, counts, madeBy, madeAt }, rows) => {
    await sql`
      insert into organisation_imports (id, region, file_name, status, counts, made_by, made_at)
      values (${id}, ${region}, ${fileName}, ${status}, ${JSON.stringify(counts)}, ${madeBy}, ${madeAt})`.execute(db)
    await sql`
      insert into organisation_import_rows (import_id, line, verdict, record, other_names, organisation_id, notes)
      select ${id}::uuid, r.line, r.verdict, r.record, r."otherNames", r."organisationId", r.notes
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(line int, verdict text, record jsonb, "otherNames" jsonb, "organisationId" uuid, notes jsonb)`.execute(db)
  },

  importById: async id => {
    const { rows } = await sql<Import>`${imports} where id = ${id} for update`.execute(db)
    return rows[0]
  },

  importRows: async (id, verdicts) => {
    const { rows } = await sql<ImportRow>`
      select line, verdict, record, other_names as "otherNames", organisation_id as "organisationId", notes
      from organisation_import_rows where import_id = ${id} and verdict = any(${[...verdicts]}::text[]) order by line`.execute(
      db,
    )
    return rows
  },

  settleImport: async (id, status, at) => {
    await sql`update organisation_imports set status = ${status}, applied_at = ${status === 'applied' ? at : null}
      where id = ${id}`.execute(db)
  },
})

/** Keys of organisations that were written before keys were kept. */
const makeKeys = async (db: Db, region: string): Promise<void> => {
  const { rows } = await sql<Pick<Organisation, 'id' | 'fullName' | 'shortName'>>`
    select id, full_name as "fullName", short_name as "shortName" from organisations
    where region = ${region} and keys is null order by id for update`.execute(db)
  for (const row of rows) await sql`update organisations set keys = ${keysOf(row)} where id = ${row.id}`.execute(db)
}

const imports = sql`select id, region, file_name as "fileName", status, counts, made_by as "madeBy", made_at as "madeAt",
  applied_at as "appliedAt" from organisation_imports`
