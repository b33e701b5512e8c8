import { applyRoutes } from './routes/apply.ts'
import { applyCheckRoutes } from './routes/apply-check.ts'
import { applyFilesRoutes } from './routes/apply-files.ts'
import { applySectionRoutes } from './routes/apply-section.ts'
import { applyStartRoutes } from './routes/apply-start.ts'
import { boardRoutes } from './routes/board.ts'
import { caseRoutes } from './routes/case.ts'
import { casesRoutes } from './routes/cases.ts'
import { intakeRoutes } from './routes/intake.ts'
import { journalRoutes } from './routes/journal.ts'
import { myAccountRoutes } from './routes/my-account.ts'
import { myApplicationRoutes } from './routes/my-applications.ts'
import { myCaseRoutes } from './routes/my-case.ts'
import { myMoveRoutes } from './routes/my-moves.ts'
import { myRequestRoutes } from './routes/my-requests.ts'
import { newRequestRoutes } from './routes/new-request.ts'
import { paperRoutes } from './routes/papers.ts'
import { requestRoutes } from './routes/requests.ts'
import { severalCasesRoutes } from './routes/several-cases.ts'
import type { Chapter } from './screens.ts'

/** What a teacher sees and does; workers share the form and the papers. */
const teacher: readonly Chapter[] = [
  myApplicationRoutes,
  applyStartRoutes,
  intakeRoutes,
  applyRoutes,
  applySectionRoutes,
  applyFilesRoutes,
  applyCheckRoutes,
  myCaseRoutes,
  myMoveRoutes,
  myRequestRoutes,
  newRequestRoutes,
  myAccountRoutes,
  paperRoutes,
]

/** The clerk's, the secretary's and the supervisor's desk. */
const office: readonly Chapter[] = [
  casesRoutes,
  severalCasesRoutes,
  caseRoutes,
  requestRoutes,
  boardRoutes,
  journalRoutes,
]

/** Every chapter of the site. */
export const chapters: readonly Chapter[] = [...teacher, ...office]
