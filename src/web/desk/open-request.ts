import { momentIn } from '../../application/app.ts'
import { isUuid } from '../../application/my-case.ts'
import { requestTitles } from '../../application/papers/request-titles.ts'
import type { RequestCard } from '../../application/reads/requests.ts'
import { deadlinesOfRequest, type FiledRequest } from '../../application/requests.ts'
import type { Deadline } from '../../domain/calendar/deadlines.ts'
import type { PlainDate } from '../../domain/calendar/plain-date.ts'
import { mayRead } from '../../domain/people/access.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import { type RequestKind, requestKinds } from '../../domain/request/request-events.ts'
import { type RequestStage, requestStageTitles } from '../../domain/request/request-life-cycle.ts'
import { NotForYou } from '../errors.ts'
import type { Desk } from '../screens.ts'
import type { DeskContext } from './open-case.ts'

/** Those of the ministry who see requests of their region; who answers, the table of each kind says. */
export const requestReaders = ['clerk', 'secretary', 'supervisor', 'auditor', 'signatory'] as const

export type OpenRequest = {
  card: RequestCard
  state: FiledRequest
  kind: RequestKind
  pack: Pack
  today: PlainDate
  deadlines: Deadline[]
  /** The case it is about, for those who may open that case too. */
  caseId: string | undefined
}

/** Opens a request of the region of the role and writes down that it was looked at. */
export const openRequest = async (desk: Desk, context: DeskContext, action: string): Promise<OpenRequest> => {
  const id = context.params.id ?? ''
  const card = isUuid(id) ? await desk.reads.requestCard(id) : undefined
  if (card === undefined || card.row.region !== context.actor.region) throw new NotForYou()
  await desk.accessLog.record({
    accountId: context.session.account.id,
    role: context.actor.role,
    action,
    objectId: card.row.id,
    at: desk.app.clock.now(),
  })
  const pack = desk.app.law.pack(card.row.pack)
  const today = momentIn(desk.app, pack.authority.time_zone).date
  // The row holds what `evolveRequest` made of the history.
  const state = card.row.state as FiledRequest
  return {
    card,
    state,
    kind: state.request.contents.kind,
    pack,
    today,
    deadlines: deadlinesOfRequest(desk.app, pack, state, today),
    caseId: await readableCase(desk, context, state.request.caseId),
  }
}

const readableCase = async (desk: Desk, { actor }: DeskContext, id: string | undefined) => {
  const about = id === undefined ? undefined : await desk.reads.caseCard(id)
  return about !== undefined && mayRead(actor, about.relation) ? id : undefined
}

export const requestTitle = (kind: string): string =>
  requestTitles[requestKinds.find(known => known === kind) ?? 'extract']

export const requestStageWord = (stage: string): string =>
  Object.hasOwn(requestStageTitles, stage) ? requestStageTitles[stage as RequestStage] : stage
