import type { PlainDate } from '../calendar/plain-date.ts'
import type { CaseEvent, Points, Recorded, Ruling } from '../case/events.ts'

/** How a sheet came about: whether it may be held against the others of the case. */
export type SheetKind = 'independent' | 'joint' | 'single' | 'petition' | 'second'

/** A signed sheet as the history of the case tells it. */
export type SignedSheet = {
  expertId: string
  kind: SheetKind
  startedOn: PlainDate
  startedAt: string
  signedOn: PlainDate
  signedAt: string
  points: Points
  total: number
  percent: number
  meets: boolean
}

export type JudgedCase = {
  sheets: SignedSheet[]
  /** Undefined where the scheme knows no disputes. */
  disputed: string[] | undefined
  rulings: Ruling[]
  outcome: 'set' | 'refused' | undefined
}

export type Scheme = 'joint' | 'independent_and_senior' | 'single'

const kinds: Record<Scheme, SheetKind> = { joint: 'joint', independent_and_senior: 'independent', single: 'single' }

/** Facts after which the rows of a case's sheets are other than before. */
const telling: readonly CaseEvent['type'][] = [
  'SheetSubmitted',
  'PetitionExamined',
  'ItemsDisputed',
  'DisputesRuled',
  'ConflictDeclared',
  'ExpertReplaced',
  'Assessed',
  'Decided',
]

export const tellsOfJudging = ({ type }: Pick<CaseEvent, 'type'>): boolean => telling.includes(type)

/**
 * The sheets of a case out of its whole history: its state forgets them in the archive, statistics do not. A sheet of somebody who
 * declared a tie or was replaced does not count (as in the protocol). Work begins with the assessment, or with one's own
 * appointment when that came later.
 */
export const judgedCase = (events: readonly Recorded<CaseEvent>[], scheme: Scheme): JudgedCase => {
  const judged: JudgedCase = { sheets: [], disputed: undefined, rulings: [], outcome: undefined }
  const begun = new Map<string, { on: PlainDate; at: string }>()
  let started = { on: '' as PlainDate, at: '' }
  for (const event of events) {
    const { type, data, on, at } = event
    if (type === 'Admitted' || type === 'AssessmentStarted') started = { on, at }
    if (type === 'ExpertReplaced') begun.set(data.seat.expertId, { on, at })
    if (type === 'ConflictDeclared' || type === 'ExpertReplaced') {
      const gone = type === 'ExpertReplaced' ? data.out : data.expertId
      judged.sheets = judged.sheets.filter(({ expertId }) => expertId !== gone)
    }
    if (type === 'SheetSubmitted') {
      const own = begun.get(data.expertId)
      judged.sheets.push({
        ...signed(later(started, own), event),
        ...{ expertId: data.expertId, kind: kinds[scheme], points: data.points },
        ...{ total: data.total, percent: data.percent, meets: data.meets },
      })
      if (scheme === 'independent_and_senior') judged.disputed ??= []
    }
    if (type === 'PetitionExamined')
      judged.sheets.push({
        ...signed(started, event),
        ...{ expertId: data.expertId, kind: 'petition', points: data.points, meets: data.meets },
        // The totals stand in the conclusion that follows at once.
        ...{ total: 0, percent: 0 },
      })
    if (type === 'ItemsDisputed') judged.disputed = data.items
    if (type === 'DisputesRuled') judged.rulings = data.rulings
    if (type === 'Assessed' && data.basis === 'petition')
      judged.sheets = judged.sheets.map(sheet => ({
        ...sheet,
        total: data.total ?? sheet.total,
        percent: data.percent ?? sheet.percent,
      }))
    if (type === 'Decided') judged.outcome = data.outcome
  }
  return judged
}

type Moment = { on: PlainDate; at: string }
const later = (one: Moment, other: Moment | undefined): Moment =>
  other === undefined || other.at < one.at ? one : other

const signed = (from: Moment, { on, at }: Moment) => ({
  startedOn: from.on === '' ? on : from.on,
  startedAt: from.at === '' ? at : from.at,
  signedOn: on,
  signedAt: at,
})
