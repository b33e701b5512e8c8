import { adminRoutes } from './routes/admin.ts'
import { adminAccountRoutes } from './routes/admin-account.ts'
import { adminCriteriaRoutes } from './routes/admin-criteria.ts'
import { adminCriteriaComparisonRoutes } from './routes/admin-criteria-comparison.ts'
import { adminCriteriaDecisionRoutes } from './routes/admin-criteria-decisions.ts'
import { adminCriteriaEditRoutes } from './routes/admin-criteria-edit.ts'
import { adminCriteriaEditionRoutes } from './routes/admin-criteria-edition.ts'
import { adminCriteriaSheetRoutes } from './routes/admin-criteria-sheet.ts'
import { adminCriteriaTableRoutes } from './routes/admin-criteria-table.ts'
import { adminNewAccountRoutes } from './routes/admin-new-account.ts'
import { adminOrganisationListRoutes } from './routes/admin-organisation-lists.ts'
import { adminOrganisationMergerRoutes } from './routes/admin-organisation-merger.ts'
import { adminOrganisationNameRoutes } from './routes/admin-organisation-names.ts'
import { adminOrganisationRoutes } from './routes/admin-organisations.ts'
import { adminSystemRoutes } from './routes/admin-system.ts'
import { adminTemplateFileRoutes } from './routes/admin-template-file.ts'
import { adminTemplateVersionRoutes } from './routes/admin-template-version.ts'
import { adminTemplateWordsRoutes } from './routes/admin-template-words.ts'
import { adminTemplateRoutes } from './routes/admin-templates.ts'
import { adminTrustRoutes } from './routes/admin-trust.ts'
import { adminTypedOrganisationRoutes } from './routes/admin-typed-organisations.ts'
import { applyRoutes } from './routes/apply.ts'
import { applyCheckRoutes } from './routes/apply-check.ts'
import { applyFilesRoutes } from './routes/apply-files.ts'
import { applyPortfolioRoutes } from './routes/apply-portfolio.ts'
import { applySectionRoutes } from './routes/apply-section.ts'
import { applyStartRoutes } from './routes/apply-start.ts'
import { auditRoutes } from './routes/audit.ts'
import { auditChainRoutes } from './routes/audit-chain.ts'
import { awardDoubtRoutes } from './routes/award-doubts.ts'
import { boardRoutes } from './routes/board.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { calibrationRoutes } from './routes/calibration.ts'
import { calibrationsRoutes } from './routes/calibrations.ts'
import { caseRoutes } from './routes/case.ts'
import { caseArchiveRoutes } from './routes/case-archive.ts'
import { caseNameRoutes } from './routes/case-name.ts'
import { caseScansRoutes } from './routes/case-scans.ts'
import { casesRoutes } from './routes/cases.ts'
import { checkCodeRoutes } from './routes/check-code.ts'
import { commissionRoutes } from './routes/commission.ts'
import { expertRoutes } from './routes/expert.ts'
import { expertCardRoutes } from './routes/expert-card.ts'
import { expertiseRoutes } from './routes/expertise.ts'
import { expertiseAwardsRoutes } from './routes/expertise-awards.ts'
import { expertiseConflictRoutes } from './routes/expertise-conflict.ts'
import { expertiseDifferenceRoutes } from './routes/expertise-difference.ts'
import { expertiseDisputeRoutes } from './routes/expertise-disputes.ts'
import { expertiseItemRoutes } from './routes/expertise-item.ts'
import { expertiseRemarkRoutes } from './routes/expertise-remarks.ts'
import { expertiseSheetRoutes } from './routes/expertise-sheet.ts'
import { expertiseSigningRoutes } from './routes/expertise-signing.ts'
import { expertsRoutes } from './routes/experts.ts'
import { fileRoutes } from './routes/files.ts'
import { howToApplyRoutes } from './routes/how-to-apply.ts'
import { inspectionRoutes } from './routes/inspections.ts'
import { intakeRoutes } from './routes/intake.ts'
import { journalRoutes } from './routes/journal.ts'
import { listRoutes } from './routes/lists.ts'
import { meetingRoutes } from './routes/meeting.ts'
import { meetingAgendaRoutes } from './routes/meeting-agenda.ts'
import { meetingAttendanceRoutes } from './routes/meeting-attendance.ts'
import { meetingChangeRoutes } from './routes/meeting-change.ts'
import { meetingDocumentRoutes } from './routes/meeting-documents.ts'
import { meetingItemRoutes } from './routes/meeting-item.ts'
import { meetingRemovalRoutes } from './routes/meeting-removal.ts'
import { meetingSpeechRoutes } from './routes/meeting-speech.ts'
import { meetingsRoutes } from './routes/meetings.ts'
import { myAccountRoutes } from './routes/my-account.ts'
import { myApplicationRoutes } from './routes/my-applications.ts'
import { myCaseRoutes } from './routes/my-case.ts'
import { myCasePortfolioRoutes } from './routes/my-case-portfolio.ts'
import { myCertificatesRoutes } from './routes/my-certificates.ts'
import { myMoveRoutes } from './routes/my-moves.ts'
import { myRequestRoutes } from './routes/my-requests.ts'
import { myScoreRoutes } from './routes/my-score.ts'
import { mySpecialistRoutes } from './routes/my-specialist.ts'
import { myTestRoutes } from './routes/my-test.ts'
import { newRequestRoutes } from './routes/new-request.ts'
import { orderRoutes } from './routes/order.ts'
import { orderChangeRoutes } from './routes/order-change.ts'
import { orderSignatureRoutes } from './routes/order-signature.ts'
import { ordersRoutes } from './routes/orders.ts'
import { ownAccountRoutes } from './routes/own-account.ts'
import { panelRoutes } from './routes/panel.ts'
import { panelBatchRoutes } from './routes/panel-batch.ts'
import { panelReplacementRoutes } from './routes/panel-replacement.ts'
import { panelSwapRoutes } from './routes/panel-swap.ts'
import { panelsRoutes } from './routes/panels.ts'
import { paperFileRoutes } from './routes/paper-files.ts'
import { paperRoutes } from './routes/papers.ts'
import { portfolioRoutes } from './routes/portfolio.ts'
import { portfolioEstimateRoutes } from './routes/portfolio-estimate.ts'
import { portfolioPassportRoutes } from './routes/portfolio-passport.ts'
import { portfolioProofRoutes } from './routes/portfolio-proof.ts'
import { qualityRoutes } from './routes/quality.ts'
import { qualityFileRoutes } from './routes/quality-files.ts'
import { qualityItemRoutes } from './routes/quality-items.ts'
import { qualitySecondRoutes } from './routes/quality-seconds.ts'
import { readinessRoutes } from './routes/readiness.ts'
import { registerRoutes } from './routes/register.ts'
import { registerFeedRoutes } from './routes/register-feeds.ts'
import { registerFileRoutes } from './routes/register-files.ts'
import { registerLineRoutes } from './routes/register-line.ts'
import { registerOrderRoutes } from './routes/register-order.ts'
import { regulationRoutes } from './routes/regulation.ts'
import { regulationDeadlinesRoutes } from './routes/regulation-deadlines.ts'
import { regulationPartsRoutes } from './routes/regulation-parts.ts'
import { regulationsRoutes } from './routes/regulations.ts'
import { requestRoutes } from './routes/requests.ts'
import { secondSheetRoutes } from './routes/second-sheet.ts'
import { severalCasesRoutes } from './routes/several-cases.ts'
import { signingRoutes } from './routes/signing.ts'
import { paperSigningRoutes } from './routes/signing-paper.ts'
import { signingPluginRoutes } from './routes/signing-plugin.ts'
import { testingRoutes } from './routes/testing.ts'
import { testingClosingRoutes } from './routes/testing-closing.ts'
import { testingDayRoutes } from './routes/testing-day.ts'
import { testingSeatingRoutes } from './routes/testing-seating.ts'
import { testingSessionRoutes } from './routes/testing-session.ts'
import { uploadRoutes } from './routes/uploads.ts'
import { verifyDocumentRoutes } from './routes/verify-document.ts'
import { schoolChapters } from './school/chapters.ts'
import type { Chapter } from './screens.ts'

/** What a teacher sees and does; workers share the form and the papers. */
const teacher: readonly Chapter[] = [
  myApplicationRoutes,
  applyStartRoutes,
  intakeRoutes,
  applyRoutes,
  applySectionRoutes,
  applyFilesRoutes,
  applyPortfolioRoutes,
  applyCheckRoutes,
  myCaseRoutes,
  myCasePortfolioRoutes,
  myMoveRoutes,
  myScoreRoutes,
  myTestRoutes,
  portfolioRoutes,
  portfolioProofRoutes,
  portfolioPassportRoutes,
  portfolioEstimateRoutes,
  myRequestRoutes,
  newRequestRoutes,
  myAccountRoutes,
  paperRoutes,
  paperFileRoutes,
]

/** The clerk's, the secretary's and the supervisor's desk. */
const office: readonly Chapter[] = [
  casesRoutes,
  severalCasesRoutes,
  caseRoutes,
  caseArchiveRoutes,
  caseNameRoutes,
  caseScansRoutes,
  requestRoutes,
  boardRoutes,
  journalRoutes,
  listRoutes,
  testingRoutes,
  testingSessionRoutes,
  testingSeatingRoutes,
  testingDayRoutes,
  testingClosingRoutes,
  inspectionRoutes,
]

/** Those who judge and decide: specialists, the commission, those who agree and sign. */
const commission: readonly Chapter[] = [
  commissionRoutes,
  expertRoutes,
  expertCardRoutes,
  mySpecialistRoutes,
  expertiseRoutes,
  expertiseAwardsRoutes,
  awardDoubtRoutes,
  expertiseConflictRoutes,
  expertiseDisputeRoutes,
  expertiseSheetRoutes,
  expertiseItemRoutes,
  expertiseDifferenceRoutes,
  expertiseRemarkRoutes,
  expertiseSigningRoutes,
  expertsRoutes,
  meetingRoutes,
  meetingAgendaRoutes,
  meetingChangeRoutes,
  meetingAttendanceRoutes,
  meetingDocumentRoutes,
  meetingSpeechRoutes,
  meetingItemRoutes,
  meetingRemovalRoutes,
  meetingsRoutes,
  orderRoutes,
  orderChangeRoutes,
  orderSignatureRoutes,
  signingRoutes,
  paperSigningRoutes,
  signingPluginRoutes,
  myCertificatesRoutes,
  ordersRoutes,
  panelRoutes,
  panelReplacementRoutes,
  panelsRoutes,
  panelBatchRoutes,
  panelSwapRoutes,
  qualityRoutes,
  qualityItemRoutes,
  qualityFileRoutes,
  qualitySecondRoutes,
  secondSheetRoutes,
  calibrationsRoutes,
  calibrationRoutes,
]

/** Open to every citizen. */
const everybody: readonly Chapter[] = [
  registerRoutes,
  registerOrderRoutes,
  registerLineRoutes,
  registerFileRoutes,
  registerFeedRoutes,
  verifyDocumentRoutes,
  checkCodeRoutes,
  readinessRoutes,
  howToApplyRoutes,
  regulationsRoutes,
  regulationRoutes,
  regulationPartsRoutes,
  regulationDeadlinesRoutes,
  calendarRoutes,
]

/** Schools, the administrator, the auditor, and the own password of everyone who signs in. */
const around: readonly Chapter[] = [
  ...schoolChapters,
  adminRoutes,
  adminNewAccountRoutes,
  adminAccountRoutes,
  adminOrganisationRoutes,
  adminOrganisationNameRoutes,
  adminOrganisationMergerRoutes,
  adminOrganisationListRoutes,
  adminTypedOrganisationRoutes,
  adminTemplateRoutes,
  adminTemplateWordsRoutes,
  adminTemplateFileRoutes,
  adminTemplateVersionRoutes,
  adminCriteriaRoutes,
  adminCriteriaTableRoutes,
  adminCriteriaEditionRoutes,
  adminCriteriaEditRoutes,
  adminCriteriaDecisionRoutes,
  adminCriteriaSheetRoutes,
  adminCriteriaComparisonRoutes,
  adminTrustRoutes,
  adminSystemRoutes,
  auditRoutes,
  auditChainRoutes,
  uploadRoutes,
  fileRoutes,
  ownAccountRoutes,
]

/** Every chapter of the site. */
export const chapters: readonly Chapter[] = [...teacher, ...office, ...commission, ...everybody, ...around]
