import { sql } from 'kysely'
import type { Experts } from '../../application/stores/people.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import type { Db } from './connect.ts'

/** Registry of specialists, their declared ties, and sheets not yet signed. */
export const experts = (db: Db): Experts => ({
  byIds: async ids => {
    const { rows } = await sql<ExpertRow>`/*@experts-by-ids*/ ${profiles}
      where e.person_id = any(${[...ids]}::uuid[]) order by e.person_id`.execute(db)
    return rows.map(asProfile)
  },

  pool: async region => {
    const { rows } = await sql<ExpertRow>`/*@experts-pool*/ ${profiles}
      where e.region = ${region} and e.active order by e.person_id`.execute(db)
    return rows.map(asProfile)
  },

  /** Ties are declared one by one with a reason (`declare`), so the profile's own list of them is not written here. */
  put: async (region, expert, senior) => {
    await sql`
      insert into experts (person_id, region, organisation_id, education, in_education_since, highest_since,
        candidate_of_sciences, works_at_university, analysis_since, clean_conclusions, positions, senior)
      values (${expert.id}, ${region}, ${expert.organisationId}, ${expert.education}, ${expert.inEducationSince},
        ${expert.highestCategorySince ?? null}, ${expert.candidateOfSciences}, ${expert.worksAtUniversity},
        ${expert.analysisSince ?? null}, ${expert.cleanConclusions}, ${expert.positions}, ${senior})
      on conflict (person_id) do update set region = excluded.region, organisation_id = excluded.organisation_id,
        education = excluded.education, in_education_since = excluded.in_education_since,
        highest_since = excluded.highest_since, candidate_of_sciences = excluded.candidate_of_sciences,
        works_at_university = excluded.works_at_university, analysis_since = excluded.analysis_since,
        clean_conclusions = excluded.clean_conclusions, positions = excluded.positions, senior = excluded.senior`.execute(
      db,
    )
  },

  load: async region => {
    const { rows } = await sql<{ expert_id: string; open: number }>`/*@experts-load*/
      select e.person_id as expert_id, count(c.id) as open
      from experts e
      left join case_seats s on s.expert_id = e.person_id and s.signed_on is null
      left join cases c on c.id = s.case_id and not c.finished
      where e.region = ${region} and e.active group by e.person_id`.execute(db)
    return Object.fromEntries(rows.map(row => [row.expert_id, row.open]))
  },

  declare: async (expertId, applicantId, reason, on) => {
    await sql`
      insert into expert_conflicts (expert_id, applicant_id, reason, declared_on)
      values (${expertId}, ${applicantId}, ${reason}, ${on})
      on conflict (expert_id, applicant_id) do nothing`.execute(db)
  },

  saveSheet: async (caseId, expertId, points, comments, at) => {
    await sql`/*@sheet-save*/
      insert into sheet_drafts (case_id, expert_id, points, comments, saved_at)
      values (${caseId}, ${expertId}, ${JSON.stringify(points)}, ${JSON.stringify(comments)}, ${at})
      on conflict (case_id, expert_id) do update set points = excluded.points, comments = excluded.comments,
        saved_at = excluded.saved_at`.execute(db)
  },

  sheet: (caseId, expertId) =>
    db
      .selectFrom('sheet_drafts')
      .select(['points', 'comments', 'saved_at as savedAt'])
      .where('case_id', '=', caseId)
      .where('expert_id', '=', expertId)
      .executeTakeFirst(),

  setActive: async (expertId, active) => {
    await sql`update experts set active = ${active} where person_id = ${expertId}`.execute(db)
  },
})

type ExpertRow = {
  person_id: string
  organisation_id: string
  education: ExpertProfile['education']
  in_education_since: string
  highest_since: string | null
  candidate_of_sciences: boolean
  works_at_university: boolean
  analysis_since: string | null
  clean_conclusions: number
  positions: string[]
  conflicts: string[]
}

const profiles = sql`
  select e.person_id, e.organisation_id, e.education, e.in_education_since, e.highest_since, e.candidate_of_sciences,
    e.works_at_university, e.analysis_since, e.clean_conclusions, e.positions,
    array(select applicant_id from expert_conflicts where expert_id = e.person_id order by applicant_id) as conflicts
  from experts e`

const asProfile = (row: ExpertRow): ExpertProfile => ({
  id: row.person_id,
  organisationId: row.organisation_id,
  education: row.education,
  inEducationSince: plainDate(row.in_education_since),
  highestCategorySince: row.highest_since === null ? undefined : plainDate(row.highest_since),
  candidateOfSciences: row.candidate_of_sciences,
  worksAtUniversity: row.works_at_university,
  analysisSince: row.analysis_since === null ? undefined : plainDate(row.analysis_since),
  cleanConclusions: row.clean_conclusions,
  positions: row.positions,
  declaredConflicts: row.conflicts,
})
