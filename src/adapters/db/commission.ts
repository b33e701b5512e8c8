import { sql } from 'kysely'
import type { Commission, RosterMember } from '../../application/stores/people.ts'
import type { Db } from './connect.ts'

/** Who sat on the commission on a day: an old meeting keeps the roster of its own day. */
export const commission = (db: Db): Commission => ({
  roster: async (region, on) => {
    const { rows } = await sql<RosterMember>`
      select person_id as "personId", duty, trade_union as "tradeUnion" from commission_members
      where region = ${region} and since <= ${on} and (until is null or until >= ${on})
      order by array_position(array['chair', 'deputy_chair', 'secretary'], duty), person_id`.execute(db)
    return rows
  },

  /** A member's new duty ends the earlier one the day before. */
  put: async (region, member, since) => {
    await sql`with ended as (
        update commission_members set until = ${since}::date - 1
        where person_id = ${member.personId} and region = ${region} and since < ${since}::date
          and (until is null or until >= ${since}::date))
      insert into commission_members (person_id, region, duty, trade_union, since)
      values (${member.personId}, ${region}, ${member.duty}, ${member.tradeUnion}, ${since})
      on conflict (person_id, region, since) do update set duty = excluded.duty, trade_union = excluded.trade_union,
        until = null`.execute(db)
  },

  end: async (region, personId, until) => {
    await sql`update commission_members set until = ${until}
      where region = ${region} and person_id = ${personId} and since <= ${until} and (until is null or until > ${until})`.execute(
      db,
    )
  },
})
