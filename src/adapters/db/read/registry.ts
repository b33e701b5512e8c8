import { sql } from 'kysely'
import type { ExpertCard, OwnSheet, RegistryReads } from '../../../application/reads/registry.ts'
import type { Education, ExpertLeave, ExpertWords, StatedCategory } from '../../../application/stores/registry.ts'
import { categories } from '../categories.ts'
import type { Db } from '../connect.ts'
import { fullNameOf } from './case-line.ts'
import { panelBatchReads } from './panel-batches.ts'
import { registryLines } from './people.ts'
import { waitingCases } from './waiting-cases.ts'

/** The registry of specialists line by line, and what waits for it. */
export const registryReads = (db: Db): RegistryReads => ({
  ...panelBatchReads(db),

  expertCard: async id => {
    const { rows } = await sql<ExpertWords & { region: string }>`/*@expert-card*/
      select region, degree, post, notes from experts where person_id = ${id}`.execute(db)
    const own = rows[0]
    if (own === undefined) return undefined
    const { region, ...words } = own
    const [line] = await registryLines(db, { id })
    if (line === undefined) return undefined
    return { line, region, words, ...(await linesAbout(db, id)) }
  },

  waitingCases: region => waitingCases(db, region),
})

const linesAbout = async (db: Db, id: string): Promise<Omit<ExpertCard, 'line' | 'region' | 'words'>> => {
  const education = await sql<Education>`select id, institution, level, speciality, year from expert_education
    where expert_id = ${id} order by year, id`.execute(db)
  const stated = await sql<StatedCategory>`select id, category, set_on as "setOn", valid_until as "validUntil", body
    from expert_categories where expert_id = ${id} order by set_on, id`.execute(db)
  const leaves = await sql<ExpertLeave>`select id, from_day as "from", to_day as "to", note from expert_leaves
    where expert_id = ${id} order by from_day, id`.execute(db)
  const ties = await sql<ExpertCard['ties'][number]>`
    select t.id, t.person_name as person, t.organisation_id as "organisationId", o.short_name as organisation, t.reason,
      t.declared_on as "declaredOn"
    from expert_ties t left join organisations o on o.id = t.organisation_id
    where t.expert_id = ${id} order by t.declared_on, t.id`.execute(db)
  const sheets = await sql<OwnSheet>`/*@own-sheets*/
    select s.case_id as "caseId", ${fullNameOf('p')} as applicant, c.position, s.duty, s.signed_on as "signedOn",
      (select string_agg(r.remark, '; ' order by r.made_at) from expert_remarks r
        where r.case_id = s.case_id and r.expert_id = s.expert_id and r.withdrawn_at is null) as remark
    from case_seats s join cases c on c.id = s.case_id join people p on p.id = c.applicant_id
    where s.expert_id = ${id} and (s.signed_on is not null
      or (s.duty = 'senior' and jsonb_array_length(coalesce(c.state->'rulings', '[]')) > 0))
    order by s.signed_on desc nulls last, s.case_id limit 50`.execute(db)
  return {
    education: education.rows,
    stated: stated.rows,
    held: await categories(db).heldBy(id),
    leaves: leaves.rows,
    ties: ties.rows,
    sheets: sheets.rows,
  }
}
