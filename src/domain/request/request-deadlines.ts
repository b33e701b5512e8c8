import type { DeadlineRule } from '../calendar/deadline-rule.ts'
import { complaintDeadlines } from './complaint.ts'
import type { RequestState } from './request-state.ts'

type Rules = Readonly<Record<string, DeadlineRule>>

/**
 * The deadlines of the pack that hold for this request; `deadlinesOf` counts them from its facts. A complaint has one of its
 * two terms, and once a request is refused nobody waits for the paper it asked for.
 */
export const requestDeadlineRules = (rules: Rules, state: RequestState): Rules => {
  if (state.stage === 'none') return {}
  const { contents } = state.request
  const own = contents.kind === 'complaint' ? complaintDeadlines(rules, contents.subject) : rules
  const refused = state.stage === 'refused' || (state.stage === 'closed' && state.outcome === 'refused')
  return refused
    ? Object.fromEntries(Object.entries(own).filter(([, rule]) => rule.closed_by !== 'extract.issued'))
    : own
}
