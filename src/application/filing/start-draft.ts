import type { HeldCategory } from '../../domain/case/application.ts'
import { fullName } from '../../domain/people/names.ts'
import type { Actor } from '../../domain/people/roles.ts'
import { checkSnils } from '../../domain/people/snils.ts'
import { surnameKey } from '../../domain/people/surname-key.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { packRef } from '../../domain/regulations/pack.ts'
import { type Channel, channels } from '../../domain/regulations/vocabulary.ts'
import { type App, type By, perform } from '../app.ts'
import { packForNew } from '../edition.ts'
import type { Tx } from '../storage.ts'
import type { Person } from '../stores/people.ts'
import { notesFor } from './draft-notes.ts'
import { channelTitles } from './options.ts'
import { answersFromPerson } from './to-application.ts'

/** Whom an application concerns when somebody else types it in. */
export type NamedApplicant = { snils: string; surname: string; name: string; patronymic?: string | undefined }

export type NewDraft = {
  region: string
  /** The teacher files through this system; a worker names the door the papers came by. */
  channel: Channel
  /** Left out by the teacher, who files for themselves. */
  applicant?: NamedApplicant | undefined
  category?: string | undefined
}

/**
 * Begins an application, filled in with what is known of the person. Refuses a closed channel, a representative where the
 * region has none, and a СНИЛС that belongs to a person of another surname.
 */
export const startDraft = (app: App, by: By, asked: NewDraft): Promise<{ draftId: string } | Refusal> =>
  perform(app, by, tx => startDraftIn(app, tx, by, asked))

/** The same inside a transaction. */
export const startDraftIn = async (
  app: App,
  tx: Tx,
  by: By,
  asked: NewDraft,
): Promise<{ draftId: string } | Refusal> => {
  const pack = packForNew(app, asked.region)
  if (isRefusal(pack)) return pack
  const closed = whyNotThisWay(pack, by.actor, asked)
  if (closed !== undefined) return closed
  const applicant = await applicantOf(app, tx, by.actor, asked.applicant)
  if (isRefusal(applicant)) return applicant

  const now = app.clock.now()
  const draftId = app.newId()
  const mode = isWorker(by.actor) ? 'intake' : 'own'
  const held = (await tx.categories.heldBy(applicant.id)).at(-1)
  await tx.drafts.put({
    id: draftId,
    region: asked.region,
    pack: packRef(pack),
    ownerId: by.actor.personId,
    answers: {
      ...answersFromPerson(applicant),
      ...(held === undefined ? {} : answersFromHeld(held)),
      ...(asked.category ? { category: asked.category } : {}),
      ...notesFor({ channel: asked.channel, mode, applicantId: applicant.id }),
    },
    sections: {},
    version: 1,
    createdAt: now,
    updatedAt: now,
  })
  return { draftId }
}

/** Ways by which this person may file here: a worker takes in what came by other doors, a teacher uses this system. */
export const openChannels = (pack: Pack, { role }: Actor): Channel[] => {
  const allowed: readonly Channel[] =
    role === 'mfc' ? ['mfc'] : role === 'clerk' ? channels.filter(channel => channel !== 'system') : ['system']
  return pack.channels
    .filter(({ channel, open }) => open && allowed.includes(channel))
    .filter(line => role !== 'representative' || (line.representative && pack.representative.may === 'file'))
    .map(({ channel }) => channel)
}

const isWorker = ({ role }: Actor): boolean => role === 'clerk' || role === 'mfc'

const whyNotThisWay = (pack: Pack, actor: Actor, { channel }: NewDraft): Refusal | undefined => {
  if (isWorker(actor) && actor.region !== pack.region)
    return { refused: 'not_yours', because: 'Заявления другого региона принимает его ведомство' }
  if (openChannels(pack, actor).includes(channel)) return undefined
  const line = pack.channels.find(known => known.channel === channel)
  if (actor.role === 'representative' && line?.open)
    return {
      refused: 'representative_not_allowed',
      because: 'В этом регионе представитель подать заявление не может',
      clause: pack.representative.clause,
    }
  const ways = pack.channels.filter(({ open }) => open).map(known => channelTitles[known.channel])
  return {
    refused: 'channel_closed',
    because: `Этим способом заявления здесь не принимают. Можно подать: ${ways.join('; ')}`,
    ...(line === undefined ? {} : { clause: line.clause }),
  }
}

const applicantOf = async (
  app: App,
  tx: Tx,
  actor: Actor,
  named: NamedApplicant | undefined,
): Promise<Person | Refusal> => {
  if (actor.role === 'teacher') {
    const own = await tx.people.get(actor.personId)
    if (own === undefined) throw new Error(`No person ${actor.personId}`)
    return own
  }
  if (named === undefined) return { refused: 'no_applicant', because: 'Укажите заявителя' }
  const snils = checkSnils(named.snils)
  if ('wrong' in snils) return { refused: 'snils', because: snils.wrong }
  const known = await tx.people.bySnils(snils.value)
  if (known === undefined) return created(app, tx, named, snils.value)
  // A worker who only knows a number learns nothing: the surname must fit as well.
  return surnameKey(known.surname) === surnameKey(named.surname)
    ? known
    : {
        refused: 'another_person',
        because: `Этот СНИЛС записан за человеком с другой фамилией, не «${fullName({ surname: named.surname, name: named.name })}». Проверьте цифры по карточке`,
      }
}

const created = async (app: App, tx: Tx, named: NamedApplicant, snils: string): Promise<Person> => {
  const person: Person = {
    id: app.newId(),
    surname: named.surname,
    name: named.name,
    patronymic: named.patronymic || null,
    snils,
    ...{ sex: null, birthDate: null, citizenship: null, identity: null, phone: null, email: null, address: null },
  }
  await tx.people.put(person)
  return person
}

const answersFromHeld = (held: HeldCategory): Record<string, string> => ({
  held_category: held.category,
  held_set_on: asTyped(held.setOn),
  held_position: held.position,
  held_valid_until: held.validUntil === undefined ? '' : asTyped(held.validUntil),
  held_order_number: held.orderNumber ?? '',
  held_body: held.body ?? '',
  held_region: held.otherRegion ?? '',
})

const asTyped = (day: string): string => day.split('-').reverse().join('.')
