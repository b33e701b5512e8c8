import type { PlainDate } from '../calendar/plain-date.ts'
import type { ExpertProfile } from '../expertise/expert.ts'
import type { DocumentKind } from '../regulations/vocabulary.ts'
import type { Application } from './application.ts'
import type { Attestation, Ballot, Points, Ruling } from './events.ts'

/** What a person orders. Whatever else a rule must know of the world comes in `World`, gathered by the use case. */
export type Command =
  | { type: 'Submit'; applicantId: string; application: Application; outsideHours?: boolean | undefined }
  | { type: 'Register'; number: string; epguNumber?: string | undefined }
  /** `grounds` are ids of the pack's closed list; what the clerk saw goes to `seen`. */
  | { type: 'RefuseAcceptance'; grounds: string[]; seen?: string | undefined }
  | { type: 'StartReview' }
  | { type: 'AskInformation'; of: 'applicant' | 'agency' | 'other_region'; what: string }
  | { type: 'GiveInformation'; documents: DocumentKind[]; answer: string }
  | { type: 'SupplyDocuments'; documents: DocumentKind[] }
  | { type: 'RefuseService'; grounds: string[]; seen?: string | undefined }
  | { type: 'Admit'; attestation: Attestation }
  | { type: 'MoveAttestation'; attestation: Attestation; reason: string }
  | { type: 'RecordTest'; score: number }
  | { type: 'RecordTestAbsence'; goodReason: boolean; reason: string }
  | { type: 'CorrectTest'; score: number; reason: string }
  /** `overLimit`: why the ministry's own limit of load is set aside; no rule of a regulation ever is. */
  | { type: 'AppointPanel'; main: string[]; senior: string[]; overLimit?: string | undefined }
  | { type: 'DeclareConflict'; expertId: string; reason: string }
  | { type: 'ReplaceExpert'; out: string; in: string; reason: string; overLimit?: string | undefined }
  | { type: 'StartAssessment' }
  | { type: 'SubmitSheet'; expertId: string; points: Points }
  | { type: 'RuleDisputes'; expertId: string; rulings: Ruling[] }
  | { type: 'ConfirmAwards'; expertId: string; award: string }
  | { type: 'ExaminePetition'; expertId: string; points: Points }
  | { type: 'PutOnAgenda'; meetingId: string; on: PlainDate }
  | { type: 'TakeOffAgenda'; reason: string }
  | { type: 'OpenMeeting'; meetingId: string }
  | { type: 'Decide'; outcome: 'set' | 'refused'; ballot: Ballot; reason?: string | undefined }
  | { type: 'RecordOrder'; orderId: string; number: string }
  | { type: 'RecordPublication'; orderId: string }
  | { type: 'SendResult'; form: string }
  | { type: 'Withdraw'; reason: string }
  | { type: 'Archive' }
  | { type: 'DoHandTask'; task: string; note: string }

export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/** Facts about the world outside the case's own history that a rule needs; read by the use case in the same transaction. */
export type World = {
  /** Experts named in the command and, when one is replaced, those seated already; with their qualification. */
  experts: ExpertProfile[]
  /** Unsigned seats in other open cases, by specialist; without it leaves and limits are not looked at. */
  open?: Record<string, number> | undefined
  /** Employer of the applicant, for conflicts of interest. */
  applicantOrganisationId?: string | undefined
}
