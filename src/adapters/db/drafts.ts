import { sql } from 'kysely'
import { StaleCase } from '../../application/stale-case.ts'
import type { Draft, Drafts } from '../../application/stores/cases.ts'
import type { Db } from './connect.ts'

/**
 * Unfinished applications. `version` of a draft to be put is the number of this save: 1 for a new one, otherwise one more
 * than was read. A draft that was filed or removed meanwhile does not come back: that save is stale too.
 */
export const drafts = (db: Db): Drafts => ({
  /** Locks the draft, so that two tabs cannot both file it. */
  get: async id => {
    const { rows } = await sql<Draft>`/*@draft-get*/
      select id, region, pack, owner_id as "ownerId", answers, sections, version, created_at as "createdAt",
        updated_at as "updatedAt"
      from drafts where id = ${id} for update`.execute(db)
    return rows[0]
  },

  put: async draft => {
    const written = await (draft.version === 1 ? insert(draft) : update(draft)).execute(db)
    if (written.numAffectedRows !== 1n) throw new StaleCase(draft.id)
  },

  remove: async id => {
    await sql`/*@draft-remove*/ delete from drafts where id = ${id}`.execute(db)
  },
})

const insert = (draft: Draft) => sql`/*@draft-insert*/
  insert into drafts (id, region, pack, owner_id, answers, sections, version, created_at, updated_at)
  values (${draft.id}, ${draft.region}, ${draft.pack}, ${draft.ownerId}, ${JSON.stringify(draft.answers)},
    ${JSON.stringify(draft.sections)}, ${draft.version}, ${draft.createdAt}, ${draft.updatedAt})
  on conflict (id) do nothing`

const update = (draft: Draft) => sql`/*@draft-update*/
  update drafts set pack = ${draft.pack}, answers = ${JSON.stringify(draft.answers)},
    sections = ${JSON.stringify(draft.sections)}, version = ${draft.version}::int, updated_at = ${draft.updatedAt}
  where id = ${draft.id} and version = ${draft.version}::int - 1`
