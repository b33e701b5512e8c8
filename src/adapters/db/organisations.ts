import { type RawBuilder, sql } from 'kysely'
import type { Organisation, Organisations } from '../../application/stores/people.ts'
import { organisationKey } from '../../domain/people/organisation-name.ts'
import type { Db } from './connect.ts'

/** Schools and other employers. */
export const organisations = (db: Db): Organisations => ({
  get: async id => {
    const { rows } = await sql<Organisation>`/*@organisation-get*/
      select o.id, o.region, o.full_name as "fullName", o.short_name as "shortName", o.municipality, o.address, o.email,
        o.head_name as "headName"
      from organisations asked join organisations o on o.id = coalesce(asked.merged_into, asked.id)
      where asked.id = ${id}`.execute(db)
    return rows[0]
  },

  put: async organisation => {
    await sql`
      insert into organisations (id, region, full_name, short_name, municipality, address, email, head_name, keys)
      values (${organisation.id}, ${organisation.region}, ${organisation.fullName}, ${organisation.shortName},
        ${organisation.municipality}, ${organisation.address}, ${organisation.email}, ${organisation.headName}, ${keysOf(organisation)})
      on conflict (id) do update set region = excluded.region, full_name = excluded.full_name,
        short_name = excluded.short_name, municipality = excluded.municipality, address = excluded.address,
        email = excluded.email, head_name = excluded.head_name, keys = excluded.keys`.execute(db)
  },

  numbers: async (id, { inn, kpp, ogrn }) => {
    await sql`update organisations set inn = ${inn}, kpp = ${kpp}, ogrn = ${ogrn} where id = ${id}`.execute(db)
  },
})

/** What its names are found by, however they are written. */
export const keysOf = ({ fullName, shortName }: Pick<Organisation, 'fullName' | 'shortName'>): string[] => [
  ...new Set([fullName, shortName].map(organisationKey)),
]

/** An organisation called so, however the quotes, the blanks and the sign of the number stand: now, once, or by others. */
export const namedLike = (text: string): RawBuilder<boolean> => sql`(
  strpos(${squeezed(sql`organisations.short_name || ' ' || organisations.full_name`)}, ${squeezed(sql`${text}::text`)}) > 0
  or exists (select from organisation_names n where n.organisation_id = organisations.id
    and (n.key = ${organisationKey(text)} or strpos(${squeezed(sql`n.name`)}, ${squeezed(sql`${text}::text`)}) > 0)))`

const squeezed = (words: RawBuilder<unknown>): RawBuilder<string> =>
  sql`regexp_replace(replace(lower(${words}), 'ё', 'е'), '[«»"№[:space:]]', '', 'g')`
