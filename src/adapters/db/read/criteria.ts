import { sql } from 'kysely'
import type { CriteriaHistoryLine, CriteriaLine, CriteriaReads } from '../../../application/reads/criteria.ts'
import type { CriteriaEdition } from '../../../application/stores/criteria.ts'
import { positionKey } from '../../../domain/people/nomenclature.ts'
import type { Db } from '../connect.ts'
import { criteriaColumns, ownCriteria } from '../criteria.ts'
import { fullNameOf } from './case-line.ts'

const pageSize = 30

/** Criteria sets as their keepers see them. */
export const criteriaReads = (db: Db): CriteriaReads => ({
  criteriaInForce: ownCriteria(db),

  criteriaList: async ({ region, state, category, words, order = 'changed', page = 1 }) => {
    const like = words === undefined ? undefined : positionKey(words.replaceAll('\0', ''))
    const { rows } = await sql<CriteriaLine>`
      select ${lineColumns} from criteria_editions c join people p on p.id = c.changed_by
      where c.region = ${region}
        and ${state === undefined ? sql`c.state in ('draft', 'approved')` : sql`c.state = ${state}`}
        and ${category === undefined ? sql`true` : sql`${category} = any(c.categories)`}
        and ${like === undefined ? sql`true` : sql`strpos(replace(lower(c.title || ' ' || coalesce(array_to_string(c.positions, ' '), '')), 'ё', 'е'), ${like}) > 0`}
      order by ${orders[order]}, c.id limit ${pageSize + 1} offset ${(page - 1) * pageSize}`.execute(db)
    return { rows: rows.slice(0, pageSize), more: rows.length > pageSize }
  },

  criteriaReplaced: async (region, on) => {
    const { rows } = await sql<Pick<CriteriaEdition, 'categories' | 'positions'>>`/*@criteria-replaced*/
      select categories, positions from criteria_editions where region = ${region} and state = 'approved'
        and valid_from <= ${on} and (valid_to is null or valid_to >= ${on})`.execute(db)
    return rows
  },

  criteriaEdition: async id => {
    const { rows } = await sql<CriteriaEdition & { changedByName: string }>`/*@criteria-edition*/
      select ${criteriaColumns}, ${fullNameOf('p')} as "changedByName"
      from criteria_editions c join people p on p.id = c.changed_by where c.id = ${id}`.execute(db)
    return rows[0]
  },

  criteriaEditionsOf: async (region, setId) => {
    const { rows } = await sql<CriteriaLine>`/*@criteria-editions-of*/
      select ${lineColumns} from criteria_editions c join people p on p.id = c.changed_by
      where c.region = ${region} and c.set_id = ${setId} and c.state in ('draft', 'approved')
      order by c.valid_from desc nulls first, c.changed_at desc`.execute(db)
    return rows
  },

  criteriaHistory: async id => {
    const { rows } = await sql<CriteriaHistoryLine>`/*@criteria-history*/
      select a.at, a.action, case when p.id is not null then ${fullNameOf('p')} end as name, a.details
      from audit a left join people p on p.id = a.actor_id
      where a.object = ${`criteria:${id}`} order by a.id desc limit 100`.execute(db)
    return rows
  },
})

const orders = {
  changed: sql`c.changed_at desc`,
  title: sql`lower(c.title), c.changed_at desc`,
  force: sql`c.valid_from desc nulls first, lower(c.title)`,
}

const lineColumns = sql`c.id, c.set_id as "setId", c.state, c.title, c.categories, c.valid_from as "validFrom",
  c.valid_to as "validTo", c.approved_by as "approvedBy", c.changed_at as "changedAt", ${fullNameOf('p')} as "changedByName",
  (select min(n.valid_from) from criteria_editions n where n.region = c.region and n.set_id = c.set_id
    and n.state = 'approved' and n.valid_from > c.valid_from) as "replacedFrom"`
