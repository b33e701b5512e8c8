import { sql } from 'kysely'
import type { NoticeLine } from '../../../application/reads/papers.ts'
import type { InvitationLine, SchoolPaperOwner, SchoolReads, SchoolTeacher } from '../../../application/reads/school.ts'
import type { Db } from '../connect.ts'
import { invitationColumns, invitations } from '../school-invitations.ts'
import { noticeColumns } from './paper-columns.ts'
import { schoolCertificationReads } from './school-certification.ts'
import { fullNameOf } from './school-columns.ts'
import { schoolPetitionReads } from './school-petitions.ts'

/** What the desk of a school shows, and what others see of it. */
export const schoolReads = (db: Db): SchoolReads => ({
  ...schoolCertificationReads(db),
  ...schoolPetitionReads(db),

  noticesOfOrganisation: async organisationId => {
    const { rows } = await sql<NoticeLine>`/*@notices-of-school*/
      select ${noticeColumns} from notices where organisation_id = ${organisationId}
      order by created_at desc, id limit 200`.execute(db)
    return rows
  },

  invitations: async question => {
    const where =
      'region' in question ? sql`i.region = ${question.region}` : sql`i.organisation_id = ${question.organisationId}`
    const { rows } =
      await sql<InvitationLine>`select ${invitationColumns('i')}, o.short_name as school, ${fullNameOf('p')} as inviter,
        (select ${fullNameOf('u')} from accounts a join people u on u.id = a.person_id where a.id = i.used_by) as "enteredBy"
      from school_invitations i join organisations o on o.id = i.organisation_id join people p on p.id = i.invited_by
      where ${where} order by i.invited_at desc, i.id limit 500`.execute(db)
    return rows
  },

  schoolDesk: async organisationId => {
    const store = invitations(db)
    return { hasDesk: await store.hasDesk(organisationId), quiet: await store.isQuiet(organisationId) }
  },

  teachersOfSchool: async organisationId => {
    const { rows } = await sql<SchoolTeacher>`/*@teachers-of-school*/
      with own as (
        select applicant_id as id from cases where organisation_id = ${organisationId} and stage <> 'acceptance_refused'
        union select owner_id from certification_sets where organisation_id = ${organisationId} and status <> 'withdrawn'
        union select teacher_id from petitions where organisation_id = ${organisationId})
      select p.id, p.surname, p.name, p.patronymic,
        coalesce(newest.position, asked.position, '') as position, newest.subject,
        coalesce(newest.organisation_id = ${organisationId}, true) as "worksHere",
        coalesce(cases.open, 0)::int as "openCases", coalesce(cases.all, 0)::int as cases,
        cases.last::text as "lastReceived",
        coalesce((select json_agg(json_strip_nulls(json_build_object('category', h.category, 'setOn', h.set_on::text,
            'position', h.position, 'validUntil', h.valid_until::text, 'orderNumber', h.order_number, 'body', h.body,
            'otherRegion', h.other_region)) order by h.set_on desc)
          from held_categories h where h.person_id = p.id), '[]') as held,
        coalesce((select json_agg(json_build_object('category', r.category, 'decidedOn', r.decided_on::text))
          from refusals r where r.person_id = p.id), '[]') as refusals
      from own join people p on p.id = own.id
      left join lateral (select c.position, c.subject, c.organisation_id from cases c
        where c.applicant_id = p.id and c.region = (select region from organisations where id = ${organisationId})
          and c.stage <> 'acceptance_refused'
        order by c.received desc, c.id limit 1) newest on true
      left join lateral (select t.position from petitions t where t.teacher_id = p.id
        and t.organisation_id = ${organisationId} order by t.updated_at desc limit 1) asked on true
      left join lateral (select count(*) filter (where not c.finished) as open, count(*) as all, max(c.received) as last
        from cases c where c.applicant_id = p.id and c.organisation_id = ${organisationId}) cases on true
      order by p.surname, p.name, p.id limit 2000`.execute(db)
    return rows
  },

  schoolPaper: async documentId => {
    const { rows } = await sql<SchoolPaperOwner>`/*@school-paper*/
      select c.organisation_id as "organisationId", k.applicant_id as "personId", array[c.case_id] as "caseIds",
        c.signed_at is not null as signed
      from school_confirmations c join cases k on k.id = c.case_id where c.document_id = ${documentId}
      union all
      select a.organisation_id, a.owner_id,
        array(select distinct k.id from cases k join certified_digests d on d.act_id = a.id
          where k.applicant_id = a.owner_id and (k.id = (select case_id from certification_sets where id = a.set_id)
            or exists (select from files f where f.case_id = k.id and f.digest = d.digest)
            or exists (select from case_evidence e join files f on f.id = e.file_id where e.case_id = k.id
              and f.digest = d.digest))), a.signed_at is not null
      from certification_acts a where a.document_id = ${documentId}
      union all
      select t.organisation_id, t.teacher_id,
        array(select f.case_id from files f where f.id = t.file_id and f.case_id is not null), t.signed_at is not null
      from petitions t where t.document_id = ${documentId}`.execute(db)
    return rows[0]
  },

  isShownToSchool: async (fileId, organisationId) => {
    const { rows } = await sql`/*@shown-to-school*/
      select 1 from certification_items i join certification_sets s on s.id = i.set_id
      where i.file_id = ${fileId} and s.organisation_id = ${organisationId} and s.status <> 'withdrawn'
      union all select 1 from files where id = ${fileId} and organisation_id = ${organisationId} limit 1`.execute(db)
    return rows.length > 0
  },

  remindedOn: subjectIds => invitations(db).remindedOn(subjectIds),

  schoolsWaiting: async () => {
    const { rows } = await sql<{ organisationId: string; region: string }>`/*@schools-waiting*/
      select organisation_id as "organisationId", region from school_confirmations where answered_at is null
      union select organisation_id, region from certification_sets where status = 'sent'
      union select organisation_id, region from petitions where status = 'asked'
      union select organisation_id, region from school_invitations
        where used_at is null and revoked_at is null`.execute(db)
    return rows
  },
})
