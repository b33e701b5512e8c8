import type { ExpertProfile } from '../domain/expertise/expert.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { record } from './administration/record.ts'
import { type App, type By, perform } from './app.ts'
import type { Tx } from './storage.ts'
import type { Person } from './stores/people.ts'
import type { ExpertWords } from './stores/registry.ts'

/** What the secretary states; categories, leaves and ties are lines of their own. */
export type ExpertFacts = Omit<
  ExpertProfile,
  'declaredConflicts' | 'categories' | 'leaves' | 'tiedOrganisations' | 'ownClean'
> & { senior: boolean; active: boolean; words?: ExpertWords | undefined }

/** Somebody who was not in the registry: found by the eleven digits of СНИЛС, otherwise written down. */
export type Newcomer = Pick<Person, 'surname' | 'name' | 'patronymic'> & { snils: string }

/**
 * Writes down what the registry knows of a specialist. The secretary keeps the registry; a change shows in the trail of
 * changes, and panels appointed already stay as they are.
 */
export const keepExpert = (
  app: App,
  by: By,
  facts: ExpertFacts,
  newcomer?: Newcomer,
): Promise<{ id: string } | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary')
      return { refused: 'not_yours', because: 'Реестр специалистов ведёт секретарь комиссии' }
    const organisation = await tx.organisations.get(facts.organisationId)
    if (organisation?.region !== by.actor.region)
      return { refused: 'unknown_organisation', because: 'Такой организации нет в справочнике региона' }
    const id = newcomer === undefined ? facts.id : await personOf(app, tx, newcomer)
    if (isRefusal(id)) return id
    const registered = (await tx.experts.byIds([id])).length > 0
    if (registered !== (newcomer === undefined))
      return registered
        ? { refused: 'already_there', because: 'Этот человек уже есть в реестре специалистов' }
        : { refused: 'unknown_person', because: 'Такого специалиста в реестре нет' }
    const { senior, active, words, ...stated } = facts
    const profile = { ...stated, id, organisationId: organisation.id }
    await tx.experts.put(by.actor.region, { ...profile, declaredConflicts: [] }, senior)
    await tx.experts.setActive(id, active)
    if (words !== undefined) await tx.registry.words(id, words)
    await record(app, tx, by, 'expert.kept', `expert:${id}`, { ...profile, senior, active })
    return { id }
  })

const personOf = async (app: App, tx: Tx, { snils, ...name }: Newcomer): Promise<string | Refusal> => {
  const known = await tx.people.bySnils(snils)
  if (known !== undefined) {
    const same = known.surname.toLowerCase() === name.surname.toLowerCase()
    return same ? known.id : { refused: 'another_person', because: 'С этим СНИЛС записан человек с другой фамилией' }
  }
  const id = app.newId()
  await tx.people.put({
    ...name,
    id,
    snils,
    sex: null,
    birthDate: null,
    citizenship: null,
    identity: null,
    phone: null,
    email: null,
    address: null,
  })
  return id
}
