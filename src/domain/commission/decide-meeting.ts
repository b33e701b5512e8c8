import { asShortRussianDate } from '../calendar/plain-date.ts'
import { refuse } from '../case/context.ts'
import { roleTitles } from '../people/roles.ts'
import type { Refusal } from '../regulations/finding.ts'
import { addItem, cancel, convene, reconvene, removeItem } from './decide-agenda.ts'
import { castVote, decideItem } from './decide-item.ts'
import { close, open, recordAttendance, signMinutes } from './decide-session.ts'
import { type MeetingCommand, type MeetingCommandType, meetingCommandTitles } from './meeting-commands.ts'
import type { MeetingContext } from './meeting-context.ts'
import type { MeetingEvent } from './meeting-events.ts'
import { mayOrderMeeting, meetingCommandsAt, meetingStageTitles } from './meeting-life-cycle.ts'
import type { MeetingState } from './meeting-state.ts'

/** What a command makes of a meeting: facts to append, or why not. Never writes and never throws. */
export const decideMeeting = (
  state: MeetingState,
  command: MeetingCommand,
  context: MeetingContext,
): MeetingEvent[] | Refusal => whyNot(state, command, context) ?? decided(state, command, context)

const decided = (state: MeetingState, command: MeetingCommand, context: MeetingContext): MeetingEvent[] | Refusal => {
  if (state.stage === 'none' && command.type === 'Convene') return convene(command, context)
  if (state.stage === 'convened') {
    switch (command.type) {
      case 'AddItem':
        return addItem(state, command)
      case 'Reconvene':
        return reconvene(state, command, context)
      case 'Open':
        return open(state, context)
    }
  }
  if (state.stage === 'open') {
    switch (command.type) {
      case 'CastVote':
        return castVote(state, command, context)
      case 'DecideItem':
        return decideItem(state, command, context)
      case 'Close':
        return close(state, context)
    }
  }
  if (state.stage === 'convened' || state.stage === 'open') {
    switch (command.type) {
      case 'RemoveItem':
        return removeItem(state, command)
      case 'RecordAttendance':
        return recordAttendance(state, command, context)
      case 'Cancel':
        return cancel(state, command)
    }
  }
  if (state.stage === 'closed' && command.type === 'SignMinutes') return signMinutes(state, command, context)
  throw new Error(`The table allows ${command.type} at ${state.stage}, and nothing carries it out`)
}

const whyNot = (
  state: MeetingState,
  { type }: MeetingCommand,
  { actor, today, pack }: MeetingContext,
): Refusal | undefined => {
  const { stage } = state
  if (actor.region !== pack.region) return refuse('not_yours', 'Это заседание другого региона')
  if (!mayOrderMeeting(stage, type, actor.role)) {
    const commands = meetingCommandsAt(stage)
    const doers = commands[type]
    if (doers !== undefined) {
      const who = doers.map(role => `«${roleTitles[role]}»`).join(', ')
      const because = `Роль «${roleTitles[actor.role]}» не может ${meetingCommandTitles[type]}: это делает ${who}`
      return refuse('not_yours', because)
    }
    const may = (Object.keys(commands) as MeetingCommandType[]).map(name => meetingCommandTitles[name]).join(', ')
    const then = may === '' ? 'больше ничего сделать нельзя' : `можно: ${may}`
    return refuse(
      'not_now',
      `Сейчас нельзя ${meetingCommandTitles[type]}: заседание ${meetingStageTitles[stage]}, ${then}`,
    )
  }
  if (state.stage === 'none' || today >= state.last) return undefined
  return refuse(
    'earlier_than_history',
    `Действие датировано ${asShortRussianDate(today)}, а у заседания уже есть событие от ${asShortRussianDate(state.last)}`,
  )
}
