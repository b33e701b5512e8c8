import type { CaseState } from '../domain/case/state.ts'
import type { Actor } from '../domain/people/roles.ts'

type Filed = Exclude<CaseState, { stage: 'draft' }>

const regional = [
  'clerk',
  'secretary',
  'supervisor',
  'chair',
  'deputy_chair',
  'member',
  'approver',
  'signatory',
] as const

/**
 * May this person give commands to this case at all: role × region × relation. Which commands, the life cycle says;
 * whether an expert has a seat, the decider says. `employer`: the organisation of the applicant now, after mergers.
 */
export const mayTouch = (
  actor: Actor,
  region: string,
  state: Filed,
  employer: string = state.application.organisationId,
): boolean => {
  if (actor.role === 'system') return true
  if (actor.role === 'teacher') return state.applicantId === actor.personId
  if (actor.role === 'representative') return state.filedById === actor.personId
  if (actor.region !== region) return false
  if (actor.role === 'employer') return employer === actor.organisationId
  if (actor.role === 'expert' || actor.role === 'senior') return judges(state, actor.personId)
  return regional.some(role => role === actor.role)
}

/** Seats of the panel; papers of the awards and petition paths may be confirmed by any specialist of the region. */
const judges = (state: Filed, personId: string): boolean => {
  if ('seats' in state && state.seats.length > 0) return state.seats.some(seat => seat.expertId === personId)
  return state.stage === 'admitted' && state.path !== 'assessment'
}
