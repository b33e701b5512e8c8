import { sql } from 'kysely'
import type { AwardCase, AwardReads, DoubtLine } from '../../../application/reads/awards.ts'
import { doubtColumns } from '../award-doubts.ts'
import type { Db } from '../connect.ts'
import { caseLineColumns, caseLineJoins, fullNameOf } from './case-line.ts'

/** Awards that wait for specialists. */
export const awardReads = (db: Db): AwardReads => ({
  awardCases: async ({ region, personId, search }) => {
    const words = search?.replaceAll('\0', '').trim() ?? ''
    const { rows } = await sql<AwardCase>`/*@award-cases*/
      select ${caseLineColumns}, jsonb_array_length(coalesce(c.state -> 'confirmations', '[]')) as confirmed,
        coalesce(c.state -> 'confirmations', '[]') @> jsonb_build_array(jsonb_build_object('expertId', ${personId}::text)) as mine,
        (select count(*)::int from award_doubts d where d.case_id = c.id and d.settled_at is null) as doubts,
        (select a ->> 'answer' from applications f, jsonb_array_elements(f.answers) a
          where f.case_id = c.id and a ->> 'field' = 'claimed_award' limit 1) as claimed
      from cases c ${caseLineJoins}
      where c.region = ${region} and c.stage = 'admitted' and c.path = 'awards' and c.applicant_id <> ${personId}
        and strpos(lower((${fullNameOf('p')} || ' ' || o.short_name || ' ' || coalesce(c.number, '')) collate "default"), lower(${words})) > 0
      order by c.received, c.id limit 200`.execute(db)
    return rows
  },

  awardDoubts: async caseId => {
    const { rows } = await sql<DoubtLine>`/*@award-doubt-lines*/
      select ${doubtColumns}, ${fullNameOf('p')} as expert,
        case when a.id is not null then ${fullNameOf('a')} end as "settledByName"
      from award_doubts d join people p on p.id = d.expert_id left join people a on a.id = d.settled_by
      where d.case_id = ${caseId} order by d.raised_at, d.id`.execute(db)
    return rows
  },
})
