import type { CaseEvent, Recorded } from '../../domain/case/events.ts'
import { type AgreedForms, agreedForms } from '../../domain/people/declension.ts'
import { type Pack, packRef } from '../../domain/regulations/pack.ts'
import type { Form } from '../../domain/regulations/vocabulary.ts'
import type { App, Moment } from '../app.ts'
import { criteriaOfCase } from '../criteria/criteria-of-case.ts'
import { deadlinesOfCase, type Filed } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import type { Answer } from '../stores/cases.ts'
import type { Organisation, Person } from '../stores/people.ts'
import { panelOf } from './case-panel.ts'
import type { Subject } from './case-subject.ts'

export type CaseSoFar = {
  caseId: string
  pack: Pack
  state: Filed
  moment: Moment
  /** Just given; read from the table when absent. */
  answers?: readonly Answer[] | undefined
}

/** Forms that repeat what the applicant answered. */
const repeating: readonly Form[] = ['application', 'consent', 'decision_refused']
/** Workers of the ministry: their names stand where they sign and beside «исполнитель». */
const workers: readonly string[] = ['clerk', 'secretary', 'supervisor', 'signatory', 'approver']

/** Everything that the papers of one event speak of, read once. */
export const subjectOf = async (
  app: App,
  tx: Tx,
  known: CaseSoFar,
  event: Recorded<CaseEvent>,
  forms: readonly Form[],
): Promise<Subject> => {
  const { caseId, pack, state, moment } = known
  const person = await found<Person>(tx.people.get(state.applicantId), 'person')
  const repeats = repeating.some(form => forms.includes(form))
  return {
    caseId,
    pack,
    state,
    event,
    moment,
    person,
    organisation: await found<Organisation>(tx.organisations.get(state.application.organisationId), 'organisation'),
    deadlines: deadlinesOfCase(app, pack, state, moment.date),
    criteria: await criteriaOfCase(app, tx.criteria.inForce, pack, state, moment.date),
    panel: await panelOf(tx, { caseId, region: pack.region, state, event }),
    answers: repeats ? (known.answers ?? (await tx.cases.answered(caseId))) : undefined,
    names: await namesOf(app, tx, person),
    worker: event.actorId !== null && workers.includes(event.role) ? await tx.people.get(event.actorId) : undefined,
    officer: 'officerId' in state ? await tx.people.get(state.officerId) : undefined,
    ...(await orderOf(tx, state)),
    cite: reference => app.law.cited(packRef(pack), reference),
  }
}

/** The name by cases: what somebody has confirmed, else a proposal nobody need doubt, else the nominative. */
export const namesOf = async (app: App, tx: Tx, person: Person): Promise<AgreedForms> => {
  const { surname, name, patronymic, sex } = person
  const proposed = app.names.propose({ surname, name, patronymic, sex: sex ?? undefined })
  return agreedForms(proposed, await tx.nameForms.get(person.id))
}

/** The head of the order and its signer; its lines, which may be thousands, only a paper that repeats one reads. */
const orderOf = async (tx: Tx, state: Filed): Promise<Pick<Subject, 'order' | 'signer'>> => {
  if (!('order' in state) || state.order === undefined) return {}
  const order = await tx.orderHeads.get(state.order.id)
  const signer = order?.signedBy ? await tx.people.get(order.signedBy) : undefined
  return { order, signer }
}

const found = async <T>(row: Promise<T | undefined>, what: string): Promise<T> => {
  const value = await row
  if (value === undefined) throw new Error(`The ${what} of a case is missing`)
  return value
}
