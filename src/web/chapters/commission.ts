import { awardDoubtRoutes } from '../routes/award-doubts.ts'
import { calibrationRoutes } from '../routes/calibration.ts'
import { calibrationsRoutes } from '../routes/calibrations.ts'
import { commissionRoutes } from '../routes/commission.ts'
import { expertRoutes } from '../routes/expert.ts'
import { expertCardRoutes } from '../routes/expert-card.ts'
import { expertiseRoutes } from '../routes/expertise.ts'
import { expertiseAwardsRoutes } from '../routes/expertise-awards.ts'
import { expertiseConflictRoutes } from '../routes/expertise-conflict.ts'
import { expertiseDifferenceRoutes } from '../routes/expertise-difference.ts'
import { expertiseDisputeRoutes } from '../routes/expertise-disputes.ts'
import { expertiseItemRoutes } from '../routes/expertise-item.ts'
import { expertiseRemarkRoutes } from '../routes/expertise-remarks.ts'
import { expertiseSheetRoutes } from '../routes/expertise-sheet.ts'
import { expertiseSigningRoutes } from '../routes/expertise-signing.ts'
import { expertsRoutes } from '../routes/experts.ts'
import { meetingRoutes } from '../routes/meeting.ts'
import { meetingAgendaRoutes } from '../routes/meeting-agenda.ts'
import { meetingAttendanceRoutes } from '../routes/meeting-attendance.ts'
import { meetingChangeRoutes } from '../routes/meeting-change.ts'
import { meetingDocumentRoutes } from '../routes/meeting-documents.ts'
import { meetingItemRoutes } from '../routes/meeting-item.ts'
import { meetingRemovalRoutes } from '../routes/meeting-removal.ts'
import { meetingSpeechRoutes } from '../routes/meeting-speech.ts'
import { meetingsRoutes } from '../routes/meetings.ts'
import { myCertificatesRoutes } from '../routes/my-certificates.ts'
import { mySpecialistRoutes } from '../routes/my-specialist.ts'
import { orderRoutes } from '../routes/order.ts'
import { orderChangeRoutes } from '../routes/order-change.ts'
import { orderSignatureRoutes } from '../routes/order-signature.ts'
import { ordersRoutes } from '../routes/orders.ts'
import { panelRoutes } from '../routes/panel.ts'
import { panelBatchRoutes } from '../routes/panel-batch.ts'
import { panelReplacementRoutes } from '../routes/panel-replacement.ts'
import { panelSwapRoutes } from '../routes/panel-swap.ts'
import { panelsRoutes } from '../routes/panels.ts'
import { qualityRoutes } from '../routes/quality.ts'
import { qualityFileRoutes } from '../routes/quality-files.ts'
import { qualityItemRoutes } from '../routes/quality-items.ts'
import { qualitySecondRoutes } from '../routes/quality-seconds.ts'
import { secondSheetRoutes } from '../routes/second-sheet.ts'
import { signingRoutes } from '../routes/signing.ts'
import { paperSigningRoutes } from '../routes/signing-paper.ts'
import { signingPluginRoutes } from '../routes/signing-plugin.ts'
import type { Chapter } from '../screens.ts'

/** Those who judge and decide: specialists, the commission, those who agree and sign. */
export const commission: readonly Chapter[] = [
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
