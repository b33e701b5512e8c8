import { at, type Evolving, filedPart, withDays, withDocuments } from './history.ts'

export const onReviewStarted: Evolving<'ReviewStarted'> = (state, event) => {
  const before = at(state, event, 'registered')
  const facts = withDays(before, { 'review.started': event.on })
  return { ...before, stage: 'review', officerId: event.data.officerId, facts }
}

export const onInformationAsked: Evolving<'InformationAsked'> = (state, event) => {
  const before = at(state, event, 'review')
  const facts = withDays(before, { 'information.asked': event.on })
  return { ...before, stage: 'information_asked', asked: { ...event.data, on: event.on }, facts }
}

export const onInformationGiven: Evolving<'InformationGiven'> = (state, event) => {
  const { asked: _, ...before } = at(state, event, 'information_asked')
  return {
    ...before,
    stage: 'review',
    application: withDocuments(before, event.data.documents),
    facts: withDays(before, { 'information.given': event.on }),
  }
}

export const onServiceRefused: Evolving<'ServiceRefused'> = (state, event) => {
  const before = at(state, event, 'review', 'information_asked')
  return {
    ...filedPart(before),
    stage: 'service_refused',
    number: before.number,
    registered: before.registered,
    refusal: { on: event.on, findings: event.data.findings },
    facts: withDays(before, { 'refusal.decided': event.on }),
  }
}

/** The system sends the notice of date and place together with the admission, so both happen on one day. */
export const onAdmitted: Evolving<'Admitted'> = (state, event) => {
  const before = at(state, event, 'review')
  const { path, testing, attestation } = event.data
  const facts = withDays(before, {
    'application.admitted': event.on,
    'notice.sent': event.on,
    'attestation.date': attestation.on,
  })
  const admitted = { ...before, path, attestation, facts }
  return testing ? { ...admitted, stage: 'testing' } : { ...admitted, stage: 'admitted', confirmations: [] }
}

export const onAttestationMoved: Evolving<'AttestationMoved'> = (state, event) => {
  const before = at(state, event, 'admitted', 'testing')
  const { attestation } = event.data
  return { ...before, attestation, facts: withDays(before, { 'attestation.date': attestation.on }) }
}
