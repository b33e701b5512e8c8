import { applyRoutes } from './routes/apply.ts'
import { applyCheckRoutes } from './routes/apply-check.ts'
import { applyFilesRoutes } from './routes/apply-files.ts'
import { applySectionRoutes } from './routes/apply-section.ts'
import { applyStartRoutes } from './routes/apply-start.ts'
import { intakeRoutes } from './routes/intake.ts'
import { myAccountRoutes } from './routes/my-account.ts'
import { myApplicationRoutes } from './routes/my-applications.ts'
import { myCaseRoutes } from './routes/my-case.ts'
import { myMoveRoutes } from './routes/my-moves.ts'
import { myRequestRoutes } from './routes/my-requests.ts'
import { newRequestRoutes } from './routes/new-request.ts'
import { paperRoutes } from './routes/papers.ts'
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

/** Every chapter of the site. */
export const chapters: readonly Chapter[] = [...teacher]
