import { sql } from 'kysely'
import type { Directory, Merger } from '../../application/stores/directory.ts'
import type { Db } from './connect.ts'

/** Organisations that took the place of others. */
export const mergers = (db: Db): Pick<Directory, 'merger' | 'merge' | 'unmerge'> => ({
  merger: async id => {
    const { rows } = await sql<Merger>`
      select id, region, from_id as "fromId", into_id as "intoId", reason, moved, merged_at as "mergedAt",
        undone_at as "undoneAt" from organisation_mergers where id = ${id} for update`.execute(db)
    return rows[0]
  },

  merge: async ({ id, region, fromId, intoId, reason }, by, at) => {
    await sql`select from organisations where id in (${fromId}, ${intoId}) order by id for update`.execute(db)
    const experts = await idsOf(
      db,
      sql`update experts set organisation_id = ${intoId} where organisation_id = ${fromId} returning person_id as id`,
    )
    const accounts = await idsOf(
      db,
      sql`insert into account_roles (account_id, role, region, organisation_id)
        select account_id, role, region, ${intoId}::uuid from account_roles where organisation_id = ${fromId}
        on conflict do nothing returning account_id as id`,
    )
    const holders = await idsOf(
      db,
      sql`delete from account_roles where organisation_id = ${fromId} returning account_id as id`,
    )
    await sql`update sessions set active_organisation_id = ${intoId} where active_organisation_id = ${fromId}`.execute(
      db,
    )
    // Chains are kept short: whatever had gone into the one that ends goes on with it.
    const followers = await idsOf(
      db,
      sql`update organisations set merged_into = ${intoId} where merged_into = ${fromId} returning id`,
    )
    await sql`update organisations set merged_into = ${intoId} where id = ${fromId}`.execute(db)
    await sql`update cases set organisation_id = ${intoId} where organisation_id = ${fromId}`.execute(db)
    const rows: Record<string, string[]> = {}
    for (const { table, key, free } of things)
      rows[table] = await idsOf(
        db,
        sql`update ${sql.table(table)} t set organisation_id = ${intoId} where organisation_id = ${fromId}
          and ${free?.(intoId) ?? sql`true`} returning ${sql.ref(key)}::text as id`,
      )
    const both = holders.filter(id => !accounts.includes(id))
    const moved = { experts, accounts, both, followers, rows }
    await sql`insert into organisation_mergers (id, region, from_id, into_id, reason, moved, merged_by, merged_at)
      values (${id}, ${region}, ${fromId}, ${intoId}, ${reason}, ${JSON.stringify(moved)}, ${by}, ${at})`.execute(db)
    return moved
  },

  unmerge: async ({ id, fromId, intoId, moved }, at) => {
    await sql`select from organisations where id in (${fromId}, ${intoId}) order by id for update`.execute(db)
    await sql`update experts set organisation_id = ${fromId}
      where organisation_id = ${intoId} and person_id = any(${moved.experts}::uuid[])`.execute(db)
    await sql`update account_roles set organisation_id = ${fromId}
      where organisation_id = ${intoId} and account_id = any(${moved.accounts}::uuid[])`.execute(db)
    await sql`update sessions set active_organisation_id = ${fromId}
      where active_organisation_id = ${intoId} and account_id = any(${moved.accounts}::uuid[])`.execute(db)
    await sql`insert into account_roles (account_id, role, region, organisation_id)
      select account_id, role, region, ${fromId}::uuid from account_roles
      where organisation_id = ${intoId} and account_id = any(${moved.both}::uuid[])`.execute(db)
    for (const { table, key } of things)
      await sql`update ${sql.table(table)} set organisation_id = ${fromId}
        where organisation_id = ${intoId} and ${sql.ref(key)}::text = any(${moved.rows[table] ?? []}::text[])`.execute(
        db,
      )
    await sql`update organisations set merged_into = null where id = ${fromId}`.execute(db)
    await sql`update organisations set merged_into = ${fromId} where id = any(${moved.followers}::uuid[])`.execute(db)
    // A case knows in its own state which organisation the application named.
    await sql`update cases set organisation_id = ${fromId}
      where organisation_id = ${intoId}
        and state -> 'application' ->> 'organisationId' = any(${[fromId, ...moved.followers]}::text[])`.execute(db)
    // What was asked of the school about them meanwhile waits for the school that can answer.
    await sql`update school_confirmations set organisation_id = ${fromId}
      where organisation_id = ${intoId} and answered_at is null
        and case_id in (select id from cases where organisation_id = ${fromId})`.execute(db)
    await sql`update certification_sets set organisation_id = ${fromId}
      where organisation_id = ${intoId} and status in ('sent', 'returned')
        and case_id in (select id from cases where organisation_id = ${fromId})`.execute(db)
    await sql`update organisation_mergers set undone_at = ${at} where id = ${id}`.execute(db)
  },
})

type Thing = {
  table: string
  key: string
  /** The organisation that stays has nothing in the way of the row. */
  free?: (intoId: string) => ReturnType<typeof sql>
}

/** Whatever else of a school's work goes over with it. */
const things: readonly Thing[] = [
  { table: 'notices', key: 'id' },
  { table: 'files', key: 'id' },
  { table: 'school_invitations', key: 'id' },
  { table: 'school_links', key: 'token_hash' },
  { table: 'school_confirmations', key: 'id' },
  { table: 'certification_sets', key: 'id' },
  { table: 'certification_acts', key: 'id' },
  {
    table: 'petitions',
    key: 'id',
    // One petition under way for a person and a category: a second one stays where it is.
    free: intoId => sql`(t.status not in ('asked', 'draft', 'made') or not exists (
      select from petitions o where o.organisation_id = ${intoId} and o.teacher_id = t.teacher_id
        and o.category = t.category and o.status in ('asked', 'draft', 'made')))`,
  },
]

const idsOf = async (db: Db, query: ReturnType<typeof sql>): Promise<string[]> => {
  const { rows } = await query.execute(db)
  return (rows as { id: string }[]).map(row => row.id)
}
