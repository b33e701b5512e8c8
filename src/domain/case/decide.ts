import { asShortRussianDate } from '../calendar/plain-date.ts'
import { RangeOfCalendar } from '../calendar/work-calendar.ts'
import { roleTitles } from '../people/roles.ts'
import type { Refusal } from '../regulations/finding.ts'
import { commandTitles, stageTitles } from './case-words.ts'
import type { Command, CommandType } from './commands.ts'
import { type Context, type Decider, refuse } from './context.ts'
import { admit, moveAttestation } from './decide-admission.ts'
import { decideOutcome, openMeeting, putOnAgenda, takeOffAgenda } from './decide-commission.ts'
import { refuseAcceptance, register, supplyDocuments, withdraw } from './decide-intake.ts'
import { appointPanel, declareConflict, replaceExpert, startAssessment } from './decide-panel.ts'
import { archive, doHandTask, recordOrder, recordPublication, sendResult } from './decide-result.ts'
import { askInformation, giveInformation, refuseService, startReview } from './decide-review.ts'
import { ruleDisputes, submitSheet } from './decide-sheets.ts'
import { confirmAwards, examinePetition } from './decide-short-paths.ts'
import { submit } from './decide-submit.ts'
import { correctTest, recordTest, recordTestAbsence } from './decide-test.ts'
import type { CaseEvent } from './events.ts'
import { commandsAt, mayOrder } from './life-cycle.ts'
import type { CaseState } from './state.ts'

const deciders: { [T in CommandType]: Decider<T> } = {
  Submit: submit,
  Register: register,
  RefuseAcceptance: refuseAcceptance,
  StartReview: startReview,
  AskInformation: askInformation,
  GiveInformation: giveInformation,
  SupplyDocuments: supplyDocuments,
  RefuseService: refuseService,
  Admit: admit,
  MoveAttestation: moveAttestation,
  RecordTest: recordTest,
  RecordTestAbsence: recordTestAbsence,
  CorrectTest: correctTest,
  AppointPanel: appointPanel,
  DeclareConflict: declareConflict,
  ReplaceExpert: replaceExpert,
  StartAssessment: startAssessment,
  SubmitSheet: submitSheet,
  RuleDisputes: ruleDisputes,
  ConfirmAwards: confirmAwards,
  ExaminePetition: examinePetition,
  PutOnAgenda: putOnAgenda,
  TakeOffAgenda: takeOffAgenda,
  OpenMeeting: openMeeting,
  Decide: decideOutcome,
  RecordOrder: recordOrder,
  RecordPublication: recordPublication,
  SendResult: sendResult,
  Withdraw: withdraw,
  Archive: archive,
  DoHandTask: doHandTask,
}

/**
 * What a command makes of a case: facts to append, or why not. Never writes and never throws: whatever a person may order
 * has an answer. The table has its say first, then the pack, then the rules of the command.
 */
export const decide = (state: CaseState, command: Command, context: Context): CaseEvent[] | Refusal => {
  const outOfTurn = whyNotNow(state, command, context) ?? whyNotThatDay(state, context)
  if (outOfTurn !== undefined) return outOfTurn

  // The table has just said that the command belongs to this stage; types cannot follow that through the look-up.
  const decider = deciders[command.type] as (
    state: CaseState,
    command: Command,
    context: Context,
  ) => CaseEvent[] | Refusal
  try {
    return decider(state, command, context)
  } catch (error) {
    // A day beyond the loaded years: the person is told what to ask of the administrator.
    if (error instanceof RangeOfCalendar) return refuse('calendar_missing', error.message)
    throw error
  }
}

const whyNotNow = ({ stage }: CaseState, { type }: Command, { actor }: Context): Refusal | undefined => {
  if (mayOrder(stage, type, actor.role)) return undefined
  const open = Object.keys(commandsAt(stage)) as CommandType[]
  const doers = commandsAt(stage)[type]
  if (doers === undefined) {
    const may =
      open.length === 0 ? 'больше ничего сделать нельзя' : `можно: ${open.map(name => commandTitles[name]).join(', ')}`
    return refuse('not_now', `Сейчас нельзя ${commandTitles[type]}: стадия дела — «${stageTitles[stage]}», ${may}`)
  }
  const who = doers.map(role => `«${roleTitles[role]}»`).join(', ')
  return refuse('not_yours', `Роль «${roleTitles[actor.role]}» не может ${commandTitles[type]}: это делает ${who}`)
}

/** A log grows forward only: nothing may be recorded before what is recorded already. */
const whyNotThatDay = (state: CaseState, { today }: Context): Refusal | undefined =>
  state.stage === 'draft' || today >= state.last
    ? undefined
    : refuse(
        'earlier_than_history',
        `Действие датировано ${asShortRussianDate(today)}, а в деле уже есть событие от ${asShortRussianDate(state.last)}`,
      )
