import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { Command } from '../domain/case/commands.ts'
import { decide } from '../domain/case/decide.ts'
import type { CaseEvent, Recorded } from '../domain/case/events.ts'
import { evolve, rebuild } from '../domain/case/evolve.ts'
import { type CaseState, unfiled } from '../domain/case/state.ts'
import type { Actor } from '../domain/people/roles.ts'
import { tellsOfJudging } from '../domain/quality/judged-case.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { type App, type By, type Moment, momentIn, notFound, perform } from './app.ts'
import { mayTouch } from './case-access.ts'
import { criteriaOfCase } from './criteria/criteria-of-case.ts'
import { papersOfCase } from './papers/case-papers.ts'
import type { StoredEvent } from './ports.ts'
import { projectCase } from './project-case.ts'
import { projectSheets } from './quality/project-sheets.ts'
import { drawSecond } from './quality/second-draw.ts'
import type { Tx } from './storage.ts'
import type { Answer } from './stores/cases.ts'
import { worldFor } from './world.ts'

export type CaseDone = { caseId: string; version: number; stage: CaseState['stage'] }

/** One command of one person to one case, in a transaction of its own. */
export const orderCase = (app: App, by: By, caseId: string, command: Command): Promise<CaseDone | Refusal> =>
  perform(app, by, tx => changeCase(app, tx, by.actor, caseId, command))

/**
 * The only way to change a case: load, decide, append, project, write papers and queue letters, all in the transaction
 * of the caller. Throws StaleCase on a lost race.
 */
export const changeCase = async (
  app: App,
  tx: Tx,
  actor: Actor,
  caseId: string,
  command: Command,
): Promise<CaseDone | Refusal> => {
  const { version, state } = await loadCase(tx, caseId)
  if (state.stage === 'draft') return notFound
  // A school that took the place of another answers for its people.
  const employer =
    actor.role === 'employer' ? await tx.directory.currentId(state.application.organisationId) : undefined
  if (!mayTouch(actor, app.law.pack(state.pack).region, state, employer)) return notFound
  return change(app, tx, actor, { caseId, version, state, pack: app.law.pack(state.pack) }, command)
}

/**
 * The first command of a case: filing under the edition in force in the region on that local day. The form as it was answered is
 * kept before the papers are made: they repeat it.
 */
export const openCase = async (
  app: App,
  tx: Tx,
  actor: Actor,
  caseId: string,
  pack: Pack,
  command: Extract<Command, { type: 'Submit' }>,
  answers: readonly Answer[],
): Promise<CaseDone | Refusal> => change(app, tx, actor, { caseId, version: 0, state: unfiled, pack, answers }, command)

/** State of a case from its whole history; `draft` when nothing was filed under the id. */
export const loadCase = async (tx: Tx, caseId: string): Promise<{ version: number; state: CaseState }> => {
  const { version, events } = await tx.log.load({ kind: 'case', id: caseId })
  return { version, state: rebuild(events.map(recorded)) }
}

/** A row of the log as the domain reads it; the log only ever holds what `decide` made. */
export const recorded = (stored: StoredEvent): Recorded<CaseEvent> => ({
  ...({ type: stored.type, data: stored.data } as CaseEvent),
  on: stored.onDay,
  at: stored.at.toISOString(),
  actorId: stored.actor,
  role: stored.actorRole,
  version: stored.version,
})

type Subject = {
  caseId: string
  version: number
  state: CaseState
  pack: Pack
  answers?: readonly Answer[] | undefined
}

const change = async (
  app: App,
  tx: Tx,
  actor: Actor,
  { caseId, version, state, pack, answers }: Subject,
  command: Command,
): Promise<CaseDone | Refusal> => {
  const moment = momentIn(app, pack.authority.time_zone)
  const world = await worldFor(tx, state, command)
  const answer = decide(state, command, {
    pack,
    calendar: app.law.calendar(pack.region),
    nomenclature: app.law.nomenclature,
    criteria: await judgedBy(app, tx, pack, state, moment.date),
    actor,
    today: moment.date,
    world,
  })
  if (isRefusal(answer)) return answer

  await tx.log.append({ kind: 'case', id: caseId }, version, answer, {
    actor: actor.role === 'system' ? null : actor.personId,
    actorRole: actor.role,
    at: moment.at,
    onDay: moment.date,
  })
  const events = answer.map((event, index) => asRecorded(event, actor, moment, version + index + 1))
  const next = events.reduce(evolve, state)
  if (next.stage === 'draft') throw new Error(`Case ${caseId} has no first event`)
  const row = await projectCase(app, tx, {
    caseId,
    version: version + events.length,
    state: next,
    pack,
    today: moment.date,
  })
  if (answers !== undefined) await tx.cases.answers(caseId, answers, actor.personId, moment.at)
  await papersOfCase(app, tx, { caseId, pack, state: next, events, moment, answers })
  if (events.some(tellsOfJudging)) await watchJudging(app, tx, { caseId, pack, state: next, moment })
  return { caseId, version: row.version, stage: next.stage }
}

/** Statistics of judging follow in the same transaction; a case just assessed may be drawn for a silent second opinion. */
const watchJudging = async (
  app: App,
  tx: Tx,
  { caseId, pack, state, moment }: { caseId: string; pack: Pack; state: CaseState; moment: Moment },
): Promise<void> => {
  const { events } = await tx.log.load({ kind: 'case', id: caseId })
  await projectSheets(app, tx, { caseId, pack, history: events.map(recorded) })
  if (state.stage === 'assessed') await drawSecond(app, tx, { caseId, pack, state, moment })
}

const asRecorded = (event: CaseEvent, actor: Actor, moment: Moment, version: number): Recorded<CaseEvent> => ({
  ...event,
  on: moment.date,
  at: moment.at.toISOString(),
  actorId: actor.role === 'system' ? null : actor.personId,
  role: actor.role,
  version,
})

/** Stages at which some command depends on the set; the others do not ask the database for it. */
const judged: ReadonlySet<CaseState['stage']> = new Set([
  'admitted',
  'testing',
  'panel_appointed',
  'assessment',
  'disputed',
])

const judgedBy = async (app: App, tx: Tx, pack: Pack, state: CaseState, today: PlainDate) =>
  judged.has(state.stage) ? criteriaOfCase(app, tx.criteria.inForce, pack, state, today) : undefined
