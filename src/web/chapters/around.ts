import { adminRoutes } from '../routes/admin.ts'
import { adminAccountRoutes } from '../routes/admin-account.ts'
import { adminCriteriaRoutes } from '../routes/admin-criteria.ts'
import { adminCriteriaComparisonRoutes } from '../routes/admin-criteria-comparison.ts'
import { adminCriteriaDecisionRoutes } from '../routes/admin-criteria-decisions.ts'
import { adminCriteriaEditRoutes } from '../routes/admin-criteria-edit.ts'
import { adminCriteriaEditionRoutes } from '../routes/admin-criteria-edition.ts'
import { adminCriteriaSheetRoutes } from '../routes/admin-criteria-sheet.ts'
import { adminCriteriaTableRoutes } from '../routes/admin-criteria-table.ts'
import { adminNewAccountRoutes } from '../routes/admin-new-account.ts'
import { adminOrganisationListRoutes } from '../routes/admin-organisation-lists.ts'
import { adminOrganisationMergerRoutes } from '../routes/admin-organisation-merger.ts'
import { adminOrganisationNameRoutes } from '../routes/admin-organisation-names.ts'
import { adminOrganisationRoutes } from '../routes/admin-organisations.ts'
import { adminSystemRoutes } from '../routes/admin-system.ts'
import { adminTemplateFileRoutes } from '../routes/admin-template-file.ts'
import { adminTemplateVersionRoutes } from '../routes/admin-template-version.ts'
import { adminTemplateWordsRoutes } from '../routes/admin-template-words.ts'
import { adminTemplateRoutes } from '../routes/admin-templates.ts'
import { adminTrustRoutes } from '../routes/admin-trust.ts'
import { adminTypedOrganisationRoutes } from '../routes/admin-typed-organisations.ts'
import { auditRoutes } from '../routes/audit.ts'
import { auditChainRoutes } from '../routes/audit-chain.ts'
import { fileRoutes } from '../routes/files.ts'
import { ownAccountRoutes } from '../routes/own-account.ts'
import { uploadRoutes } from '../routes/uploads.ts'
import { schoolChapters } from '../school/chapters.ts'
import type { Chapter } from '../screens.ts'

/** Schools, the administrator, the auditor, and the own password of everyone who signs in. */
export const around: readonly Chapter[] = [
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
