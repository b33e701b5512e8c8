import { type AgreedForms, agreedForms, type NameForms, type ProposedForms } from '../domain/people/declension.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import { record } from './administration/record.ts'
import { type App, type By, notFound, perform } from './app.ts'
import { mayTouch } from './case-access.ts'
import { loadCase } from './handle.ts'
import type { Person } from './stores/people.ts'

/** The applicant's name by cases: what papers use, and what there is to doubt. */
export type NameInPapers = { proposed: ProposedForms; agreed: AgreedForms }

export const nameInPapers = (app: App, person: Person, confirmed: NameForms | undefined): NameInPapers => {
  const { surname, name, patronymic, sex } = person
  const proposed = app.names.propose({ surname, name, patronymic, sex: sex ?? undefined })
  return { proposed, agreed: agreedForms(proposed, confirmed) }
}

/** A form that papers must do without until somebody has looked at it. */
export const isDoubtful = ({ agreed }: NameInPapers): boolean => agreed.dative.origin === 'uncertain'

/** The cases a person types; the nominative is the name itself. */
export type TypedForms = Omit<NameForms, 'nominative'>

/**
 * Keeps the forms of the applicant's name as a worker has read them; papers made from now on use them, papers already frozen
 * stay as they are.
 */
export const confirmNames = (
  app: App,
  by: By,
  caseId: string,
  typed: TypedForms,
): Promise<{ caseId: string } | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'clerk' && by.actor.role !== 'secretary')
      return { refused: 'not_yours', because: 'Как имя стоит в документах, проверяет делопроизводитель или секретарь' }
    const { state } = await loadCase(tx, caseId)
    if (state.stage === 'draft' || !mayTouch(by.actor, app.law.pack(state.pack).region, state)) return notFound
    const person = await tx.people.get(state.applicantId)
    if (person === undefined) return notFound
    const { nominative } = nameInPapers(app, person, undefined).proposed.forms
    const forms = { nominative, ...typed }
    await tx.nameForms.put({ personId: person.id, forms, confirmedBy: by.actor.personId, confirmedAt: app.clock.now() })
    await record(app, tx, by, 'name.confirmed', `case:${caseId}`, {})
    return { caseId }
  })
