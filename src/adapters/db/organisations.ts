import { sql } from 'kysely'
import type { Organisation, Organisations } from '../../application/stores/people.ts'
import type { Db } from './connect.ts'

/** Schools and other employers. */
export const organisations = (db: Db): Organisations => ({
  get: async id => {
    const { rows } = await sql<Organisation>`/*@organisation-get*/
      select id, region, full_name as "fullName", short_name as "shortName", municipality, address, email,
        head_name as "headName"
      from organisations where id = ${id}`.execute(db)
    return rows[0]
  },

  put: async organisation => {
    await sql`
      insert into organisations (id, region, full_name, short_name, municipality, address, email, head_name)
      values (${organisation.id}, ${organisation.region}, ${organisation.fullName}, ${organisation.shortName},
        ${organisation.municipality}, ${organisation.address}, ${organisation.email}, ${organisation.headName})
      on conflict (id) do update set region = excluded.region, full_name = excluded.full_name,
        short_name = excluded.short_name, municipality = excluded.municipality, address = excluded.address,
        email = excluded.email, head_name = excluded.head_name`.execute(db)
  },

  numbers: async (id, { inn, kpp, ogrn }) => {
    await sql`update organisations set inn = ${inn}, kpp = ${kpp}, ogrn = ${ogrn} where id = ${id}`.execute(db)
  },
})
