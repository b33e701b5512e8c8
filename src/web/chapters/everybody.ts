import { calendarRoutes } from '../routes/calendar.ts'
import { checkCodeRoutes } from '../routes/check-code.ts'
import { howToApplyRoutes } from '../routes/how-to-apply.ts'
import { readinessRoutes } from '../routes/readiness.ts'
import { registerRoutes } from '../routes/register.ts'
import { registerFeedRoutes } from '../routes/register-feeds.ts'
import { registerFileRoutes } from '../routes/register-files.ts'
import { registerLineRoutes } from '../routes/register-line.ts'
import { registerOrderRoutes } from '../routes/register-order.ts'
import { regulationRoutes } from '../routes/regulation.ts'
import { regulationDeadlinesRoutes } from '../routes/regulation-deadlines.ts'
import { regulationPartsRoutes } from '../routes/regulation-parts.ts'
import { regulationsRoutes } from '../routes/regulations.ts'
import { verifyDocumentRoutes } from '../routes/verify-document.ts'
import type { Chapter } from '../screens.ts'

/** Open to every citizen. */
export const everybody: readonly Chapter[] = [
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
