import { asShortRussianDate } from '../calendar/plain-date.ts'
import { refuse } from '../case/context.ts'
import { roleTitles } from '../people/roles.ts'
import type { Refusal } from '../regulations/finding.ts'
import { fulfil, refuseRequest, register, sendAnswer } from './answer-request.ts'
import { file } from './file-request.ts'
import { type RequestCommand, type RequestCommandType, requestCommandTitles } from './request-commands.ts'
import type { RequestContext } from './request-context.ts'
import type { RequestEvent } from './request-events.ts'
import { mayOrderRequest, requestLifeCycle, requestStageTitles } from './request-life-cycle.ts'
import type { RequestState } from './request-state.ts'

/** What a command makes of a request: facts to append, or why not. Never writes and never throws. */
export const decideRequest = (
  state: RequestState,
  command: RequestCommand,
  context: RequestContext,
): RequestEvent[] | Refusal => whyNot(state, command, context) ?? decided(state, command, context)

const decided = (state: RequestState, command: RequestCommand, context: RequestContext): RequestEvent[] | Refusal => {
  if (state.stage === 'none' && command.type === 'File') return file(command, context)
  if (state.stage === 'filed' && command.type === 'Register') return register(command, context)
  if (state.stage === 'registered' && command.type === 'Fulfil') return fulfil(state, command, context)
  if (state.stage === 'registered' && command.type === 'Refuse') return refuseRequest(state, command, context)
  if ((state.stage === 'fulfilled' || state.stage === 'refused') && command.type === 'SendAnswer') {
    return sendAnswer(state, command, context)
  }
  throw new Error(`The table allows ${command.type} at ${state.stage}, and nothing carries it out`)
}

const whyNot = (
  state: RequestState,
  command: RequestCommand,
  { actor, pack, today }: RequestContext,
): Refusal | undefined => {
  if (actor.region !== pack.region && actor.role !== 'system')
    return refuse('not_yours', 'Это обращение другого региона')
  const { type } = command
  // Before filing the kind is known from the command alone; every kind may be filed by the same people.
  const kind =
    state.stage === 'none'
      ? command.type === 'File'
        ? command.request.contents.kind
        : 'extract'
      : state.request.contents.kind
  if (!mayOrderRequest(kind, state.stage, type, actor.role)) {
    const row = requestLifeCycle[kind][state.stage]
    const doers = row[type]
    if (doers !== undefined) {
      const who = doers.map(role => `«${roleTitles[role]}»`).join(', ')
      return refuse(
        'not_yours',
        `Роль «${roleTitles[actor.role]}» не может ${requestCommandTitles[type]}: это делает ${who}`,
      )
    }
    const may = (Object.keys(row) as RequestCommandType[]).map(name => requestCommandTitles[name]).join(', ')
    const then = may === '' ? 'больше ничего сделать нельзя' : `можно: ${may}`
    return refuse(
      'not_now',
      `Сейчас нельзя ${requestCommandTitles[type]}: обращение ${requestStageTitles[state.stage]}, ${then}`,
    )
  }
  if (state.stage === 'none' || today >= state.last) return undefined
  return refuse(
    'earlier_than_history',
    `Действие датировано ${asShortRussianDate(today)}, а по обращению уже есть событие от ${asShortRussianDate(state.last)}`,
  )
}
