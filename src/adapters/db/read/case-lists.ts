import { sql } from 'kysely'
import type { CaseReads, ExpertCaseLine, HistoryLine } from '../../../application/reads/cases.ts'
import type { CaseLine } from '../../../application/reads/queue.ts'
import type { Path } from '../../../domain/regulations/vocabulary.ts'
import type { Db } from '../connect.ts'
import { caseLineColumns, caseLineJoins, caseLines, fullNameOf } from './case-line.ts'
import { draftReads } from './drafts.ts'

type Lists = Pick<CaseReads, 'history' | 'casesOfApplicant' | 'casesOfEmployer' | 'casesOfExpert' | 'casesForAnyExpert'>

/** A person's, a school's and an expert's own cases, and the history of one. */
export const caseLists = (db: Db): Lists => ({
  history: async streamId => {
    const { rows } = await sql<HistoryLine>`/*@history*/
      select e.version, e.type, e.data, e.actor, e.actor_role as "actorRole", e.at, e.on_day as "onDay",
        case when a.id is not null then ${fullNameOf('a')} end as "actorName"
      from events e left join people a on a.id = e.actor
      where e.stream_id = ${streamId} order by e.version`.execute(db)
    return rows
  },

  casesOfApplicant: async personId => {
    const { rows } = await sql<CaseLine>`/*@cases-of-applicant*/ ${caseLines}
      where c.applicant_id = ${personId} order by c.received desc, c.id`.execute(db)
    return { cases: rows, drafts: await draftReads(db).draftsOf(personId) }
  },

  casesOfEmployer: async organisationId => {
    const { rows } = await sql<CaseLine>`/*@cases-of-employer*/ ${caseLines}
      where c.organisation_id = ${organisationId} order by c.received desc, c.id limit 500`.execute(db)
    return rows
  },

  casesOfExpert: async expertId => {
    const { rows } = await sql<ExpertCaseLine>`/*@cases-of-expert*/
      select ${caseLineColumns}, s.duty, s.signed_on as "signedOn"
      from case_seats s join cases c on c.id = s.case_id ${caseLineJoins} where s.expert_id = ${expertId}
      order by c.finished, s.signed_on is not null, c.due_order, c.id limit 500`.execute(db)
    return rows
  },

  casesForAnyExpert: async region => {
    const { rows } = await sql<CaseLine & { path: Path }>`/*@cases-for-any-expert*/
      select ${caseLineColumns}, c.path from cases c ${caseLineJoins}
      where c.region = ${region} and c.stage = 'admitted' and not c.finished and c.path in ('awards', 'petition')
      order by c.due_order, c.id limit 500`.execute(db)
    return rows
  },
})
