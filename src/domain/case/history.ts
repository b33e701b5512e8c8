import type { FactName, Facts } from '../calendar/facts.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { stages as allStages, type DocumentKind, type Stage } from '../regulations/vocabulary.ts'
import type { EventName } from './event-names.ts'
import type { EventOf, Recorded } from './events.ts'
import type { CaseState, Filed, StateAt } from './state.ts'

/** What a fact of one kind makes of a case. */
export type Evolving<Name extends EventName> = (state: CaseState, event: Recorded<EventOf<Name>>) => CaseState

const [, ...everyStageButDraft] = allStages

/** The case at one of the stages where the fact can stand; anywhere else the log is broken, which is a bug. */
export const at = <S extends Stage>(
  state: CaseState,
  event: { type: EventName },
  ...stages: readonly S[]
): StateAt<S> => {
  if (isAt(state, stages)) return state
  throw new Error(`${event.type} cannot stand in the log of a case at stage ${state.stage}`)
}

export const atAnyFiled = (state: CaseState, event: { type: EventName }) => at(state, event, ...everyStageButDraft)

const isAt = <S extends Stage>(state: CaseState, stages: readonly S[]): state is StateAt<S> =>
  stages.some(stage => stage === state.stage)

/** Facts with some more days; a later day of the same fact replaces the earlier one. */
export const withDays = ({ facts }: Pick<Filed, 'facts'>, days: Facts): Facts => ({ ...facts, ...days })

/** A fact keeps its first day: attestation begins once. */
export const sinceFirst = ({ facts }: Pick<Filed, 'facts'>, name: FactName, on: PlainDate): Facts => ({
  [name]: facts[name] ?? on,
})

/** Facts without one that is no longer true. */
export const withoutDay = ({ facts }: Pick<Filed, 'facts'>, name: FactName): Facts => {
  const { [name]: _, ...rest } = facts
  return rest
}

/** The application with papers added; a kind of paper is counted once. */
export const withDocuments = ({ application }: Pick<Filed, 'application'>, documents: readonly DocumentKind[]) => ({
  ...application,
  documents: [...new Set([...application.documents, ...documents])],
})

/** What is known of every case, without what its stage has added. */
export const filedPart = ({
  pack,
  applicantId,
  filedById,
  application,
  received,
  facts,
  handTasksDone,
  last,
  number,
  epguNumber,
  missed,
}: Filed): Filed => ({
  pack,
  applicantId,
  filedById,
  application,
  received,
  facts,
  handTasksDone,
  last,
  ...(number === undefined ? {} : { number }),
  ...(epguNumber === undefined ? {} : { epguNumber }),
  ...(missed === undefined ? {} : { missed }),
})
