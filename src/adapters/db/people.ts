import { sql } from 'kysely'
import type { People, Person } from '../../application/stores/people.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import type { Db } from './connect.ts'

/** Personal data: the only place where names and papers of a person stand. */
export const people = (db: Db): People => ({
  get: async id => {
    const { rows } = await sql<Person>`/*@person-get*/
      select id, surname, name, patronymic, sex, birth_date as "birthDate", snils, citizenship, identity_document as identity,
        phone, email, address
      from people where id = ${id}`.execute(db)
    return rows[0]
  },

  bySnils: async snils => {
    const { rows } = await sql<Person>`/*@person-by-snils*/
      select id, surname, name, patronymic, sex, birth_date as "birthDate", snils, citizenship, identity_document as identity,
        phone, email, address
      from people where snils = ${snils}`.execute(db)
    return rows[0]
  },

  /** A changed surname is found in the queues at once: its copies in the rows of cases move with it. */
  put: async person => {
    const key = surnameKey(person.surname)
    await sql`/*@person-put*/ with renamed as (
        update cases set surname_key = ${key} where applicant_id = ${person.id} and surname_key <> ${key})
      insert into people (id, surname, name, patronymic, sex, birth_date, snils, citizenship, identity_document, phone, email,
        address)
      values (${person.id}, ${person.surname}, ${person.name}, ${person.patronymic}, ${person.sex}, ${person.birthDate},
        ${person.snils}, ${person.citizenship}, ${person.identity === null ? null : JSON.stringify(person.identity)},
        ${person.phone}, ${person.email}, ${person.address})
      on conflict (id) do update set surname = excluded.surname, name = excluded.name, patronymic = excluded.patronymic,
        sex = excluded.sex, birth_date = excluded.birth_date, snils = excluded.snils, citizenship = excluded.citizenship,
        identity_document = excluded.identity_document, phone = excluded.phone, email = excluded.email,
        address = excluded.address`.execute(db)
  },
})
