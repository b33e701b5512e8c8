import { sql } from 'kysely'
import type { PeopleReads, RegistryLine } from '../../../application/reads/people.ts'
import type { Organisation } from '../../../application/stores/people.ts'
import type { Db } from '../connect.ts'
import { experts } from '../experts.ts'
import { namedLike, organisations } from '../organisations.ts'
import { people } from '../people.ts'
import { fullNameOf } from './case-line.ts'
import { rosterOn } from './meetings.ts'

/** Names and directories. */
export const peopleReads = (db: Db): PeopleReads => ({
  person: people(db).get,
  organisation: organisations(db).get,

  peopleNames: async ids => {
    if (ids.length === 0) return {}
    const { rows } = await sql<{ id: string; name: string }>`/*@people-names*/
      select p.id, ${fullNameOf('p')} as name from people p where p.id = any(${[...ids]}::uuid[])`.execute(db)
    return Object.fromEntries(rows.map(row => [row.id, row.name]))
  },

  organisationsSearch: async (region, text) => {
    const { rows } = await sql<Organisation>`/*@organisations-search*/
      select id, region, full_name as "fullName", short_name as "shortName", municipality, address, email,
        head_name as "headName"
      from organisations
      where region = ${region} and merged_into is null and ${namedLike(text.replaceAll('\0', '').trim())}
      order by short_name, id limit 20`.execute(db)
    return rows
  },

  expertsOf: async region => {
    const registry = experts(db)
    const { rows } = await sql<{ id: string; name: string; organisation: string; senior: boolean }>`
      select e.person_id as id, ${fullNameOf('p')} as name, o.short_name as organisation, e.senior
      from experts e join people p on p.id = e.person_id join organisations o on o.id = e.organisation_id
      where e.region = ${region} and e.active order by name, id`.execute(db)
    const open = await registry.load(region)
    const profiles = new Map((await registry.pool(region)).map(profile => [profile.id, profile]))
    return rows.flatMap(({ id, ...line }) => {
      const profile = profiles.get(id)
      return profile === undefined ? [] : [{ ...line, profile, open: open[id] ?? 0 }]
    })
  },

  expertRegistry: region => registryLines(db, { region }),

  commissionCandidates: async region => {
    const { rows } = await sql<{ id: string; name: string }>`/*@commission-candidates*/
      select distinct p.id, ${fullNameOf('p')} as name
      from account_roles r join accounts a on a.id = r.account_id join people p on p.id = a.person_id
      where r.region = ${region} and not a.disabled and r.role in ('chair', 'deputy_chair', 'secretary', 'member')
      order by name, p.id`.execute(db)
    return rows
  },

  commissionOf: (region, on) => rosterOn(db, region, on),
})

/** Lines of the registry by surname: of a region, or of one specialist. */
export const registryLines = async (db: Db, which: { region: string } | { id: string }): Promise<RegistryLine[]> => {
  const registry = experts(db)
  const { rows } = await sql<Omit<RegistryLine, 'profile' | 'open'> & { id: string }>`/*@expert-registry*/
    select e.person_id as id, ${fullNameOf('p')} as name, o.short_name as organisation, e.senior, e.active, e.degree, e.post,
      (select count(*) from case_seats s where s.expert_id = e.person_id and s.signed_on is not null) as signed
    from experts e join people p on p.id = e.person_id join organisations o on o.id = e.organisation_id
    where e.region = coalesce(${'region' in which ? which.region : null}, e.region)
      and e.person_id = coalesce(${'id' in which ? which.id : null}::uuid, e.person_id) order by name, id`.execute(db)
  const ids = rows.map(({ id }) => id)
  const open = await registry.openSeats(ids)
  const profiles = new Map((await registry.byIds(ids)).map(profile => [profile.id, profile]))
  return rows.flatMap(({ id, ...line }) => {
    const profile = profiles.get(id)
    return profile === undefined ? [] : [{ ...line, profile, open: open[id] ?? 0 }]
  })
}
