import { sql } from 'kysely'
import type { Categories } from '../../application/stores/people.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { EarlierRefusal, HeldCategory } from '../../domain/case/application.ts'
import type { Db } from './connect.ts'

/** What a person holds and what they were refused, newest first. */
export const categories = (db: Db): Categories => ({
  heldBy: async personId => {
    const { rows } = await sql<HeldRow>`/*@held-by*/
      select category, position, set_on, valid_until, order_number, body, other_region from held_categories
      where person_id = ${personId} order by set_on desc, category, position`.execute(db)
    return rows.map(asHeld)
  },

  refusalsOf: async personId => {
    const { rows } = await sql<EarlierRefusal>`/*@refusals-of*/
      select category, decided_on as "decidedOn" from refusals
      where person_id = ${personId} order by decided_on desc, category`.execute(db)
    return rows
  },

  /** The same category of the same day stated again adds nothing; our own decision takes the place of a statement. */
  add: async (personId, held) => {
    await sql`
      insert into held_categories (person_id, category, position, set_on, valid_until, order_number, body, other_region,
        case_id)
      values (${personId}, ${held.category}, ${held.position}, ${held.setOn}, ${held.validUntil ?? null},
        ${held.orderNumber ?? null}, ${held.body ?? null}, ${held.otherRegion ?? null}, ${held.caseId ?? null})
      on conflict (person_id, category, position, set_on) do update set valid_until = excluded.valid_until,
        order_number = excluded.order_number, body = excluded.body, other_region = excluded.other_region,
        case_id = excluded.case_id
      where held_categories.case_id is null`.execute(db)
  },

  addRefusal: async (personId, refusal) => {
    await sql`
      insert into refusals (person_id, category, decided_on, case_id)
      values (${personId}, ${refusal.category}, ${refusal.decidedOn}, ${refusal.caseId})
      on conflict (person_id, case_id) do nothing`.execute(db)
  },
})

type HeldRow = {
  category: HeldCategory['category']
  position: string
  set_on: string
  valid_until: string | null
  order_number: string | null
  body: string | null
  other_region: string | null
}

/** Absent keys, not nulls: these values go into the canonical text of an event. */
const asHeld = (row: HeldRow): HeldCategory => ({
  category: row.category,
  setOn: plainDate(row.set_on),
  position: row.position,
  ...(row.valid_until !== null && { validUntil: plainDate(row.valid_until) }),
  ...(row.other_region !== null && { otherRegion: row.other_region }),
  ...(row.order_number !== null && { orderNumber: row.order_number }),
  ...(row.body !== null && { body: row.body }),
})
