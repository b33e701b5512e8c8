import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { organisationKey } from '../../domain/people/organisation-name.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, perform } from '../app.ts'
import type { Tx } from '../storage.ts'
import type { Organisation } from '../stores/people.ts'

/** Another name under which people look for an organisation. Two organisations may not share one. */
export const addOtherName = (
  app: App,
  by: By,
  organisationId: string,
  name: string,
): Promise<{ organisationId: string } | Refusal> =>
  perform(app, by, async tx => {
    const own = await ownOrganisation(tx, by, organisationId)
    if (isRefusal(own)) return own
    const taken = await nameTaken(tx, own, name)
    if (taken !== undefined) return taken
    await tx.directory.addName(organisationId, { name: name.trim(), kind: 'alias', until: null }, app.clock.now())
    await record(app, tx, by, 'organisation.name_added', `organisation:${organisationId}`, {})
    return { organisationId }
  })

export const removeOtherName = (
  app: App,
  by: By,
  organisationId: string,
  key: string,
): Promise<{ organisationId: string } | Refusal> =>
  perform(app, by, async tx => {
    const own = await ownOrganisation(tx, by, organisationId)
    if (isRefusal(own)) return own
    await tx.directory.removeName(organisationId, key)
    await record(app, tx, by, 'organisation.name_removed', `organisation:${organisationId}`, {})
    return { organisationId }
  })

export type Renaming = { fullName: string; shortName: string; since: PlainDate; lastDay: PlainDate }

/**
 * A school is called otherwise from a day on. The name it had stays findable; papers made already keep the name they were made
 * with, later ones carry the new one.
 */
export const renameOrganisation = (
  app: App,
  by: By,
  organisationId: string,
  { fullName, shortName, since, lastDay }: Renaming,
): Promise<{ organisationId: string } | Refusal> =>
  perform(app, by, async tx => {
    const own = await ownOrganisation(tx, by, organisationId)
    if (isRefusal(own)) return own
    if (own.fullName === fullName && own.shortName === shortName)
      return { refused: 'same_name', because: 'Название не изменилось' }
    for (const name of [fullName, shortName]) {
      const taken = await nameTaken(tx, own, name)
      if (taken !== undefined) return taken
    }
    const at = app.clock.now()
    for (const name of new Set([own.fullName, own.shortName]))
      await tx.directory.addName(organisationId, { name, kind: 'former', until: lastDay }, at)
    await tx.organisations.put({ ...own, fullName, shortName })
    await record(app, tx, by, 'organisation.renamed', `organisation:${organisationId}`, { since })
    return { organisationId }
  })

/** An organisation of the administrator's own region that is in force. */
export const ownOrganisation = async (tx: Tx, { actor }: By, id: string): Promise<Organisation | Refusal> => {
  const found = await tx.organisations.get(id)
  return found?.region === actor.region && found.id === id
    ? found
    : { refused: 'not_found', because: 'Такой организации в вашем регионе нет' }
}

const nameTaken = async (tx: Tx, own: Organisation, name: string): Promise<Refusal | undefined> => {
  const key = organisationKey(name)
  if (key === '') return { refused: 'invalid', because: 'Напишите название' }
  const others = (await tx.directory.withKey(own.region, key)).filter(id => id !== own.id)
  return others.length > 0
    ? {
        refused: 'name_taken',
        because: 'Так уже называется другая организация справочника. Если это одна и та же, объедините их',
      }
    : undefined
}

/** The one organisation of the region that is called so, however it was written; undefined when there is none or several. */
export const knownByName = async (tx: Tx, region: string, name: string): Promise<Organisation | undefined> => {
  const [id, another] = await tx.directory.withKey(region, organisationKey(name))
  return id === undefined || another !== undefined ? undefined : tx.organisations.get(id)
}

/** An organisation that an applicant wrote in words is a new one indeed: it stays in the directory as it is. */
export const confirmOrganisation = (
  app: App,
  by: By,
  organisationId: string,
): Promise<{ organisationId: string } | Refusal> =>
  perform(app, by, async tx => {
    const own = await ownOrganisation(tx, by, organisationId)
    if (isRefusal(own)) return own
    await tx.directory.setTypedByHand(organisationId, false)
    await record(app, tx, by, 'organisation.confirmed', `organisation:${organisationId}`, {})
    return { organisationId }
  })
