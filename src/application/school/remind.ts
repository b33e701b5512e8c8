import { localDay } from '../../domain/calendar/local-day.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import type { Actor } from '../../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { remindToday } from '../../domain/school/reminders.ts'
import { record } from '../administration/record.ts'
import { type App, type By, momentIn, notFound, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import { loadCase } from '../handle.ts'
import type { Reads } from '../reads.ts'
import type { Tx } from '../storage.ts'
import { isUuid } from '../uuid.ts'
import { enterPlace, quietPlace } from './links.ts'
import { tellSchool } from './tell.ts'
import { type Wait, waitsOfSchool } from './waits.ts'

/**
 * The daily rhythm: one letter to each school for everything that is due to be reminded of today, none to a school that asked to
 * be left alone or has no address. Run twice a day it sends nothing more. Answers how many letters were queued.
 */
export const remindSchools = async (app: App, reads: Reads): Promise<number> => {
  const schools = new Map((await reads.schoolsWaiting()).map(one => [one.organisationId, one.region]))
  let letters = 0
  for (const [organisationId, region] of schools) {
    const actor: Actor = { personId: 'system', role: 'employer', region, organisationId }
    const waits = (await waitsOfSchool(app, reads, actor)).filter(({ subjectId }) => subjectId !== undefined)
    const sent = await app.storage.write(async tx => ({ letter: await remindSchool(app, tx, actor, waits) }))
    if (!isRefusal(sent) && sent.letter) letters++
  }
  return letters
}

/** Somebody who waits for the school presses «Напомнить»: once a day for a thing, whatever the rhythm says. */
export const remindNow = (app: App, by: By, subjectId: string): Promise<object | Refusal> =>
  perform(app, by, async tx => {
    const thing = await thingOf(tx, by.actor, subjectId)
    if (thing === undefined) return notFound
    const pack = packNow(app, thing.region)
    if (isRefusal(pack)) return pack
    const { date } = momentIn(app, pack.authority.time_zone)
    if (!(await tx.school.addReminder(subjectId, thing.organisationId, date, by.actor.personId)))
      return { refused: 'reminded_today', because: 'Сегодня школе об этом уже напоминали' }
    await tellSchool(app, tx, thing.organisationId, {
      region: thing.region,
      subject: 'Напоминание: от школы ждут ответа',
      body: 'Педагог или министерство ждёт ответа организации. Откройте раздел «Что ждёт школу».',
    })
    await record(app, tx, by, 'school.reminded', `subject:${subjectId}`, {})
    return {}
  })

const remindSchool = async (app: App, tx: Tx, { organisationId = '', region }: Actor, waits: readonly Wait[]) => {
  const pack = packNow(app, region)
  const school = await tx.organisations.get(organisationId)
  if (isRefusal(pack) || !school?.email) return false
  if (await tx.school.isQuiet(organisationId)) return false
  const { date: today, at } = momentIn(app, pack.authority.time_zone)
  const invitation = await tx.school.openInvitation(organisationId, at)
  const day = (moment: Date): PlainDate => localDay(moment, pack.authority.time_zone)
  const subjects = [
    ...waits.flatMap(({ subjectId, since, due }) =>
      subjectId === undefined ? [] : [{ id: subjectId, askedOn: since, limit: due ?? undefined }],
    ),
    ...(invitation === undefined
      ? []
      : [{ id: invitation.id, askedOn: day(invitation.sentAt), limit: day(invitation.expiresAt) }]),
  ]
  const reminded = await tx.school.remindedOn(subjects.map(({ id }) => id))
  const calendar = app.law.calendar(region)
  const due = subjects.filter(one => remindToday({ ...one, reminded: reminded[one.id] ?? [] }, today, calendar))
  const fresh = []
  for (const { id } of due) if (await tx.school.addReminder(id, organisationId, today, null)) fresh.push(id)
  if (fresh.length === 0) return false
  const id = app.newId()
  const things = waits.filter(({ subjectId }) => subjectId !== undefined).length
  await tx.papers.notify({
    ...{ id, region, organisationId, way: 'email', createdAt: at, subject: 'Напоминание: от школы ждут ответа' },
    body: [
      `${school.fullName}.`,
      things === 0
        ? 'Организацию пригласили в кабинет системы «Категория».'
        : `Ждут ответа организации, дел: ${things}.`,
      invitation === undefined
        ? `Откройте раздел «Что ждёт школу»${app.publicUrl === undefined ? '' : `: ${app.publicUrl.replace(/\/+$/, '')}/school`}`
        : `Чтобы войти, откройте одноразовую ссылку: ${enterPlace}`,
      `Не получать напоминаний: ${quietPlace}`,
    ].join('\n\n'),
  })
  await tx.school.wantLinks({ noticeId: id, organisationId, invitationId: invitation?.id ?? null })
  await tx.jobs.add('send_notice', { noticeId: id }, { key: id })
  return true
}

/** The thing that waits, for those who wait for it: the ministry of the region, and the teacher it is about. */
const thingOf = async (tx: Tx, actor: Actor, subjectId: string) => {
  if (!isUuid(subjectId)) return undefined
  const set = await tx.school.certificationSet(subjectId)
  if (set?.status === 'sent') return ofTheirs(actor, set, set.ownerId)
  const petition = await tx.school.petition(subjectId)
  if (petition?.status === 'asked') return ofTheirs(actor, petition, petition.teacherId)
  const confirmation = await tx.school.confirmation(subjectId)
  if (confirmation === undefined || confirmation.answeredAt !== null) return undefined
  const place = await ownerOfCase(tx, confirmation.caseId)
  return ofTheirs(actor, confirmation, place)
}

const ownerOfCase = async (tx: Tx, caseId: string): Promise<string | undefined> => {
  const { state } = await loadCase(tx, caseId)
  return state.stage === 'draft' ? undefined : state.applicantId
}

const ofTheirs = <T extends { region: string; organisationId: string }>(
  actor: Actor,
  thing: T,
  personId: string | undefined,
): T | undefined => {
  const isOffice = (actor.role === 'clerk' || actor.role === 'secretary') && actor.region === thing.region
  return isOffice || (actor.role === 'teacher' && actor.personId === personId) ? thing : undefined
}
