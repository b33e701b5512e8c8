import { at, type Evolving, filedPart, sinceFirst, withDays, withoutDay } from './history.ts'

/** The test is the first stage of attestation (KBR reg п. 20.6.3), so the sixty days run from it. */
export const onTestRecorded: Evolving<'TestRecorded'> = (state, event) => {
  const before = at(state, event, 'testing')
  const { score, passed } = event.data
  const facts = withDays(before, {
    'test.held': event.on,
    ...(passed ? { 'test.passed': event.on } : {}),
    ...sinceFirst(before, 'assessment.started', event.on),
  })
  const tested = { ...before, test: { score, passed }, facts }
  return passed ? { ...tested, stage: 'admitted', confirmations: [] } : tested
}

export const onTestMissed: Evolving<'TestMissed'> = (state, event) => {
  const before = at(state, event, 'testing')
  return { ...before, missed: { on: event.on, ...event.data } }
}

/**
 * The score as it should have been: the case stands where the right score would have brought it. A score that fails is followed by
 * the conclusion as the next fact, as it was with the first one.
 */
export const onTestCorrected: Evolving<'TestCorrected'> = (state, event) => {
  const before = at(state, event, 'admitted', 'assessed')
  const { number, registered, officerId, path, attestation } = before
  const { score, passed } = event.data
  const held = withoutDay({ facts: withoutDay(before, 'test.passed') }, 'assessment.done')
  return {
    ...filedPart(before),
    stage: 'admitted',
    ...{ number, registered, officerId, path, attestation },
    test: { score, passed },
    confirmations: [],
    facts: passed ? { ...held, 'test.passed': event.on } : held,
  }
}

export const onAwardsConfirmed: Evolving<'AwardsConfirmed'> = (state, event) => {
  const before = at(state, event, 'admitted')
  return {
    ...before,
    confirmations: [...before.confirmations, event.data],
    facts: withDays(before, sinceFirst(before, 'assessment.started', event.on)),
  }
}

/** One stage: it begins and ends with the examination of the petition; the conclusion follows as the next fact. */
export const onPetitionExamined: Evolving<'PetitionExamined'> = (state, event) => {
  const before = at(state, event, 'admitted')
  return { ...before, facts: withDays(before, sinceFirst(before, 'assessment.started', event.on)) }
}

export const onAssessed: Evolving<'Assessed'> = (state, event) => {
  const before = at(state, event, 'testing', 'admitted', 'assessment', 'disputed')
  const { number, registered, officerId, path, attestation, test } = before
  return {
    ...filedPart(before),
    stage: 'assessed',
    ...{ number, registered, officerId, path, attestation },
    ...(test === undefined ? {} : { test }),
    conclusion: event.data,
    seats: 'seats' in before ? before.seats : [],
    sheets: 'sheets' in before ? before.sheets : [],
    rulings: 'rulings' in before ? before.rulings : [],
    confirmations: 'confirmations' in before ? before.confirmations : [],
    facts: withDays(before, { ...sinceFirst(before, 'assessment.started', event.on), 'assessment.done': event.on }),
  }
}
