import type { AgendaItem } from '../../domain/commission/meeting-state.ts'
import { loadCase } from '../handle.ts'
import type { Filed } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import type { Organisation, Person } from '../stores/people.ts'

/** A case on the agenda of a meeting, with the people a paper names. */
export type CaseHeard = {
  item: AgendaItem
  state: Filed
  person: Person
  organisation: Organisation
  /** Full name in the dative, where it is sure. */
  dative?: string | undefined
}

/** The dative of a name, or undefined where nobody vouches for it. */
export type SureDative = (person: Person) => Promise<string | undefined>

/** The agenda in its order. Throws on a case whose person or school is gone: a paper must not leave anybody out in silence. */
export const casesHeard = async (
  tx: Tx,
  agenda: readonly AgendaItem[],
  sureDative?: SureDative,
): Promise<CaseHeard[]> => {
  const schools = new Map<string, Organisation>()
  const heard: CaseHeard[] = []
  for (const item of agenda) {
    const { state } = await loadCase(tx, item.caseId)
    if (state.stage === 'draft') throw new Error(`Case ${item.caseId} stands on an agenda and was never filed`)
    const { organisationId } = state.application
    const person = await tx.people.get(item.applicantId)
    const organisation = schools.get(organisationId) ?? (await tx.organisations.get(organisationId))
    if (person === undefined || organisation === undefined)
      throw new Error(`Case ${item.caseId} has no person or school`)
    schools.set(organisationId, organisation)
    heard.push({ item, state, person, organisation, dative: await sureDative?.(person) })
  }
  return heard
}

/** «М. П. Иванова» by person for those of the roster. */
export type RosterNames = Readonly<Record<string, string>>
