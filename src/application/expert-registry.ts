import type { ExpertProfile } from '../domain/expertise/expert.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'

export type ExpertFacts = Omit<ExpertProfile, 'declaredConflicts'> & { senior: boolean; active: boolean }

/**
 * Writes down what the registry knows of a specialist. The secretary keeps the registry; a change shows in the trail of
 * changes, and panels appointed already stay as they are.
 */
export const keepExpert = (app: App, by: By, facts: ExpertFacts): Promise<{ id: string } | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary')
      return { refused: 'not_yours', because: 'Реестр специалистов ведёт секретарь комиссии' }
    const organisation = await tx.organisations.get(facts.organisationId)
    if (organisation?.region !== by.actor.region)
      return { refused: 'unknown_organisation', because: 'Такой организации нет в справочнике региона' }
    if ((await tx.people.get(facts.id)) === undefined)
      return { refused: 'unknown_person', because: 'Такого человека нет в системе' }
    const { senior, active, ...profile } = facts
    await tx.experts.put(by.actor.region, { ...profile, declaredConflicts: [] }, senior)
    await tx.experts.setActive(facts.id, active)
    await tx.audit.record({
      at: app.clock.now(),
      actorId: by.actor.personId,
      role: by.actor.role,
      action: 'expert.kept',
      object: `expert:${facts.id}`,
      details: { ...profile, senior, active },
    })
    return { id: facts.id }
  })
