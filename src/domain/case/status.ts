import { type Deadline, isLapsedRight } from '../calendar/deadlines.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Pack } from '../regulations/pack.ts'
import type { Stage } from '../regulations/vocabulary.ts'
import { capital } from '../wording.ts'
import { stageTitles } from './case-words.ts'
import type { CaseState } from './state.ts'
import { sentenceFor } from './status-sentence.ts'
import { type Move, whoseMove } from './whose-move.ts'

/** What readers see of a stage. Derived each time from facts and pack. */
export type Status = {
  /** The region's own word, e.g. «Направлено на экспертизу». */
  word: string
  /** Number of the status in the region's list, where it has one. */
  number: number | undefined
  /** Status code of the federal portal; null when nothing is sent there. */
  epgu: number | null
  clause: string | undefined
  /** Plain Russian for the teacher. */
  sentence: string
  move: Move
  /** The word or its place is not in the paper: the screen shows «требует уточнения». */
  questionMark: boolean
}

export const statusOf = (state: CaseState, pack: Pack): Status => {
  const line = lineOf(state, pack)
  return {
    word: line?.word ?? capital(stageTitles[state.stage]),
    number: line?.number,
    epgu: line?.epgu ?? null,
    clause: line?.clause,
    sentence: sentenceFor(state, pack),
    move: whoseMove(state, pack),
    questionMark: line === undefined || line.question !== undefined || (line.assumed ?? []).length > 0,
  }
}

/** The nearest limit that is still open, by law; the safe day before it is a part of the deadline. */
export const nextDate = (deadlines: readonly Deadline[]): { on: PlainDate; deadline: Deadline } | undefined => {
  const open = deadlines
    .filter(deadline => deadline.doneOn === undefined && !isLapsedRight(deadline))
    .sort((a, b) => (a.due < b.due ? -1 : 1))
  const nearest = open[0]
  return nearest === undefined ? undefined : { on: nearest.due, deadline: nearest }
}

/** The region's word for a case of a list, where the whole state is not at hand; the same as `statusOf` gives. */
export const statusWord = (
  { stage, outcome }: { stage: Stage; outcome: 'set' | 'refused' | null },
  pack: Pack,
): string => lineAt(stage, stage === 'closed' && outcome === 'refused', pack)?.word ?? capital(stageTitles[stage])

/**
 * A region whose list is shorter than our stages shows the word of the stage before. A case closed with a refusal shows the
 * word of a refused service, as the federal portal has one code for both (design § 6).
 */
const lineOf = (state: CaseState, pack: Pack) =>
  lineAt(state.stage, state.stage === 'closed' && state.decision.outcome === 'refused', pack)

const lineAt = (at: Stage, refused: boolean, pack: Pack) => {
  if (refused && pack.statuses.service_refused !== undefined) return pack.statuses.service_refused
  for (let stage: Stage | undefined = at; stage !== undefined; stage = stageBefore[stage]) {
    const line = pack.statuses[stage]
    if (line !== undefined) return line
  }
  return undefined
}

/** Final stages have no stage before: their word may not be borrowed. */
const stageBefore: Partial<Record<Stage, Stage>> = {
  registered: 'submitted',
  review: 'registered',
  information_asked: 'review',
  admitted: 'review',
  testing: 'admitted',
  panel_appointed: 'admitted',
  assessment: 'panel_appointed',
  disputed: 'assessment',
  assessed: 'disputed',
  on_agenda: 'assessed',
  meeting: 'on_agenda',
  decided: 'meeting',
  ordered: 'decided',
  published: 'ordered',
}
