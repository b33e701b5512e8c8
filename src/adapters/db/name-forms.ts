import { sql } from 'kysely'
import type { NameFormRows } from '../../application/stores/names.ts'
import type { NameForms } from '../../domain/people/declension.ts'
import type { Db } from './connect.ts'

/** Confirmed cases of names, one row a person. */
export const nameForms = (db: Db): NameFormRows => ({
  get: async personId => {
    const { rows } = await sql<NameForms>`/*@name-forms*/
      select full_name as nominative, genitive, dative, accusative, instrumental, prepositional
      from name_forms where person_id = ${personId}`.execute(db)
    return rows[0]
  },

  put: async ({ personId, forms, confirmedBy, confirmedAt }) => {
    await sql`/*@name-forms-put*/
      insert into name_forms (person_id, full_name, genitive, dative, accusative, instrumental, prepositional, confirmed_by,
        confirmed_at)
      values (${personId}, ${forms.nominative}, ${forms.genitive}, ${forms.dative}, ${forms.accusative},
        ${forms.instrumental}, ${forms.prepositional}, ${confirmedBy}, ${confirmedAt})
      on conflict (person_id) do update set full_name = excluded.full_name, genitive = excluded.genitive,
        dative = excluded.dative, accusative = excluded.accusative, instrumental = excluded.instrumental,
        prepositional = excluded.prepositional, confirmed_by = excluded.confirmed_by,
        confirmed_at = excluded.confirmed_at`.execute(db)
  },
})
