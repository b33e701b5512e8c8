import type { Actor } from '../people/roles.ts'
import type { Stage } from '../regulations/vocabulary.ts'
import type { CommandType } from './commands.ts'

type Doer = Actor['role']
type Row = Partial<Record<CommandType, readonly Doer[]>>

const withdraw = ['teacher', 'representative'] as const
const handTask = ['clerk', 'secretary'] as const
const supply = ['teacher', 'representative', 'clerk'] as const

/**
 * Who may do what, at which stage. Screens draw buttons from it, the docs draw the diagram, the tests try every
 * stage × command × role. A pack may forbid more (withdrawal, supplements, test), never allow more.
 */
export const lifeCycle = {
  draft: { Submit: ['teacher', 'representative', 'mfc', 'clerk'] },
  submitted: {
    Register: ['clerk', 'system'],
    RefuseAcceptance: ['clerk'],
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  acceptance_refused: { SendResult: ['clerk'], Archive: ['clerk', 'secretary'], DoHandTask: handTask },
  registered: {
    StartReview: ['clerk'],
    RefuseAcceptance: ['clerk'],
    Withdraw: withdraw,
    SupplyDocuments: supply,
    DoHandTask: handTask,
  },
  review: {
    AskInformation: ['clerk'],
    RefuseService: ['clerk'],
    Admit: ['clerk', 'secretary'],
    SupplyDocuments: supply,
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  information_asked: {
    GiveInformation: ['teacher', 'representative', 'employer', 'clerk'],
    SupplyDocuments: supply,
    RefuseService: ['clerk'],
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  service_refused: { SendResult: ['clerk'], Archive: ['clerk', 'secretary'], DoHandTask: handTask },
  admitted: {
    MoveAttestation: ['clerk', 'secretary'],
    CorrectTest: ['secretary'],
    AppointPanel: ['secretary'],
    ConfirmAwards: ['expert', 'senior'],
    ExaminePetition: ['expert', 'senior'],
    SupplyDocuments: supply,
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  testing: {
    RecordTest: ['secretary', 'clerk'],
    RecordTestAbsence: ['secretary', 'clerk'],
    MoveAttestation: ['clerk', 'secretary'],
    SupplyDocuments: supply,
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  panel_appointed: {
    DeclareConflict: ['expert', 'senior'],
    ReplaceExpert: ['secretary'],
    StartAssessment: ['secretary', 'expert', 'senior'],
    SupplyDocuments: supply,
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  assessment: {
    SubmitSheet: ['expert', 'senior'],
    DeclareConflict: ['expert', 'senior'],
    ReplaceExpert: ['secretary'],
    SupplyDocuments: supply,
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  // The seat decides who rules, not the office of the account: a specialist may be seated as senior (Kaliningrad reg п. 70).
  disputed: { RuleDisputes: ['senior', 'expert'], SupplyDocuments: supply, Withdraw: withdraw, DoHandTask: handTask },
  assessed: {
    PutOnAgenda: ['secretary'],
    CorrectTest: ['secretary'],
    SupplyDocuments: supply,
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  on_agenda: {
    TakeOffAgenda: ['secretary'],
    OpenMeeting: ['secretary', 'chair', 'deputy_chair'],
    SupplyDocuments: supply,
    Withdraw: withdraw,
    DoHandTask: handTask,
  },
  meeting: { Decide: ['secretary', 'chair', 'deputy_chair'], TakeOffAgenda: ['secretary'], DoHandTask: handTask },
  decided: { RecordOrder: ['signatory'], SendResult: ['secretary', 'clerk'], DoHandTask: handTask },
  ordered: { RecordPublication: ['secretary', 'clerk'], DoHandTask: handTask },
  published: { SendResult: ['secretary', 'clerk'], DoHandTask: handTask },
  closed: { Archive: ['clerk', 'secretary'], DoHandTask: handTask },
  withdrawn: { Archive: ['clerk', 'secretary'], DoHandTask: handTask },
  archived: {},
} as const satisfies Record<Stage, Row>

/** Stages at which the table knows a command. */
export type StageOf<T extends CommandType> = {
  [S in Stage]: T extends keyof (typeof lifeCycle)[S] ? S : never
}[Stage]

/** Commands of a stage with those who may give them. */
export const commandsAt = (stage: Stage): Row => lifeCycle[stage]

/** May this role give this command at this stage, before the pack has its say. */
export const mayOrder = (stage: Stage, command: CommandType, role: Doer): boolean =>
  commandsAt(stage)[command]?.includes(role) ?? false
