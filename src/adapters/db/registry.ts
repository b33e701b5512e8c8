import { sql } from 'kysely'
import type { Registry } from '../../application/stores/registry.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import type { Db } from './connect.ts'

/** Lines about a specialist, beside the profile. */
export const registry = (db: Db): Registry => ({
  words: async (expertId, { degree, post, notes }) => {
    await sql`update experts set degree = ${degree}, post = ${post}, notes = ${notes}
      where person_id = ${expertId}`.execute(db)
  },

  addEducation: async (expertId, { id, institution, level, speciality, year }) => {
    await sql`insert into expert_education (id, expert_id, institution, level, speciality, year)
      values (${id}, ${expertId}, ${institution}, ${level}, ${speciality}, ${year})`.execute(db)
  },

  addCategory: async (expertId, { id, category, setOn, validUntil, body }) => {
    await sql`insert into expert_categories (id, expert_id, category, set_on, valid_until, body)
      values (${id}, ${expertId}, ${category}, ${setOn}, ${validUntil}, ${body})`.execute(db)
  },

  addLeave: async (expertId, { id, from, to, note }, by, at) => {
    await sql`insert into expert_leaves (id, expert_id, from_day, to_day, note, entered_by, entered_at)
      values (${id}, ${expertId}, ${from}, ${to}, ${note}, ${by}, ${at})`.execute(db)
  },

  addTie: async (expertId, { id, person, organisationId, reason, declaredOn }) => {
    const key = person === null ? null : surnameKey(person)
    await sql`insert into expert_ties (id, expert_id, name_key, person_name, organisation_id, reason, declared_on)
      values (${id}, ${expertId}, ${key}, ${person}, ${organisationId}, ${reason}, ${declaredOn})`.execute(db)
  },

  remove: async (expertId, kind, id) => {
    const { numAffectedRows } =
      await sql`delete from ${sql.table(tables[kind])} where id = ${id} and expert_id = ${expertId}`.execute(db)
    return numAffectedRows === 1n
  },
})

const tables = {
  education: 'expert_education',
  category: 'expert_categories',
  leave: 'expert_leaves',
  tie: 'expert_ties',
} as const
