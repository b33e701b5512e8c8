import { sql } from 'kysely'
import type { CriteriaEdition, CriteriaEditions, OwnCriteria } from '../../application/stores/criteria.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { positionKey } from '../../domain/people/nomenclature.ts'
import type { Db } from './connect.ts'

/** Editions of regions' own criteria sets. */
export const criteriaEditions = (db: Db): CriteriaEditions => ({
  inForce: ownCriteria(db),

  get: async id => {
    const { rows } = await sql<CriteriaEdition>`/*@criteria-get*/
      select ${criteriaColumns} from criteria_editions c where id = ${id} for update`.execute(db)
    return rows[0]
  },

  add: async edition => {
    await sql`
      insert into criteria_editions (id, region, set_id, state, version, title, categories, positions, draft, body, based_on,
        valid_from, valid_to, approved_by, created_by, created_at, changed_by, changed_at)
      values (${edition.id}, ${edition.region}, ${edition.setId}, ${edition.state}, ${edition.version}, ${edition.title},
        ${edition.categories}, ${edition.positions}, ${json(edition.draft)}, ${json(edition.body)}, ${edition.basedOn},
        ${edition.validFrom}, ${edition.validTo}, ${json(edition.approvedBy)}, ${edition.createdBy}, ${edition.createdAt},
        ${edition.changedBy}, ${edition.changedAt})`.execute(db)
  },

  save: async ({ id, version, title, categories, positions, draft, setId, changedBy, changedAt }) =>
    changed(
      await sql`update criteria_editions set version = version + 1, title = ${title}, categories = ${categories},
        positions = ${positions}, draft = ${json(draft)}, set_id = ${setId}, changed_by = ${changedBy}, changed_at = ${changedAt}
        where id = ${id} and version = ${version} and state = 'draft'`.execute(db),
    ),

  approve: async ({ id, version, body, validFrom, validTo, approvedBy, positions, changedBy, changedAt }) =>
    changed(
      await sql`update criteria_editions set version = version + 1, state = 'approved', draft = null, body = ${json(body)},
        valid_from = ${validFrom}, valid_to = ${validTo}, approved_by = ${json(approvedBy)}, positions = ${positions},
        changed_by = ${changedBy}, changed_at = ${changedAt}
        where id = ${id} and version = ${version} and state = 'draft'`.execute(db),
    ),

  close: async ({ id, version, as, changedBy, changedAt }) =>
    changed(
      await sql`update criteria_editions set version = version + 1, state = ${as}, changed_by = ${changedBy},
        changed_at = ${changedAt}
        where id = ${id} and version = ${version} and state = ${as === 'withdrawn' ? 'draft' : 'approved'}`.execute(db),
    ),

  approvedFrom: async (region, from) => {
    // Two approvals at once wait for each other: neither may miss the other's positions.
    await sql`select pg_advisory_xact_lock(hashtext(${`criteria ${region}`}))`.execute(db)
    const { rows } = await sql<CriteriaEdition>`
      select ${criteriaColumns} from criteria_editions c where region = ${region} and state = 'approved'
      and (valid_to is null or valid_to >= ${from}) order by set_id, valid_from`.execute(db)
    return rows
  },

  setIds: async region => {
    const { rows } = await sql<{ setId: string }>`
      select distinct set_id as "setId" from criteria_editions where region = ${region} order by set_id`.execute(db)
    return rows.map(({ setId }) => setId)
  },
})

/** The region's own set for a category and a position on a day; of several the one that came into force last. */
export const ownCriteria =
  (db: Db): OwnCriteria =>
  async ({ region, category, position, on }) => {
    const { rows } = await sql<{ body: CriteriaSet }>`/*@criteria-in-force*/
      select body from criteria_editions
      where region = ${region} and state = 'approved' and valid_from <= ${on} and (valid_to is null or valid_to >= ${on})
        and ${category} = any(categories) and (positions is null or ${positionKey(position)} = any(positions))
      order by valid_from desc, set_id limit 1`.execute(db)
    return rows[0]?.body
  }

export const criteriaColumns = sql`c.id, c.region, c.set_id as "setId", c.state, c.version, c.title, c.categories, c.positions,
  c.draft, c.body, c.based_on as "basedOn", c.valid_from as "validFrom", c.valid_to as "validTo",
  c.approved_by as "approvedBy", c.created_by as "createdBy", c.created_at as "createdAt", c.changed_by as "changedBy",
  c.changed_at as "changedAt"`

const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))

const changed = ({ numAffectedRows }: { numAffectedRows?: bigint | undefined }): boolean => numAffectedRows === 1n
