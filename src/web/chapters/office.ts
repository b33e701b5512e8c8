import { boardRoutes } from '../routes/board.ts'
import { caseRoutes } from '../routes/case.ts'
import { caseArchiveRoutes } from '../routes/case-archive.ts'
import { caseNameRoutes } from '../routes/case-name.ts'
import { caseScansRoutes } from '../routes/case-scans.ts'
import { casesRoutes } from '../routes/cases.ts'
import { inspectionRoutes } from '../routes/inspections.ts'
import { journalRoutes } from '../routes/journal.ts'
import { listRoutes } from '../routes/lists.ts'
import { requestRoutes } from '../routes/requests.ts'
import { severalCasesRoutes } from '../routes/several-cases.ts'
import { testingRoutes } from '../routes/testing.ts'
import { testingClosingRoutes } from '../routes/testing-closing.ts'
import { testingDayRoutes } from '../routes/testing-day.ts'
import { testingScoresRoutes } from '../routes/testing-scores.ts'
import { testingSeatingRoutes } from '../routes/testing-seating.ts'
import { testingSessionRoutes } from '../routes/testing-session.ts'
import type { Chapter } from '../screens.ts'

/** The clerk's, the secretary's and the supervisor's desk. */
export const office: readonly Chapter[] = [
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
  testingScoresRoutes,
  inspectionRoutes,
]
