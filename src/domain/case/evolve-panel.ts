import { at, type Evolving, sinceFirst, withDays } from './history.ts'

export const onPanelAppointed: Evolving<'PanelAppointed'> = (state, event) => {
  const { confirmations: _, ...before } = at(state, event, 'admitted')
  const facts = withDays(before, { 'panel.appointed': event.on })
  return { ...before, stage: 'panel_appointed', seats: event.data.seats, conflicts: [], facts }
}

export const onConflictDeclared: Evolving<'ConflictDeclared'> = (state, event) => {
  const before = at(state, event, 'panel_appointed', 'assessment')
  return { ...before, conflicts: [...before.conflicts, event.data] }
}

/** The work of the one who left goes with them; the declared conflict stays, so that they are not seated again. */
export const onExpertReplaced: Evolving<'ExpertReplaced'> = (state, event) => {
  const before = at(state, event, 'panel_appointed', 'assessment')
  const { out, seat } = event.data
  const seats = before.seats.map(one => (one.expertId === out ? seat : one))
  if (before.stage === 'panel_appointed') return { ...before, seats }
  return { ...before, seats, sheets: before.sheets.filter(sheet => sheet.expertId !== out) }
}

/** Where a test came first, attestation began with it (KBR reg п. 20.5.2: «начало процедуры аттестации»). */
export const onAssessmentStarted: Evolving<'AssessmentStarted'> = (state, event) => {
  const before = at(state, event, 'panel_appointed')
  const facts = withDays(before, sinceFirst(before, 'assessment.started', event.on))
  return { ...before, stage: 'assessment', criteria: event.data.criteria, sheets: [], facts }
}

export const onSheetSubmitted: Evolving<'SheetSubmitted'> = (state, event) => {
  const before = at(state, event, 'assessment')
  return { ...before, sheets: [...before.sheets, { ...event.data, on: event.on }] }
}

export const onItemsDisputed: Evolving<'ItemsDisputed'> = (state, event) => ({
  ...at(state, event, 'assessment'),
  stage: 'disputed',
  items: event.data.items,
  rulings: [],
})

export const onDisputesRuled: Evolving<'DisputesRuled'> = (state, event) => ({
  ...at(state, event, 'disputed'),
  rulings: event.data.rulings,
})
