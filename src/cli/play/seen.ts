import { momentIn } from '../../application/app.ts'
import { loadCase, recorded } from '../../application/handle.ts'
import { deadlinesOfCase } from '../../application/project-case.ts'
import type { StoredPaper } from '../../application/stores/decisions.ts'
import type { Deadline } from '../../domain/calendar/deadlines.ts'
import { RangeOfCalendar } from '../../domain/calendar/work-calendar.ts'
import type { EarlierRefusal, HeldCategory } from '../../domain/case/application.ts'
import type { CaseEvent, Recorded } from '../../domain/case/events.ts'
import { dueTasks } from '../../domain/case/reminders.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { type Status, statusOf } from '../../domain/case/status.ts'
import { missing } from '../../domain/eligibility/evidence.ts'
import { type Rehearsal, read } from './rehearsal.ts'
import { type SeenRequest, seeRequests } from './seen-request.ts'
import { countProofs } from './steps-portfolio.ts'

/** A case as everybody may see it at a moment of the scenario. */
export type Seen = {
  state: CaseState
  status: Status | undefined
  deadlines: Deadline[]
  /** Why the deadlines cannot be told: the calendar of those years is not loaded. */
  noCalendar: string | undefined
  events: Recorded<CaseEvent>[]
  /** Papers of the case, of its meeting and of its order. */
  papers: StoredPaper[]
  tasks: string[]
  missing: string[]
  held: HeldCategory[]
  refusals: EarlierRefusal[]
  requests: SeenRequest[]
  /** Who sits, by the scenario's names. */
  panel: string[]
  counts: { proofs: number; portfolio: number }
}

export const seeCase = async (rehearsal: Rehearsal, name: string): Promise<Seen> => {
  const { app } = rehearsal
  const caseId = rehearsal.id('case', name)
  const { state, events } = await read(rehearsal, async tx => ({
    ...(await loadCase(tx, caseId)),
    events: (await tx.log.load({ kind: 'case', id: caseId })).events.map(recorded),
  }))
  const unseen = {
    deadlines: [],
    noCalendar: undefined,
    events,
    tasks: [],
    missing: [],
    held: [],
    refusals: [],
    papers: [],
    requests: await seeRequests(rehearsal),
    panel: [],
    counts: await countProofs(rehearsal, name),
  }
  if (state.stage === 'draft') return { ...unseen, state, status: undefined }

  const pack = app.law.pack(state.pack)
  const { applicantId } = state
  const { held, refusals } = await read(rehearsal, async tx => ({
    held: await tx.categories.heldBy(applicantId),
    refusals: await tx.categories.refusalsOf(applicantId),
  }))
  const ofCase = papersOf(rehearsal, caseId, state)
  const seen = {
    ...unseen,
    state,
    status: statusOf(state, pack),
    tasks: dueTasks(state, pack).map(task => task.id),
    missing: missing(pack, state.application).map(paper => paper.document),
    papers: ofCase,
    held,
    refusals,
    panel: 'seats' in state ? state.seats.map(seat => rehearsal.cast.nameOf(seat.expertId) ?? seat.expertId) : [],
  }
  try {
    const { date } = momentIn(app, pack.authority.time_zone)
    return { ...seen, deadlines: deadlinesOfCase(app, pack, state, date) }
  } catch (error) {
    if (error instanceof RangeOfCalendar) return { ...seen, noCalendar: error.message }
    throw error
  }
}

const papersOf = ({ papers }: Rehearsal, caseId: string, state: CaseState): StoredPaper[] => {
  const meetingId = 'meetingId' in state ? state.meetingId : undefined
  const orderId = 'order' in state ? state.order?.id : undefined
  return papers.filter(
    paper =>
      paper.caseId === caseId ||
      (meetingId !== undefined && paper.meetingId === meetingId) ||
      (orderId !== undefined && paper.orderId === orderId),
  )
}
