import type { CaseEvent, Recorded } from './events.ts'
import {
  onAssessed,
  onAwardsConfirmed,
  onPetitionExamined,
  onTestCorrected,
  onTestMissed,
  onTestRecorded,
} from './evolve-conclusion.ts'
import {
  onAcceptanceRefused,
  onDocumentsSupplied,
  onHandTaskDone,
  onRegistered,
  onSubmitted,
  onWithdrawn,
} from './evolve-intake.ts'
import {
  onArchived,
  onDecided,
  onMeetingOpened,
  onOrderPublished,
  onOrderSigned,
  onPutOnAgenda,
  onResultSent,
  onTakenOffAgenda,
} from './evolve-outcome.ts'
import {
  onAssessmentStarted,
  onConflictDeclared,
  onDisputesRuled,
  onExpertReplaced,
  onItemsDisputed,
  onPanelAppointed,
  onSheetSubmitted,
} from './evolve-panel.ts'
import {
  onAdmitted,
  onAttestationMoved,
  onInformationAsked,
  onInformationGiven,
  onReviewStarted,
  onServiceRefused,
} from './evolve-review.ts'
import { type CaseState, unfiled } from './state.ts'

/**
 * What a case becomes by a fact. Never refuses: the fact has happened. Throws only when the log itself is broken, that is
 * when a fact stands where no command could have put it.
 */
export const evolve = (state: CaseState, event: Recorded<CaseEvent>): CaseState => {
  const next = after(state, event)
  return next.stage === 'draft' ? next : { ...next, last: event.on }
}

/** The case from its whole history. */
export const rebuild = (events: readonly Recorded<CaseEvent>[]): CaseState => events.reduce(evolve, unfiled)

const after = (state: CaseState, event: Recorded<CaseEvent>): CaseState => {
  switch (event.type) {
    case 'Submitted':
      return onSubmitted(state, event)
    case 'Registered':
      return onRegistered(state, event)
    case 'AcceptanceRefused':
      return onAcceptanceRefused(state, event)
    case 'ReviewStarted':
      return onReviewStarted(state, event)
    case 'InformationAsked':
      return onInformationAsked(state, event)
    case 'InformationGiven':
      return onInformationGiven(state, event)
    case 'DocumentsSupplied':
      return onDocumentsSupplied(state, event)
    case 'ServiceRefused':
      return onServiceRefused(state, event)
    case 'Admitted':
      return onAdmitted(state, event)
    case 'AttestationMoved':
      return onAttestationMoved(state, event)
    case 'TestRecorded':
      return onTestRecorded(state, event)
    case 'TestMissed':
      return onTestMissed(state, event)
    case 'TestCorrected':
      return onTestCorrected(state, event)
    case 'PanelAppointed':
      return onPanelAppointed(state, event)
    case 'ConflictDeclared':
      return onConflictDeclared(state, event)
    case 'ExpertReplaced':
      return onExpertReplaced(state, event)
    case 'AssessmentStarted':
      return onAssessmentStarted(state, event)
    case 'SheetSubmitted':
      return onSheetSubmitted(state, event)
    case 'ItemsDisputed':
      return onItemsDisputed(state, event)
    case 'DisputesRuled':
      return onDisputesRuled(state, event)
    case 'AwardsConfirmed':
      return onAwardsConfirmed(state, event)
    case 'PetitionExamined':
      return onPetitionExamined(state, event)
    case 'Assessed':
      return onAssessed(state, event)
    case 'PutOnAgenda':
      return onPutOnAgenda(state, event)
    case 'TakenOffAgenda':
      return onTakenOffAgenda(state, event)
    case 'MeetingOpened':
      return onMeetingOpened(state, event)
    case 'Decided':
      return onDecided(state, event)
    case 'OrderSigned':
      return onOrderSigned(state, event)
    case 'OrderPublished':
      return onOrderPublished(state, event)
    case 'ResultSent':
      return onResultSent(state, event)
    case 'Withdrawn':
      return onWithdrawn(state, event)
    case 'Archived':
      return onArchived(state, event)
    case 'HandTaskDone':
      return onHandTaskDone(state, event)
  }
}
