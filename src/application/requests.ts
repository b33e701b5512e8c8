import { deadlinesOf } from '../domain/calendar/deadlines.ts'
import type { PlainDate } from '../domain/calendar/plain-date.ts'
import type { Recorded } from '../domain/case/events.ts'
import type { Actor } from '../domain/people/roles.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { Form } from '../domain/regulations/vocabulary.ts'
import { decideRequest } from '../domain/request/decide-request.ts'
import { evolveRequest, rebuildRequest } from '../domain/request/evolve-request.ts'
import type { RequestCommand } from '../domain/request/request-commands.ts'
import { requestDeadlineRules } from '../domain/request/request-deadlines.ts'
import type { ComplaintDecision, Delivery, Request, RequestEvent } from '../domain/request/request-events.ts'
import type { RequestState } from '../domain/request/request-state.ts'
import { type App, type By, type Moment, momentIn, notFound, perform } from './app.ts'
import { packNow } from './edition.ts'
import { addFile, type KeptFile } from './files.ts'
import { loadCase } from './handle.ts'
import { nextNumber } from './numbers.ts'
import { papersOfRequest } from './papers/request-papers.ts'
import type { StoredEvent } from './ports.ts'
import type { Tx } from './storage.ts'
import type { RequestRow } from './stores/cases.ts'

export type FiledRequest = Exclude<RequestState, { stage: 'none' }>
export type RequestDone = { requestId: string; version: number; stage: FiledRequest['stage'] }

/** What the person wrote, by the name of the question; personal data, so it stands in the row and never in the log. */
export type RequestText = Record<string, string>

/** Files a request for an extract, a correction, a complaint or a withdrawal of consent under the edition of today. */
export const fileRequest = (
  app: App,
  by: By,
  asked: { region: string; request: Request; text: RequestText; files?: readonly KeptFile[] },
): Promise<RequestDone | Refusal> =>
  perform(app, by, async tx => {
    const pack = packNow(app, asked.region)
    if (isRefusal(pack)) return pack
    if (!(await isOwnCase(tx, asked.request))) return notFound
    const requestId = app.newId()
    const actor = atHome(by.actor, pack)
    const request = { ...asked.request, documents: withKinds(asked.request.documents, asked.files ?? []) }
    const subject = { requestId, pack, text: asked.text }
    const done = await change(app, tx, actor, subject, { type: 'File', request })
    if (isRefusal(done)) return done
    for (const file of asked.files ?? []) await addFile(app, tx, by, file, { draftId: null, caseId: null, requestId })
    return done
  })

/** Registers under the next number of the journal of requests, or under one typed in. */
export const registerRequest = (
  app: App,
  by: By,
  requestId: string,
  given: { number?: string | undefined } = {},
): Promise<RequestDone | Refusal> =>
  order(app, by, requestId, async (tx, pack, { date }) => ({
    type: 'Register',
    number: given.number ?? (await nextNumber(tx, pack, 'request', date)),
  }))

/** What the one who answers has found out and decided; `answer` are words of the letter. */
export type RequestAnswer = {
  form: Form | null
  decision?: ComplaintDecision | undefined
  /** What the comparison with the original showed; for corrections. */
  errorFound?: boolean | undefined
  answer?: string | undefined
}

export const fulfilRequest = (app: App, by: By, requestId: string, answer: RequestAnswer) =>
  order(app, by, requestId, async () => ({ type: 'Fulfil', form: answer.form, decision: answer.decision }), {
    errorFound: answer.errorFound,
    text: answer.answer?.trim() ? { answer: answer.answer.trim() } : {},
  })

export const refuseRequest = (
  app: App,
  by: By,
  requestId: string,
  named: { grounds: string[]; seen?: string | undefined; errorFound?: boolean | undefined },
) =>
  order(app, by, requestId, async () => ({ type: 'Refuse', grounds: named.grounds, seen: named.seen }), {
    errorFound: named.errorFound,
  })

export const sendRequestAnswer = (app: App, by: By, requestId: string, way: Delivery) =>
  order(app, by, requestId, async () => ({ type: 'SendAnswer', by: way }))

/** State of a request from its whole history. */
export const loadRequest = async (tx: Tx, id: string): Promise<{ version: number; state: RequestState }> => {
  const { version, events } = await tx.log.load({ kind: 'request', id })
  return { version, state: rebuildRequest(events.map(recorded)) }
}

/** Deadlines of a request with their arithmetic. */
export const deadlinesOfRequest = (app: App, pack: Pack, state: FiledRequest, today: PlainDate) =>
  deadlinesOf(
    requestDeadlineRules(pack.deadlines, state),
    state.facts,
    { kind: state.request.contents.kind, channel: state.request.channel },
    app.law.calendar(pack.region),
    today,
  )

type Known = { errorFound?: boolean | undefined; text?: RequestText | undefined }

const order = (
  app: App,
  by: By,
  requestId: string,
  command: (tx: Tx, pack: Pack, moment: Moment) => Promise<RequestCommand>,
  known: Known = {},
): Promise<RequestDone | Refusal> =>
  perform(app, by, async tx => {
    const { state } = await loadRequest(tx, requestId)
    if (state.stage === 'none') return notFound
    const pack = app.law.pack(state.pack)
    if (by.actor.region !== pack.region) return notFound
    const text = { ...(await tx.requests.text(requestId)), ...known.text }
    const asked = await command(tx, pack, momentIn(app, pack.authority.time_zone))
    return change(app, tx, by.actor, { requestId, pack, text }, asked, known)
  })

type Subject = { requestId: string; pack: Pack; text: RequestText }

/** The only way to change a request: load, decide, append, project, write papers, in the transaction of the caller. */
const change = async (
  app: App,
  tx: Tx,
  actor: Actor,
  { requestId, pack, text }: Subject,
  command: RequestCommand,
  known: Known = {},
): Promise<RequestDone | Refusal> => {
  const { version, state } = await loadRequest(tx, requestId)
  const moment = momentIn(app, pack.authority.time_zone)
  const about = command.type === 'File' ? command.request : state.stage === 'none' ? undefined : state.request
  const world = { attestedHere: await attestedHere(tx, about), errorFound: known.errorFound }
  const answer = decideRequest(state, command, { pack, actor, today: moment.date, world })
  if (isRefusal(answer)) return answer

  const actorId = actor.role === 'system' ? null : actor.personId
  const envelope = { actor: actorId, actorRole: actor.role, at: moment.at, onDay: moment.date }
  const stored = await tx.log.append({ kind: 'request', id: requestId }, version, answer, envelope)
  const events = answer.map((event, index) => recorded({ ...event, ...envelope, version: version + index + 1 }))
  const next = events.reduce(evolveRequest, state)
  if (next.stage === 'none') throw new Error(`Request ${requestId} has no first event`)
  await tx.requests.put(rowOf(app, { requestId, pack, text, version: stored, state: next, today: moment.date }))
  await papersOfRequest(app, tx, { requestId, pack, state: next, events, text, moment })
  return { requestId, version: stored, stage: next.stage }
}

const rowOf = (
  app: App,
  {
    requestId,
    pack,
    text,
    version,
    state,
    today,
  }: Subject & { version: number; state: FiledRequest; today: PlainDate },
): RequestRow => {
  const open = deadlinesOfRequest(app, pack, state, today).filter(({ doneOn }) => doneOn === undefined)
  const finished = state.stage === 'closed'
  return {
    id: requestId,
    region: pack.region,
    pack: state.pack,
    kind: state.request.contents.kind,
    number: 'number' in state ? state.number : null,
    stage: state.stage,
    version,
    applicantId: state.request.applicantId,
    caseId: state.request.caseId ?? null,
    received: state.received,
    nextDue: finished ? null : (open.map(({ due }) => due).sort()[0] ?? null),
    finished,
    text,
    state,
  }
}

/** A request may speak of the applicant's own case, and of no other. */
const isOwnCase = async (tx: Tx, { caseId, applicantId }: Request): Promise<boolean> => {
  if (caseId === undefined) return true
  const { state } = await loadCase(tx, caseId)
  return state.stage !== 'draft' && state.applicantId === applicantId
}

/** The body holds a decision about the person: by the case named, or by its own register. */
const attestedHere = async (tx: Tx, request: Request | undefined): Promise<boolean> => {
  if (request === undefined) return false
  if (request.caseId !== undefined) {
    const { state } = await loadCase(tx, request.caseId)
    if (state.stage !== 'draft' && state.applicantId === request.applicantId && 'decision' in state && state.decision)
      return true
  }
  const held = await tx.categories.heldBy(request.applicantId)
  if (held.some(({ otherRegion }) => otherRegion === undefined)) return true
  return (await tx.categories.refusalsOf(request.applicantId)).length > 0
}

/** A teacher may have been attested where they no longer work: the right follows the person, not the region of the role. */
const atHome = (actor: Actor, pack: Pack): Actor =>
  actor.role === 'teacher' || actor.role === 'representative' ? { ...actor, region: pack.region } : actor

const withKinds = (documents: Request['documents'], files: readonly KeptFile[]): Request['documents'] => [
  ...new Set([...documents, ...files.map(({ document }) => document)]),
]

/** A row of the log as the domain reads it; the log only ever holds what `decideRequest` made. */
const recorded = (stored: StoredEvent): Recorded<RequestEvent> => ({
  ...({ type: stored.type, data: stored.data } as RequestEvent),
  on: stored.onDay,
  at: stored.at.toISOString(),
  actorId: stored.actor,
  role: stored.actorRole,
  version: stored.version,
})
