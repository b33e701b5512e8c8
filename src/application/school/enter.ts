import { isWrong } from '../../domain/people/checked.ts'
import { checkNamePart } from '../../domain/people/names.ts'
import { checkLogin, checkPassword } from '../../domain/people/password.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { FieldRefusal } from '../administration/open-account.ts'
import { record } from '../administration/record.ts'
import { type App, type By, perform } from '../app.ts'
import type { Passwords } from '../ports.ts'
import type { Tx } from '../storage.ts'
import type { Organisation } from '../stores/people.ts'
import type { Invitation } from '../stores/school.ts'
import { hashOf } from './links.ts'
import { tellPerson } from './tell.ts'

/** An invitation that may be used now, with the school it opens. */
export type OpenInvitation = { invitation: Invitation; school: Organisation }

export type NewDesk = {
  surname: string
  name: string
  patronymic?: string | undefined
  login: string
  password: string
  again: string
}

/** What stands behind a link; a refusal in plain words when it opens nothing any more. Looking uses nothing up. */
export const lookAtInvitation = (app: App, token: string): Promise<OpenInvitation | Refusal> =>
  app.storage.write(tx => invitationBy(app, tx, token))

/** Opens an account for the head with a password of their own, and the desk of the school with it. The link is used up. */
export const enterWithNewAccount = async (
  app: App,
  passwords: Passwords,
  token: string,
  typed: NewDesk,
): Promise<{ accountId: string } | FieldRefusal> => {
  const read = readDesk(typed)
  if (isRefusal(read)) return read
  const before = await lookAtInvitation(app, token)
  if (isRefusal(before)) return before
  const passwordHash = await passwords.hash(read.password)
  return app.storage.write(async tx => {
    const open = await invitationBy(app, tx, token)
    if (isRefusal(open)) return open
    if (await tx.accounts.loginTaken(read.login)) return at('login', 'Такой логин уже занят. Придумайте другой')
    const { school } = open
    const personId = app.newId()
    await tx.people.put({
      ...{ id: personId, surname: read.surname, name: read.name, patronymic: read.patronymic || null },
      ...{ sex: null, birthDate: null, snils: null, citizenship: null, identity: null, phone: null, email: null },
      address: null,
    })
    const held = { role: 'employer' as const, region: school.region, organisationId: school.id }
    const accountId = await tx.accounts.create({ personId, login: read.login, passwordHash, roles: [held] })
    // The password is the person's own: nobody gave it to them.
    await tx.accounts.setPassword(accountId, passwordHash, false)
    const actor = { personId, ...held }
    await useUp(app, tx, { actor, accountId }, open)
    return { accountId }
  })
}

/** The same for somebody who has an account: it gets the role at this school. */
export const enterWithAccount = (app: App, by: By, token: string): Promise<{ accountId: string } | Refusal> =>
  perform(app, by, async tx => {
    const open = await invitationBy(app, tx, token)
    if (isRefusal(open)) return open
    const account = await tx.accounts.get(by.accountId)
    if (account === undefined || account.disabled) return noLink
    const { school } = open
    await tx.accounts.grant(by.accountId, { role: 'employer', region: school.region, organisationId: school.id })
    await useUp(app, tx, by, open)
    return { accountId: by.accountId }
  })

/** «Не присылать напоминания»: the school behind the link; works any number of times and needs no sign-in. */
export const schoolOfQuietLink = (app: App, token: string): Promise<Organisation | Refusal> =>
  app.storage.write(tx => quietSchool(tx, token))

export const stopReminders = (app: App, token: string): Promise<Organisation | Refusal> =>
  app.storage.write(async tx => {
    const school = await quietSchool(tx, token)
    if (isRefusal(school)) return school
    await tx.school.setQuiet(school.id, true, null, app.clock.now())
    const nobody = { actor: { personId: 'system', role: 'system' as const, region: '*' }, accountId: 'system' }
    await record(app, tx, nobody, 'school.reminders_off', `organisation:${school.id}`, { by: 'link' })
    return school
  })

/** The same switch on the desk itself, both ways. */
export const setReminders = (app: App, by: By, wanted: boolean): Promise<object | Refusal> =>
  perform(app, by, async tx => {
    const { organisationId, personId } = by.actor
    if (by.actor.role !== 'employer' || organisationId === undefined) return noLink
    await tx.school.setQuiet(organisationId, !wanted, personId, app.clock.now())
    await record(
      app,
      tx,
      by,
      wanted ? 'school.reminders_on' : 'school.reminders_off',
      `organisation:${organisationId}`,
      {},
    )
    return {}
  })

const quietSchool = async (tx: Tx, token: string): Promise<Organisation | Refusal> => {
  const link = await tx.school.link(hashOf(token))
  if (link?.purpose !== 'quiet') return noLink
  return (await tx.organisations.get(link.organisationId)) ?? noLink
}

const invitationBy = async (app: App, tx: Tx, token: string): Promise<OpenInvitation | Refusal> => {
  const link = await tx.school.link(hashOf(token))
  if (link?.purpose !== 'enter' || link.invitationId === null) return noLink
  const invitation = await tx.school.invitation(link.invitationId)
  const school = invitation && (await tx.organisations.get(invitation.organisationId))
  if (invitation === undefined || school === undefined) return noLink
  if (invitation.usedAt !== null)
    return refuse(
      'used',
      'По этой ссылке уже вошли: она была одноразовой. Если это были вы, войдите по логину и паролю',
    )
  if (invitation.revokedAt !== null)
    return refuse('revoked', 'Приглашение отозвано. Попросите министерство прислать новое')
  if (link.endedAt !== null)
    return refuse('replaced', 'Вам отправлено более новое письмо: откройте ссылку из него, прежняя больше не действует')
  return invitation.expiresAt <= app.clock.now()
    ? refuse('expired', 'Срок ссылки истёк. Попросите педагога или министерство прислать письмо ещё раз')
    : { invitation, school }
}

const useUp = async (app: App, tx: Tx, by: By, { invitation, school }: OpenInvitation): Promise<void> => {
  const at = app.clock.now()
  await tx.school.putInvitation({ ...invitation, usedAt: at, usedBy: by.accountId })
  await tx.school.endLinks(invitation.id, at)
  await record(app, tx, by, 'school.entered', `invitation:${invitation.id}`, { organisation: school.id })
  if (invitation.inviterRole !== 'teacher') return
  await tellPerson(app, tx, invitation.invitedBy, {
    ...{ region: invitation.region, caseId: invitation.caseId ?? undefined },
    subject: 'Школа открыла кабинет',
    body: `${school.shortName}: организация приняла приглашение. Теперь можно отправить ей документы на заверение и попросить ходатайство.`,
  })
}

const readDesk = (typed: NewDesk): NewDesk | FieldRefusal => {
  const fields = {
    surname: checkNamePart('surname', typed.surname),
    name: checkNamePart('name', typed.name),
    patronymic: checkNamePart('patronymic', typed.patronymic ?? ''),
    login: checkLogin(typed.login),
    password: checkPassword(typed.password, typed.login),
  }
  const values: Record<string, string> = {}
  for (const [field, checked] of Object.entries(fields)) {
    if (isWrong(checked)) return at(field, checked.wrong)
    values[field] = checked.value
  }
  if (typed.again.normalize('NFC').trim() !== values.password)
    return at('again', 'Пароли не совпадают: наберите ещё раз')
  return { ...typed, ...values }
}

const at = (field: string, because: string): FieldRefusal => ({ refused: 'invalid', because, field })
const refuse = (refused: string, because: string): Refusal => ({ refused, because })
const noLink = refuse('no_link', 'Такой ссылки нет. Проверьте, что она скопирована из письма целиком')
