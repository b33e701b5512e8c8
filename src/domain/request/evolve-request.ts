import type { FactName, Facts } from '../calendar/facts.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Recorded } from '../case/events.ts'
import type { RequestEvent } from './request-events.ts'
import { type RequestState, requestFacts, unfiledRequest } from './request-state.ts'

/** A request after one more fact. Never refuses; a fact that cannot stand there means a broken log and throws. */
export const evolveRequest = (state: RequestState, event: Recorded<RequestEvent>): RequestState => {
  const next = after(state, event)
  if (next === undefined) throw new Error(`${event.type} cannot stand in the log of a request at stage ${state.stage}`)
  return next
}

export const rebuildRequest = (events: readonly Recorded<RequestEvent>[]): RequestState =>
  events.reduce(evolveRequest, unfiledRequest)

const after = (state: RequestState, event: Recorded<RequestEvent>): RequestState | undefined => {
  const { on } = event
  switch (state.stage) {
    case 'none': {
      if (event.type !== 'RequestFiled') return undefined
      const { pack, request, findings } = event.data
      const facts = dated({}, on, requestFacts[request.contents.kind].filed)
      return { stage: 'filed', pack, request, received: on, facts, findings, last: on }
    }
    case 'filed': {
      if (event.type !== 'RequestRegistered') return undefined
      const facts = dated(state.facts, on, names(state).registered)
      return { ...state, stage: 'registered', number: event.data.number, registered: on, facts, last: on }
    }
    case 'registered': {
      const { decided, fulfilled } = names(state)
      if (event.type === 'RequestFulfilled') {
        const facts = dated(state.facts, on, decided, fulfilled)
        return { ...state, stage: 'fulfilled', ...event.data, decided: on, facts, last: on }
      }
      if (event.type !== 'RequestRefused') return undefined
      const facts = dated(state.facts, on, decided, 'refusal.decided')
      return { ...state, stage: 'refused', findings: event.data.findings, decided: on, facts, last: on }
    }
    case 'fulfilled':
    case 'refused': {
      if (event.type !== 'RequestAnswerSent') return undefined
      const { stage: outcome, ...kept } = state
      // A withdrawn consent, and whatever else waits for the answer alone, is closed by the sending of any answer.
      const facts = dated(state.facts, on, 'result.sent', ...(outcome === 'refused' ? (['refusal.sent'] as const) : []))
      return { form: null, ...kept, stage: 'closed', outcome, sent: on, by: event.data.by, facts, last: on }
    }
    case 'closed':
      return undefined
  }
}

const names = ({ request }: Exclude<RequestState, { stage: 'none' }>) => requestFacts[request.contents.kind]

const dated = (facts: Facts, on: PlainDate, ...happened: (FactName | undefined)[]): Facts => ({
  ...facts,
  ...Object.fromEntries(happened.filter(name => name !== undefined).map(name => [name, on])),
})
