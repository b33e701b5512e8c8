import type { Actor } from '../../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, momentIn, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import { loadCase } from '../handle.ts'
import type { Tx } from '../storage.ts'
import type { Organisation } from '../stores/people.ts'
import type { Invitation } from '../stores/school.ts'
import { isUuid } from '../uuid.ts'
import { enterPlace, quietPlace } from './links.ts'

/** House rule: how long a link to the desk of a school is good. */
export const invitationDays = 14
/** A teacher may ask the school again no more often than once a day. */
const teacherPauseMs = 24 * 3600 * 1000
const dayMs = 24 * 3600 * 1000

export type InvitationDone = { invitationId: string; email: string }

/** Whom to invite: a school of the region, or the school of a case. */
export type Invited = { organisationId: string } | { caseId: string }

/**
 * Invites a school by a one-time link to the address of the directory. The clerk and the secretary invite any school of their
 * region, a teacher the school of an own case. A school that has an account already needs no invitation; one invited before gets
 * the letter again.
 */
export const inviteSchool = (app: App, by: By, invited: Invited): Promise<InvitationDone | Refusal> =>
  perform(app, by, async tx => {
    const whom = await schoolFor(app, tx, by.actor, invited)
    if (isRefusal(whom)) return whom
    const { school, caseId } = whom
    const email = addressOf(school)
    if (isRefusal(email)) return email
    if (await tx.school.hasDesk(school.id)) return hasDesk
    const at = app.clock.now()
    const open = await tx.school.openInvitation(school.id, at)
    if (open !== undefined) return sendAgain(app, tx, by, open, school, email)
    const invitation: Invitation = {
      ...{ id: app.newId(), region: school.region, organisationId: school.id, email, caseId },
      ...{ invitedBy: by.actor.personId, inviterRole: by.actor.role, invitedAt: at, sentAt: at, sentTimes: 1 },
      expiresAt: new Date(at.getTime() + invitationDays * dayMs),
      ...{ usedAt: null, usedBy: null, revokedAt: null, revokedBy: null },
    }
    await tx.school.putInvitation(invitation)
    await write(app, tx, invitation, school)
    await record(app, tx, by, 'school.invited', `invitation:${invitation.id}`, { organisation: school.id })
    return { invitationId: invitation.id, email }
  })

/** Sends the letter again with a new link; links of earlier letters end, the term begins anew. */
export const resendInvitation = (app: App, by: By, id: string): Promise<InvitationDone | Refusal> =>
  perform(app, by, async tx => {
    const invitation = await ofRegion(tx, by.actor, id)
    if (invitation === undefined) return noInvitation
    if (invitation.usedAt !== null) return { refused: 'used', because: 'По этому приглашению школа уже вошла' }
    if (invitation.revokedAt !== null)
      return { refused: 'revoked', because: 'Приглашение отозвано. Пригласите школу заново' }
    const school = await tx.organisations.get(invitation.organisationId)
    if (school === undefined) throw new Error(`Organisation ${invitation.organisationId} is gone`)
    if (await tx.school.hasDesk(school.id)) return hasDesk
    const email = addressOf(school)
    return isRefusal(email) ? email : sendAgain(app, tx, by, invitation, school, email)
  })

/** Ends an invitation that nobody has used: its links lead nowhere. */
export const revokeInvitation = (app: App, by: By, id: string): Promise<{ invitationId: string } | Refusal> =>
  perform(app, by, async tx => {
    const invitation = await ofRegion(tx, by.actor, id)
    if (invitation === undefined) return noInvitation
    if (invitation.usedAt !== null)
      return { refused: 'used', because: 'Школа уже вошла по приглашению. Доступ закрывает администратор' }
    if (invitation.revokedAt !== null) return { invitationId: id }
    const at = app.clock.now()
    await tx.school.putInvitation({ ...invitation, revokedAt: at, revokedBy: by.actor.personId })
    await tx.school.endLinks(id, at)
    await record(app, tx, by, 'school.invitation_revoked', `invitation:${id}`, {})
    return { invitationId: id }
  })

const sendAgain = async (
  app: App,
  tx: Tx,
  by: By,
  invitation: Invitation,
  school: Organisation,
  email: string,
): Promise<InvitationDone | Refusal> => {
  const at = app.clock.now()
  if (by.actor.role === 'teacher' && at.getTime() - invitation.sentAt.getTime() < teacherPauseMs)
    return {
      refused: 'too_often',
      because: `Письмо школе уже отправлено на ${invitation.email}. Повторить можно через сутки после отправки`,
    }
  const next: Invitation = {
    ...invitation,
    ...{ email, sentAt: at, sentTimes: invitation.sentTimes + 1 },
    expiresAt: new Date(at.getTime() + invitationDays * dayMs),
  }
  await tx.school.endLinks(invitation.id, at)
  await tx.school.putInvitation(next)
  await write(app, tx, next, school)
  await record(app, tx, by, 'school.invited_again', `invitation:${invitation.id}`, { times: next.sentTimes })
  return { invitationId: invitation.id, email }
}

/** The letter names the ministry and what the desk is for, never a teacher: a common address is read by many. */
const write = async (app: App, tx: Tx, invitation: Invitation, school: Organisation): Promise<void> => {
  const pack = packNow(app, school.region)
  const ministry = isRefusal(pack) ? '' : `${pack.authority.name} `
  const id = app.newId()
  await tx.papers.notify({
    ...{ id, region: school.region, organisationId: school.id, way: 'email', createdAt: app.clock.now() },
    subject: 'Приглашение в кабинет образовательной организации',
    body: [
      `${school.fullName}.`,
      `${ministry}приглашает руководителя организации в кабинет системы «Категория». В нём видно, кто из ваших педагогов проходит аттестацию; здесь же организация подтверждает место работы и должность, одним актом заверяет документы и пишет ходатайства.`,
      `Чтобы войти, откройте ссылку: ${enterPlace}`,
      `Ссылка одноразовая и действует до ${dayOf(app, invitation)} включительно. Никому её не пересылайте: по ней открывается кабинет вашей организации.`,
      `Если вы не ждали этого письма, ничего делать не нужно. Не получать напоминаний: ${quietPlace}`,
    ].join('\n\n'),
  })
  await tx.school.wantLinks({ noticeId: id, organisationId: school.id, invitationId: invitation.id })
  await tx.jobs.add('send_notice', { noticeId: id }, { key: id })
}

const dayOf = (app: App, { region, expiresAt }: Invitation): string => {
  const pack = packNow(app, region)
  const { date } = momentIn(
    { ...app, clock: { now: () => expiresAt } },
    isRefusal(pack) ? 'Europe/Moscow' : pack.authority.time_zone,
  )
  return date.split('-').reverse().join('.')
}

const schoolFor = async (
  app: App,
  tx: Tx,
  actor: Actor,
  invited: Invited,
): Promise<{ school: Organisation; caseId: string | null } | Refusal> => {
  const isOffice = actor.role === 'clerk' || actor.role === 'secretary'
  if ('caseId' in invited) {
    const { state } = isUuid(invited.caseId)
      ? await loadCase(tx, invited.caseId)
      : { state: { stage: 'draft' as const } }
    if (state.stage === 'draft') return noSchool
    const isOwn = actor.role === 'teacher' && state.applicantId === actor.personId
    const school = await tx.organisations.get(state.application.organisationId)
    if (school === undefined || !(isOwn || (isOffice && app.law.pack(state.pack).region === actor.region)))
      return noSchool
    return { school, caseId: invited.caseId }
  }
  const school = isUuid(invited.organisationId) ? await tx.organisations.get(invited.organisationId) : undefined
  return !isOffice || school?.region !== actor.region ? noSchool : { school, caseId: null }
}

const addressOf = ({ email }: Organisation): string | Refusal =>
  email ?? {
    refused: 'no_email',
    because:
      'В справочнике у организации нет адреса электронной почты. Его вписывает администратор в разделе «Организации»',
  }

const ofRegion = async (tx: Tx, actor: Actor, id: string): Promise<Invitation | undefined> => {
  const found = isUuid(id) ? await tx.school.invitation(id) : undefined
  return found?.region === actor.region ? found : undefined
}

const hasDesk: Refusal = {
  refused: 'has_desk',
  because: 'У школы уже есть кабинет: приглашать её не нужно, запросы она увидит сама',
}
const noSchool: Refusal = { refused: 'not_found', because: 'Такой организации нет или она вам недоступна' }
const noInvitation: Refusal = { refused: 'not_found', because: 'Такого приглашения нет или оно вам недоступно' }
