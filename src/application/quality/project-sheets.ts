import { isRight } from '../../domain/calendar/deadlines.ts'
import { daysBetween, type PlainDate } from '../../domain/calendar/plain-date.ts'
import { RangeOfCalendar } from '../../domain/calendar/work-calendar.ts'
import type { CaseEvent, Recorded } from '../../domain/case/events.ts'
import { evolve } from '../../domain/case/evolve.ts'
import { type CaseState, unfiled } from '../../domain/case/state.ts'
import { type CriteriaSet, criteriaRef } from '../../domain/expertise/criteria-set.ts'
import { besideOthers, independentSheets, itemMarks } from '../../domain/quality/beside-others.ts'
import { type JudgedCase, judgedCase, type SignedSheet } from '../../domain/quality/judged-case.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { App } from '../app.ts'
import { criteriaOfCase } from '../criteria/criteria-of-case.ts'
import { deadlinesOfCase } from '../project-case.ts'
import type { Tx } from '../storage.ts'
import type { JudgedRow, SecondOpinion } from '../stores/quality.ts'

type Judging = { caseId: string; pack: Pack; history: readonly Recorded<CaseEvent>[] }

/**
 * Writes what statistics know of a case's sheets, out of its whole history and its silent second opinion. The same for a fact that
 * has just happened and for a rebuilding, so that both give the same rows.
 */
export const projectSheets = async (app: App, tx: Tx, { caseId, pack, history }: Judging): Promise<void> => {
  const first = history.findIndex(isSheet)
  const event = history[first]
  // The set is asked as of the first sheet: an archived state no longer knows when the case was registered.
  const state = history.slice(0, first + 1).reduce(evolve, unfiled)
  if (event === undefined || state.stage === 'draft') return
  const judged = withSecond(judgedCase(history, pack.experts.scheme), await tx.seconds.ofCase(caseId))
  const set = await criteriaOfCase(app, tx.criteria.inForce, pack, state, event.on)
  if (set === undefined || judged.sheets.length === 0) return tx.quality.put(caseId, nothing(pack), [], [])

  const items = itemsOf(set)
  const max = Object.fromEntries(items.map(item => [item.code, item.max]))
  const dues = duesOf(app, pack, history)
  const { category, position } = state.application
  const about = {
    region: pack.region,
    setId: set.id,
    setRef: criteriaRef(set),
    category,
    position,
    outcome: judged.outcome,
    judgedOn: judged.sheets.reduce(
      (last, { kind, signedOn }) => (kind !== 'second' && signedOn > last ? signedOn : last),
      firstDay,
    ),
  }
  await tx.quality.keepSet({ ...about, title: set.title, items })
  const leading = independentSheets(judged.sheets).map(({ expertId }) => expertId)
  const rows = judged.sheets.map((sheet): JudgedRow => {
    const due = sheet.kind === 'second' ? sheet.due : (dues.get(sheet.expertId) ?? null)
    return {
      ...sheet,
      ...besideOthers(sheet, judged, max),
      leads: leading.includes(sheet.expertId),
      due,
      overdue: due === null ? null : sheet.signedOn > due,
      days: daysBetween(sheet.startedOn, sheet.signedOn),
      hours: Math.max(0, Math.round((Date.parse(sheet.signedAt) - Date.parse(sheet.startedAt)) / 3_600_000)),
      items: Object.keys(sheet.points).length,
    }
  })
  await tx.quality.put(caseId, about, rows, itemMarks(judged))
}

const firstDay = '0001-01-01' as PlainDate

const nothing = ({ region }: Pack) => ({
  ...{ region, setId: '', setRef: '', category: 'first' as const, position: '' },
  ...{ outcome: undefined, judgedOn: firstDay },
})

const itemsOf = (set: CriteriaSet) =>
  set.sections.flatMap(({ criteria }) => criteria.map(({ code, title, max }) => ({ code, title, max })))

type Sheet = SignedSheet & { due: PlainDate | null }
type WithDue = Omit<JudgedCase, 'sheets'> & { sheets: Sheet[] }

const withSecond = (judged: JudgedCase, second: SecondOpinion | undefined): WithDue => {
  const sheets = judged.sheets.map(sheet => ({ ...sheet, due: null }))
  if (second === undefined || second.expertId === null || second.signedAt === null || second.signedOn === null)
    return { ...judged, sheets }
  const own: Sheet = {
    ...{ expertId: second.expertId, kind: 'second', points: second.points, due: second.due },
    ...{ startedOn: second.askedOn, startedAt: `${second.askedOn}T00:00:00Z` },
    ...{ signedOn: second.signedOn, signedAt: second.signedAt.toISOString() },
    ...{ total: second.total ?? 0, percent: second.percent ?? 0, meets: second.meets ?? false },
  }
  return { ...judged, sheets: [...sheets, own] }
}

/**
 * By which day each sheet should have been signed: the nearest limit of the case still open on the day of the signature, which is
 * the one its specialist saw. No edition names a term for the sheet alone.
 */
const duesOf = (app: App, pack: Pack, history: readonly Recorded<CaseEvent>[]): Map<string, PlainDate> => {
  const dues = new Map<string, PlainDate>()
  let state: CaseState = unfiled
  for (const event of history) {
    if (isSheet(event) && state.stage !== 'draft') {
      const due = nearestDue(app, pack, state, event.on)
      if (due !== undefined) dues.set(event.data.expertId, due)
    }
    state = evolve(state, event)
  }
  return dues
}

const isSheet = (
  event: Recorded<CaseEvent>,
): event is Extract<Recorded<CaseEvent>, { type: 'SheetSubmitted' | 'PetitionExamined' }> =>
  event.type === 'SheetSubmitted' || event.type === 'PetitionExamined'

const nearestDue = (
  app: App,
  pack: Pack,
  state: Exclude<CaseState, { stage: 'draft' }>,
  today: PlainDate,
): PlainDate | undefined => {
  try {
    return deadlinesOfCase(app, pack, state, today)
      .filter(deadline => deadline.doneOn === undefined && !isRight(deadline))
      .map(({ due }) => due)
      .sort()[0]
  } catch (error) {
    // An old case rebuilt without the calendar of its year: the limit is not known then.
    if (error instanceof RangeOfCalendar) return undefined
    throw error
  }
}
