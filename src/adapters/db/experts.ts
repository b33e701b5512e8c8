import { sql } from 'kysely'
import type { Experts } from '../../application/stores/people.ts'
import { plainDate } from '../../domain/calendar/plain-date.ts'
import type { ExpertProfile } from '../../domain/expertise/expert.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
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
        candidate_of_sciences, works_at_university, analysis_since, clean_conclusions, positions, senior, subjects,
        load_limit)
      values (${expert.id}, ${region}, ${expert.organisationId}, ${expert.education}, ${expert.inEducationSince},
        ${expert.highestCategorySince ?? null}, ${expert.candidateOfSciences}, ${expert.worksAtUniversity},
        ${expert.analysisSince ?? null}, ${expert.cleanConclusions}, ${expert.positions}, ${senior},
        ${expert.subjects ?? []}, ${expert.loadLimit ?? null})
      on conflict (person_id) do update set region = excluded.region, organisation_id = excluded.organisation_id,
        education = excluded.education, in_education_since = excluded.in_education_since,
        highest_since = excluded.highest_since, candidate_of_sciences = excluded.candidate_of_sciences,
        works_at_university = excluded.works_at_university, analysis_since = excluded.analysis_since,
        clean_conclusions = excluded.clean_conclusions, positions = excluded.positions, senior = excluded.senior,
        subjects = excluded.subjects, load_limit = excluded.load_limit`.execute(db)
  },

  regionOf: async expertId => {
    const { rows } = await sql<{ region: string }>`select region from experts where person_id = ${expertId}`.execute(db)
    return rows[0]?.region
  },

  openSeats: async ids => {
    const { rows } = await sql<{ expert_id: string; open: number }>`/*@experts-open*/
      select s.expert_id, count(*) as open from case_seats s join cases c on c.id = s.case_id and ${atWork}
      where s.expert_id = any(${[...ids]}::uuid[]) and s.signed_on is null group by s.expert_id`.execute(db)
    return Object.fromEntries(rows.map(row => [row.expert_id, row.open]))
  },

  load: async region => {
    const { rows } = await sql<{ expert_id: string; open: number }>`/*@experts-load*/
      select e.person_id as expert_id, count(c.id) as open
      from experts e
      left join case_seats s on s.expert_id = e.person_id and s.signed_on is null
      left join cases c on c.id = s.case_id and ${atWork}
      where e.region = ${region} and e.active group by e.person_id`.execute(db)
    return Object.fromEntries(rows.map(row => [row.expert_id, row.open]))
  },

  declare: async (expertId, applicantId, reason, on) => {
    await sql`
      insert into expert_conflicts (expert_id, applicant_id, reason, declared_on)
      values (${expertId}, ${applicantId}, ${reason}, ${on})
      on conflict (expert_id, applicant_id) do nothing`.execute(db)
  },

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
  subjects: string[]
  load_limit: number | null
  leaves: { from: string; to: string }[]
  categories: { category: Category; setOn: string; validUntil: string | null }[]
  tied: string[]
  own_clean: number
}

/** A seat is work to do from the appointment until the sheets agree. */
const atWork = sql`not c.finished
  and c.stage not in ('assessed', 'on_agenda', 'meeting', 'decided', 'ordered', 'published')`

/** The full name as ties are compared with it; the index of migration 0012 has the same words. */
const fullNameKey = sql`replace(lower(p.surname || ' ' || p.name || coalesce(' ' || nullif(p.patronymic, ''), '')), 'ё', 'е')`

/** Sheets signed, and protocols ruled by a senior, without a remark. */
const ownClean = sql`(select count(*) from case_seats s join cases c on c.id = s.case_id
  where s.expert_id = e.person_id
    and (s.signed_on is not null or (s.duty = 'senior' and jsonb_array_length(coalesce(c.state->'rulings', '[]')) > 0))
    and not exists (select from expert_remarks r where r.case_id = s.case_id and r.expert_id = s.expert_id
      and r.withdrawn_at is null))`

const profiles = sql`
  select e.person_id, e.organisation_id, e.education, e.in_education_since, e.highest_since, e.candidate_of_sciences,
    e.works_at_university, e.analysis_since, e.clean_conclusions, e.positions,
    e.subjects, e.load_limit, ${ownClean} as own_clean,
    array(select applicant_id from expert_conflicts where expert_id = e.person_id
      union select p.id from expert_ties t join people p on ${fullNameKey} = t.name_key
        where t.expert_id = e.person_id and p.id <> e.person_id order by 1) as conflicts,
    array(select coalesce(o.merged_into, o.id) from expert_ties t join organisations o on o.id = t.organisation_id
      where t.expert_id = e.person_id order by 1) as tied,
    coalesce((select jsonb_agg(jsonb_build_object('from', l.from_day, 'to', l.to_day) order by l.from_day, l.id)
      from expert_leaves l where l.expert_id = e.person_id), '[]') as leaves,
    coalesce((select jsonb_agg(jsonb_build_object('category', k.category, 'setOn', k.set_on, 'validUntil', k.valid_until)
        order by k.set_on, k.category)
      from (select category, set_on, valid_until from expert_categories where expert_id = e.person_id
        union select category, set_on, valid_until from held_categories where person_id = e.person_id) k), '[]') as categories
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
  ...(row.subjects.length === 0 ? {} : { subjects: row.subjects }),
  ...(row.load_limit === null ? {} : { loadLimit: row.load_limit }),
  ...(row.own_clean === 0 ? {} : { ownClean: row.own_clean }),
  ...(row.tied.length === 0 ? {} : { tiedOrganisations: row.tied }),
  ...(row.leaves.length === 0
    ? {}
    : { leaves: row.leaves.map(({ from, to }) => ({ from: plainDate(from), to: plainDate(to) })) }),
  ...(row.categories.length === 0
    ? {}
    : {
        categories: row.categories.map(({ category, setOn, validUntil }) => ({
          category,
          setOn: plainDate(setOn),
          ...(validUntil === null ? {} : { validUntil: plainDate(validUntil) }),
        })),
      }),
})
