import { sql } from 'kysely'
import type { Invitation, Invitations, SchoolLink } from '../../application/stores/school.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Db } from './connect.ts'
import { fieldsAs, putRow } from './school-rows.ts'

const fields = [
  ...['id', 'region', 'organisationId', 'email', 'caseId', 'invitedBy', 'inviterRole', 'invitedAt', 'sentAt'],
  ...['sentTimes', 'expiresAt', 'usedAt', 'usedBy', 'revokedAt', 'revokedBy'],
]
export const invitationColumns = (alias?: string) => fieldsAs(fields, alias)

/** Invitations of schools, hashes of their links, and what schools were reminded of. */
export const invitations = (db: Db): Invitations => ({
  invitation: async id => {
    const { rows } = await sql<Invitation>`/*@invitation*/
      select ${invitationColumns()} from school_invitations where id = ${id} for update`.execute(db)
    return rows[0]
  },

  openInvitation: async (organisationId, at) => {
    const { rows } = await sql<Invitation>`/*@invitation-open*/
      select ${invitationColumns()} from school_invitations
      where organisation_id = ${organisationId} and used_at is null and revoked_at is null and expires_at > ${at}
      order by invited_at desc limit 1 for update`.execute(db)
    return rows[0]
  },

  putInvitation: async invitation => {
    await putRow(db, 'school_invitations', invitation)
  },

  hasDesk: async organisationId => {
    const { rows } = await sql`/*@school-has-desk*/ select 1 from account_roles r join accounts a on a.id = r.account_id
      where r.role = 'employer' and r.organisation_id = ${organisationId} and not a.disabled limit 1`.execute(db)
    return rows.length > 0
  },

  wantLinks: async ({ noticeId, organisationId, invitationId }) => {
    await sql`/*@school-letter*/ insert into school_letters (notice_id, organisation_id, invitation_id)
      values (${noticeId}, ${organisationId}, ${invitationId})`.execute(db)
  },

  linksWanted: async noticeId => {
    const { rows } = await sql<{ organisationId: string; invitationId: string | null }>`/*@school-letter-links*/
      select organisation_id as "organisationId", invitation_id as "invitationId" from school_letters
      where notice_id = ${noticeId}`.execute(db)
    return rows[0]
  },

  addLink: async link => {
    await sql`/*@school-link-add*/
      insert into school_links (token_hash, purpose, organisation_id, invitation_id, notice_id, made_at)
      values (${Buffer.from(link.tokenHash)}, ${link.purpose}, ${link.organisationId}, ${link.invitationId},
        ${link.noticeId}, ${link.at})`.execute(db)
  },

  link: async tokenHash => {
    const { rows } = await sql<SchoolLink>`/*@school-link*/
      select purpose, organisation_id as "organisationId", invitation_id as "invitationId", ended_at as "endedAt"
      from school_links where token_hash = ${Buffer.from(tokenHash)}`.execute(db)
    return rows[0]
  },

  endLinks: async (invitationId, at) => {
    await sql`/*@school-links-end*/ update school_links set ended_at = ${at}
      where invitation_id = ${invitationId} and purpose = 'enter' and ended_at is null`.execute(db)
  },

  isQuiet: async organisationId => {
    const { rows } = await sql`/*@school-quiet*/
      select 1 from school_quiet where organisation_id = ${organisationId}`.execute(db)
    return rows.length > 0
  },

  setQuiet: async (organisationId, quiet, by, at) => {
    await (quiet
      ? sql`/*@school-quiet-on*/ insert into school_quiet (organisation_id, since, by_person)
          values (${organisationId}, ${at}, ${by}) on conflict do nothing`
      : sql`/*@school-quiet-off*/ delete from school_quiet where organisation_id = ${organisationId}`
    ).execute(db)
  },

  remindedOn: async subjectIds => {
    const { rows } = await sql<{ id: string; days: PlainDate[] }>`/*@school-reminded*/
      select subject_id as id, array_agg(on_day::text order by on_day) as days from school_reminders
      where subject_id = any(${[...subjectIds]}::uuid[]) group by subject_id`.execute(db)
    return Object.fromEntries(rows.map(({ id, days }) => [id, days]))
  },

  addReminder: async (subjectId, organisationId, on, by) => {
    const { numAffectedRows } = await sql`/*@school-reminder-add*/
      insert into school_reminders (subject_id, organisation_id, on_day, sent_by)
      values (${subjectId}, ${organisationId}, ${on}, ${by}) on conflict do nothing`.execute(db)
    return numAffectedRows === 1n
  },
})
