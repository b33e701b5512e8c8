import { type EventContext, eventWords } from '../../application/event-words.ts'
import type { HistoryLine } from '../../application/reads/cases.ts'
import type { CaseEvent } from '../../domain/case/events.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { html } from '../html.ts'
import type { HappeningView } from './timeline.ts'
import { asRussianMoment } from './words.ts'

/**
 * The history of a case for its applicant, newest first. The inner work of specialists (sheets, disputes, replacements) is
 * left out, their names appear only where the region shows them.
 */
export const applicantHistory = (
  pack: Pack,
  history: readonly HistoryLine[],
  names: EventContext['names'],
): HappeningView[] =>
  history
    .filter(({ type }) => !inner.has(type))
    .map(line => {
      // The log only ever holds what `decide` made.
      const event = { type: line.type, data: line.data } as CaseEvent
      const { title, details } = eventWords(event, { names, pack })
      const shown = showsDetails(event, pack) ? details : []
      return {
        title,
        at: { iso: line.at.toISOString(), words: asRussianMoment(line.at, pack.authority.time_zone) },
        details: shown.length > 0 && html`${shown.map(detail => html`<p class="govuk-body-s">${detail}</p>`)}`,
      }
    })
    .reverse()

const inner = new Set<string>([
  'SheetSubmitted',
  'ItemsDisputed',
  'DisputesRuled',
  'ConflictDeclared',
  'ExpertReplaced',
  'HandTaskDone',
  'Archived',
] satisfies CaseEvent['type'][])

const showsDetails = ({ type }: CaseEvent, pack: Pack): boolean => {
  if (type === 'PanelAppointed' || type === 'AwardsConfirmed' || type === 'PetitionExamined')
    return pack.experts.names_shown_to_applicant
  return type !== 'Assessed' && type !== 'Decided'
}
