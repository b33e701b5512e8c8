import type { Deadline } from '../domain/calendar/deadlines.ts'
import { rebuild } from '../domain/case/evolve.ts'
import { nextDate, type Status, statusOf } from '../domain/case/status.ts'
import { type CaseRelation, mayRead } from '../domain/people/access.ts'
import type { Actor } from '../domain/people/roles.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { Form } from '../domain/regulations/vocabulary.ts'
import { type App, momentIn } from './app.ts'
import { type ApplicantMoves, applicantMoves } from './applicant-moves.ts'
import { recorded } from './handle.ts'
import { deadlinesOfCase, type Filed } from './project-case.ts'
import type { CaseCard, HistoryLine } from './reads/cases.ts'
import type { PaperLine } from './reads/papers.ts'
import type { Reads } from './reads.ts'
import type { Answer } from './stores/cases.ts'
import { isUuid } from './uuid.ts'

export { isUuid }

/** A case as its applicant sees it. */
export type MyCase = {
  card: CaseCard
  pack: Pack
  status: Status
  deadlines: Deadline[]
  next: ReturnType<typeof nextDate>
  history: HistoryLine[]
  /** Papers meant for the applicant, and their own application. */
  papers: PaperLine[]
  answers: Answer[]
  moves: ApplicantMoves
}

/** A person's own case whatever the region of their role: one may apply where one does not live. */
export const mayReadCase = (actor: Actor, relation: CaseRelation): boolean =>
  ownsCase(actor, relation) || mayRead(actor, relation)

const ownsCase = (actor: Actor, relation: CaseRelation): boolean =>
  (actor.role === 'teacher' && actor.personId === relation.applicantId) ||
  (actor.role === 'representative' && actor.personId === relation.filedById)

/** undefined when there is no such case or it is somebody else's. */
export const myCase = async (app: App, reads: Reads, actor: Actor, caseId: string): Promise<MyCase | undefined> => {
  const card = isUuid(caseId) ? await reads.caseCard(caseId) : undefined
  if (card === undefined || !ownsCase(actor, card.relation)) return undefined
  const pack = app.law.pack(card.state.pack)
  const today = momentIn(app, pack.authority.time_zone).date
  const deadlines = deadlinesOfCase(app, pack, card.state, today)
  const [history, form] = await Promise.all([reads.history(caseId), reads.applicationAnswers(caseId)])
  return {
    card,
    pack,
    deadlines,
    history,
    status: statusOf(card.state, pack),
    next: nextDate(deadlines),
    papers: card.papers.filter(isForApplicant),
    answers: form?.answers ?? [],
    moves: applicantMoves(app, pack, card.state, actor),
  }
}

/** The state a case was in when it was judged: the archive keeps the decision alone, and what led to it is read from the history. */
export const judgedState = ({ card, history }: Pick<MyCase, 'card' | 'history'>): Filed => {
  const archived = history.findIndex(({ type }) => type === 'Archived')
  const state = archived < 0 ? card.state : rebuild(history.slice(0, archived).map(recorded))
  return state.stage === 'draft' ? card.state : state
}

/** What the applicant may open: letters to them and what they signed themselves. */
export const isForApplicant = ({ recipient, form }: { recipient: string; form: Form }): boolean =>
  recipient === 'applicant' || form === 'application' || form === 'consent'
