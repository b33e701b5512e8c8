import { type FactName, factNames } from '../calendar/facts.ts'
import { at, atAnyFiled, type Evolving, filedPart, withDays, withDocuments } from './history.ts'

export const onSubmitted: Evolving<'Submitted'> = (state, event) => {
  at(state, event, 'draft')
  const { pack, applicantId, application } = event.data
  const facts = { 'application.received': event.on }
  return {
    stage: 'submitted',
    pack,
    applicantId,
    filedById: event.actorId,
    application,
    received: event.on,
    facts,
    handTasksDone: [],
    last: event.on,
  }
}

export const onRegistered: Evolving<'Registered'> = (state, event) => {
  const before = at(state, event, 'submitted')
  const { number, epguNumber } = event.data
  return {
    ...before,
    stage: 'registered',
    number,
    ...(epguNumber === undefined ? {} : { epguNumber }),
    registered: event.on,
    facts: withDays(before, { 'application.registered': event.on }),
  }
}

export const onAcceptanceRefused: Evolving<'AcceptanceRefused'> = (state, event) => {
  const before = at(state, event, 'submitted', 'registered')
  return {
    ...filedPart(before),
    stage: 'acceptance_refused',
    refusal: { on: event.on, findings: event.data.findings },
    facts: withDays(before, { 'refusal.decided': event.on }),
  }
}

/** New papers do not move a case; a right to bring them stands beside whatever is being done. */
export const onDocumentsSupplied: Evolving<'DocumentsSupplied'> = (state, event) => {
  const before = atAnyFiled(state, event)
  return {
    ...before,
    application: withDocuments(before, event.data.documents),
    facts: withDays(before, { 'documents.given': event.on }),
  }
}

/** A withdrawal of the applicant starts terms; the end of a case after a missed test is nobody's request. */
export const onWithdrawn: Evolving<'Withdrawn'> = (state, event) => {
  const before = atAnyFiled(state, event)
  const byApplicant = event.role === 'teacher' || event.role === 'representative'
  return {
    ...filedPart(before),
    stage: 'withdrawn',
    withdrawn: event.on,
    reason: event.data.reason,
    facts: byApplicant ? withDays(before, { 'withdrawal.received': event.on }) : before.facts,
  }
}

/**
 * Some days are known only because a person marks them: a task of the pack named like a fact, with a dash for the dot
 * (`package-ready`, `link-sent`), sets that fact and so closes the deadline that waits for it.
 */
export const onHandTaskDone: Evolving<'HandTaskDone'> = (state, event) => {
  const before = atAnyFiled(state, event)
  const { task } = event.data
  const fact: FactName | undefined = factNames.find(name => name.replace('.', '-') === task)
  return {
    ...before,
    handTasksDone: [...before.handTasksDone, task],
    facts: fact === undefined ? before.facts : withDays(before, { [fact]: event.on }),
  }
}
