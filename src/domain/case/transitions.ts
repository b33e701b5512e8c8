import { type Stage, stages } from '../regulations/vocabulary.ts'
import type { CommandType } from './commands.ts'
import { commandsAt } from './life-cycle.ts'

/** Stages a command may bring a case to; `stays` when it may also leave the case where it is. */
type Leads = { to: readonly Stage[]; stays?: true }

const leads: Record<CommandType, Leads> = {
  Submit: { to: ['submitted'] },
  Register: { to: ['registered'] },
  RefuseAcceptance: { to: ['acceptance_refused'] },
  StartReview: { to: ['review'] },
  AskInformation: { to: ['information_asked'] },
  GiveInformation: { to: ['review'] },
  SupplyDocuments: { to: [], stays: true },
  RefuseService: { to: ['service_refused'] },
  Admit: { to: ['admitted', 'testing'] },
  MoveAttestation: { to: [], stays: true },
  RecordTest: { to: ['admitted', 'assessed'] },
  RecordTestAbsence: { to: ['assessed', 'withdrawn'], stays: true },
  CorrectTest: { to: ['admitted', 'assessed'] },
  AppointPanel: { to: ['panel_appointed'] },
  DeclareConflict: { to: [], stays: true },
  ReplaceExpert: { to: [], stays: true },
  StartAssessment: { to: ['assessment'] },
  SubmitSheet: { to: ['disputed', 'assessed'], stays: true },
  RuleDisputes: { to: ['assessed'] },
  ConfirmAwards: { to: ['assessed'], stays: true },
  ExaminePetition: { to: ['assessed'] },
  PutOnAgenda: { to: ['on_agenda'] },
  TakeOffAgenda: { to: ['assessed'] },
  OpenMeeting: { to: ['meeting'] },
  Decide: { to: ['decided'] },
  RecordOrder: { to: ['ordered'] },
  RecordPublication: { to: ['published'] },
  SendResult: { to: ['closed'] },
  Withdraw: { to: ['withdrawn'] },
  Archive: { to: ['archived'] },
  DoHandTask: { to: [], stays: true },
}

/** A notice of refusal is sent from a stage that is already final, and leaves the case there. */
const noticeOnly: readonly Stage[] = ['acceptance_refused', 'service_refused']

/** Stages in which a case may be after a command given at this stage. */
export const stagesAfter = (stage: Stage, command: CommandType): readonly Stage[] => {
  if (command === 'SendResult' && noticeOnly.includes(stage)) return [stage]
  const { to, stays } = leads[command]
  return stays ? [stage, ...to] : to
}

export type Transition = { from: Stage; command: CommandType; to: Stage }

/** Every move from one stage to another that the table allows, in the order of the stages. */
export const transitions = (): Transition[] =>
  stages.flatMap(from =>
    (Object.keys(commandsAt(from)) as CommandType[]).flatMap(command =>
      stagesAfter(from, command)
        .filter(to => to !== from)
        .map(to => ({ from, command, to })),
    ),
  )
