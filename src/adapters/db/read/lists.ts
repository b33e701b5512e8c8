import { sql } from 'kysely'
import type { AdmittedLine, ListReads, TestedLine } from '../../../application/reads/lists.ts'
import type { PaperLine } from '../../../application/reads/papers.ts'
import type { Db } from '../connect.ts'
import { caseLineJoins, fullNameOf } from './case-line.ts'
import { paperColumns } from './paper-columns.ts'

/** Lists that are printed from many cases at once, and the papers made of them. */
export const listReads = (db: Db): ListReads => ({
  admittedCases: async ({ region, from, to, meetingId, limit }) => {
    const asked =
      meetingId === undefined
        ? sql`c.attestation_on between ${from} and ${to}`
        : sql`c.meeting_id = ${meetingId}::uuid and c.attestation_on is not null`
    const { rows } = await sql<AdmittedLine>`/*@admitted-cases*/
      select ${columns}, c.state -> 'attestation' as attestation,
        array(select ${fullNameOf('a')} from case_seats s join people a on a.id = s.expert_id
          where s.case_id = c.id order by s.duty, a.surname, a.id) as specialists
      from cases c ${caseLineJoins}
      where c.region = ${region} and ${asked} and c.stage not in ('withdrawn', 'archived')
      order by c.attestation_on, c.state -> 'attestation' ->> 'time', c.state -> 'attestation' ->> 'place', c.surname_key, p.name, c.id limit ${limit}`.execute(
      db,
    )
    return rows
  },

  testedOn: async (region, on) => {
    const { rows } = await sql<TestedLine>`/*@tested-on*/
      select ${columns}, (c.state -> 'test' ->> 'score')::float8 as score, (c.state -> 'test' ->> 'passed')::boolean as passed
      from cases c ${caseLineJoins}
      where c.region = ${region} and c.state -> 'facts' ->> 'test.held' = ${on} and c.state -> 'test' is not null
      order by c.surname_key, p.name, c.id limit 1000`.execute(db)
    return rows
  },

  papersOfRegion: async (region, forms) => {
    const { rows } = await sql<PaperLine>`/*@papers-of-region*/ select ${paperColumns} from documents
      where region = ${region} and case_id is null and meeting_id is null and order_id is null and request_id is null
        and form = any(${[...forms]}::text[])
      order by made_at desc, id limit 100`.execute(db)
    return rows
  },
})

const columns = sql`c.id, c.number, ${fullNameOf('p')} as "fullName", o.full_name as organisation, c.position, c.subject,
  c.category`
