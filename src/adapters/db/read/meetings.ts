import { sql } from 'kysely'
import type {
  CasePackage,
  MeetingCard,
  MeetingLine,
  MeetingReads,
  RosterLine,
} from '../../../application/reads/meetings.ts'
import type { PaperLine } from '../../../application/reads/papers.ts'
import type { CaseLine } from '../../../application/reads/queue.ts'
import type { MeetingRow } from '../../../application/stores/decisions.ts'
import type { Db } from '../connect.ts'
import { absencesOf, speechesOf } from '../meeting-notes.ts'
import { caseLines, fullNameOf } from './case-line.ts'
import { paperColumns } from './paper-columns.ts'

/** Meetings and what waits for them. */
export const meetingReads = (db: Db): Omit<MeetingReads, 'ordersOf' | 'orderCard' | 'unsentOf'> => ({
  meetingsOf: async region => {
    const { rows } = await sql<MeetingLine>`/*@meetings-of*/ ${meetingLines}
      where m.region = ${region} order by m.on_day desc, m.id limit 200`.execute(db)
    return rows
  },

  meetingsOfMember: async (region, personId) => {
    const { rows } = await sql<MeetingLine>`/*@meetings-of-member*/ ${meetingLines}
      where m.region = ${region} and m.state -> 'roster' @> ${JSON.stringify([{ personId }])}::jsonb
      order by m.on_day desc, m.id limit 200`.execute(db)
    return rows
  },

  packagesOf: async caseIds => {
    if (caseIds.length === 0) return {}
    const { rows } = await sql<CasePackage & { id: string }>`/*@packages-of*/
      select c.id, c.state -> 'conclusion' as conclusion,
        coalesce((select json_agg(json_build_object('id', d.id, 'form', d.form, 'title', d.title) order by d.made_at, d.id)
          from documents d where d.case_id = c.id and d.form = any(${packageForms}::text[])), '[]') as papers
      from cases c where c.id = any(${[...caseIds]}::uuid[])`.execute(db)
    return Object.fromEntries(rows.map(({ id, conclusion, papers }) => [id, { conclusion, papers }]))
  },

  meetingsWithoutOrder: async region => {
    const { rows } = await sql<MeetingLine>`/*@meetings-without-order*/ ${meetingLines}
      where m.region = ${region} and not exists (select from orders where meeting_id = m.id)
        and exists (select from cases where meeting_id = m.id and stage = 'decided' and order_id is null)
      order by m.on_day, m.id`.execute(db)
    return rows
  },

  readyForAgenda: async region => {
    const { rows } = await sql<CaseLine>`/*@ready-for-agenda*/ ${caseLines}
      where c.region = ${region} and c.stage = 'assessed' and not c.finished
      order by c.due_order, c.id limit 500`.execute(db)
    return rows
  },

  meetingNotes: async id => ({ speeches: await speechesOf(db, id), absences: await absencesOf(db, id) }),

  meetingCard: async id => {
    const { rows } = await sql<MeetingRow & { orderIds: string[] }>`/*@meeting-card*/
      select id, region, on_day as "on", at_time as time, place, stage, version, state,
        array(select o.id from orders o where o.meeting_id = m.id order by o.drafted_on, o.id) as "orderIds"
      from meetings m where id = ${id}`.execute(db)
    if (rows[0] === undefined) return undefined
    const { orderIds, ...row } = rows[0]
    const agenda = await sql<CaseLine>`/*@agenda*/ ${caseLines}
      where c.meeting_id = ${id} order by c.surname_key, applicant, c.id`.execute(db)
    const papers = await sql<PaperLine>`/*@meeting-papers*/ select ${paperColumns} from documents
      where meeting_id = ${id} order by made_at, id`.execute(db)
    const roster = await rosterOn(db, row.region, row.on)
    return { row, agenda: agenda.rows, roster, papers: papers.rows, orderIds } satisfies MeetingCard
  },
})

/** The commission of a region on a day with names: chair, deputies, secretary, then members by surname. */
export const rosterOn = async (db: Db, region: string, on: string): Promise<RosterLine[]> => {
  const { rows } = await sql<RosterLine>`/*@roster*/
    select m.person_id as "personId", m.duty, m.trade_union as "tradeUnion", ${fullNameOf('p')} as name
    from commission_members m join people p on p.id = m.person_id
    where m.region = ${region} and m.since <= ${on} and (m.until is null or m.until >= ${on})
    order by array_position(array['chair', 'deputy_chair', 'secretary'], m.duty), name, m.person_id`.execute(db)
  return rows
}

/** Papers by which a case is put before the commission. */
const packageForms = [
  'case_package',
  'case_certificate',
  'group_protocol',
  'expert_conclusion',
  'expert_sheet',
  'awards_list',
  'test_sheet',
]

const meetingLines = sql`
  select m.id, m.region, m.on_day as "on", m.at_time as time, m.place, m.stage, m.version,
    (select count(*) from cases where meeting_id = m.id) as cases
  from meetings m`
