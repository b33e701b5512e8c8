import type { By } from '../../application/app.ts'
import { confirmAwards, doubtAward } from '../../application/awards/confirm.ts'
import { declareConflict } from '../../application/expertise.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import { caseState, type Doing, type Rehearsal } from './rehearsal.ts'
import type { Step, StepName, StepOf } from './step-shapes.ts'
import { commissionSteps, signers, usualForm, usualHour } from './steps-commission.ts'
import { approveCriteria, cancelCriteria } from './steps-criteria.ts'
import { appointPanel, replaceExpert, ruleDisputes } from './steps-expertise.ts'
import { commanded, register, submit } from './steps-intake.ts'
import { orderSteps } from './steps-orders.ts'
import { appointPanels } from './steps-panels.ts'
import { describeProofs, supplement } from './steps-portfolio.ts'
import { requestState, requestSteps } from './steps-requests.ts'
import { schoolSteps } from './steps-school.ts'
import { answerToRemark, differFromSheet, examinePetition, remarkToConclusion, submitSheet } from './steps-sheets.ts'
import { answerAwardDoubt, testingSteps } from './steps-testing.ts'

type Steps = { [Name in StepName]: (step: StepOf<Name>) => Doing }

const attested = (step: StepOf<'admit'> | StepOf<'move_attestation'>, { pack }: Rehearsal) => {
  const { on, place, form } = step.with
  const time = step.with.time ?? usualHour(pack())
  return { on, ...(time === undefined ? {} : { time }), place, form: form ?? usualForm(pack()) }
}

const steps: Steps = {
  submit,
  describe_proof: describeProofs,
  supplement,
  register,
  refuse_acceptance: step => commanded(step.case, { type: 'RefuseAcceptance', ...step.with }),
  start_review: step => commanded(step.case, { type: 'StartReview' }),
  ask_information: step => commanded(step.case, { type: 'AskInformation', ...step.with }),
  give_information: step => commanded(step.case, { type: 'GiveInformation', ...step.with }),
  supply_documents: step => commanded(step.case, { type: 'SupplyDocuments', ...step.with }),
  refuse_service: step => commanded(step.case, { type: 'RefuseService', ...step.with }),
  admit: step => commanded(step.case, play => ({ type: 'Admit', attestation: attested(step, play) })),
  move_attestation: step =>
    commanded(step.case, play => ({
      type: 'MoveAttestation',
      attestation: attested(step, play),
      reason: step.with.reason,
    })),
  record_test: step => commanded(step.case, { type: 'RecordTest', score: step.with.score }),
  miss_test: step =>
    commanded(step.case, { type: 'RecordTestAbsence', goodReason: step.with.good_reason, reason: step.with.reason }),
  correct_test: step => commanded(step.case, { type: 'CorrectTest', score: step.with.score, reason: step.with.reason }),
  appoint_panel: appointPanel,
  appoint_panels: appointPanels,
  declare_conflict: step => (play, by) => declareConflict(play.app, by, play.id('case', step.case), step.with.reason),
  replace_expert: replaceExpert,
  start_assessment: step => commanded(step.case, { type: 'StartAssessment' }),
  approve_criteria: approveCriteria,
  cancel_criteria: cancelCriteria,
  submit_sheet: submitSheet,
  differ_from_sheet: differFromSheet,
  remark_to_conclusion: remarkToConclusion,
  answer_remark: answerToRemark,
  rule_disputes: ruleDisputes,
  confirm_awards: step => (play, by) => confirmAwards(play.app, by, play.id('case', step.case), step.with.award),
  doubt_award: step => (play, by) => doubtAward(play.app, by, play.id('case', step.case), step.with.reason),
  answer_award_doubt: step => answerAwardDoubt(step),
  ...testingSteps,
  examine_petition: examinePetition,
  ...commissionSteps,
  ...orderSteps,
  ...requestSteps,
  withdraw: step => commanded(step.case, { type: 'Withdraw', reason: step.with.reason }),
  archive: step => commanded(step.case, { type: 'Archive' }),
  do_hand_task: step => commanded(step.case, { type: 'DoHandTask', ...step.with }),
  ...schoolSteps,
  check_deadlines: () => async () => ({}),
}

/** Carries a step out through the use case that screens use. */
export const performStep = (rehearsal: Rehearsal, step: Step, by: By): Promise<object | Refusal> => {
  // The table has one entry a step name; types cannot follow the look-up.
  const doing = steps[step.does] as (step: Step) => Doing
  return doing(step)(rehearsal, by)
}

/** Who does a step when the scenario does not say: whom the life cycle names first. */
export const usualDoers = async (rehearsal: Rehearsal, step: Step): Promise<string[]> => {
  switch (step.does) {
    case 'submit':
    case 'request_extract':
    case 'request_correction':
    case 'file_complaint':
    case 'withdraw_consent':
      return [step.with.applicant]
    case 'describe_proof':
      return ['teacher']
    case 'fulfil_request':
    case 'refuse_request':
      return [await answersRequest(rehearsal, step.with.request)]
    case 'give_information':
    case 'supply_documents':
    case 'supplement':
    case 'withdraw':
    case 'acknowledge_test':
      return [await applicantOf(rehearsal, step.case)]
    case 'confirm_work':
    case 'return_files':
    case 'certify_files':
    case 'petition':
    case 'withdraw_petition':
      return ['employer']
    case 'send_to_school':
      return [await applicantOf(rehearsal, step.case)]
    case 'approve_criteria':
    case 'cancel_criteria':
      return ['supervisor']
    case 'submit_sheet':
    case 'differ_from_sheet':
    case 'answer_remark':
      return seated(rehearsal, step.case, 'main')
    case 'rule_disputes':
      return seated(rehearsal, step.case, 'senior')
    case 'declare_conflict':
    case 'doubt_award':
    case 'examine_petition':
      return ['expert-1']
    case 'confirm_awards':
      return Array.from(
        { length: rehearsal.pack().awards_path?.confirmations ?? 1 },
        (_, index) => `expert-${index + 1}`,
      )
    case 'sign_minutes':
      return signers(rehearsal, step.with.meeting)
    case 'agree_order':
    case 'return_order':
      return ['approver']
    case 'sign_order':
      return ['signatory']
    default:
      return [clerkSteps.has(step.does) ? 'clerk' : 'secretary']
  }
}

const clerkSteps = new Set<StepName>([
  'register',
  'refuse_acceptance',
  'start_review',
  'ask_information',
  'refuse_service',
  'admit',
  'move_attestation',
  'answer_award_doubt',
  'send_result',
  'register_request',
  'send_answer',
  'check_deadlines',
  'invite_school',
  'ask_school',
])

/** A complaint is decided by those above the clerk. */
const answersRequest = async (rehearsal: Rehearsal, name: string): Promise<string> => {
  const state = await requestState(rehearsal, name)
  return state.stage !== 'none' && state.request.contents.kind === 'complaint' ? 'supervisor' : 'clerk'
}

const applicantOf = async (rehearsal: Rehearsal, name: string): Promise<string> => {
  const state = await caseState(rehearsal, name)
  return state.stage === 'draft' ? 'teacher' : (rehearsal.cast.nameOf(state.applicantId) ?? 'teacher')
}

/** All who sign: one specialist closes a single sheet, the rest of the schemes want every seat. */
const seated = async (rehearsal: Rehearsal, name: string, duty: 'main' | 'senior'): Promise<string[]> => {
  const state = await caseState(rehearsal, name)
  const seats = 'seats' in state ? state.seats.filter(seat => seat.duty === duty) : []
  const names = seats.map(seat => rehearsal.cast.nameOf(seat.expertId) ?? 'expert-1')
  const usual = duty === 'main' ? 'expert-1' : 'senior-1'
  if (names.length === 0) return [usual]
  return rehearsal.pack().experts.scheme === 'single' ? names.slice(0, 1) : names
}
