import { applyRoutes } from '../routes/apply.ts'
import { applyCheckRoutes } from '../routes/apply-check.ts'
import { applyFilesRoutes } from '../routes/apply-files.ts'
import { applyPortfolioRoutes } from '../routes/apply-portfolio.ts'
import { applySectionRoutes } from '../routes/apply-section.ts'
import { applyStartRoutes } from '../routes/apply-start.ts'
import { intakeRoutes } from '../routes/intake.ts'
import { myAccountRoutes } from '../routes/my-account.ts'
import { myApplicationRoutes } from '../routes/my-applications.ts'
import { myCaseRoutes } from '../routes/my-case.ts'
import { myCasePortfolioRoutes } from '../routes/my-case-portfolio.ts'
import { myMoveRoutes } from '../routes/my-moves.ts'
import { myRequestRoutes } from '../routes/my-requests.ts'
import { myScoreRoutes } from '../routes/my-score.ts'
import { myTestRoutes } from '../routes/my-test.ts'
import { newRequestRoutes } from '../routes/new-request.ts'
import { paperFileRoutes } from '../routes/paper-files.ts'
import { paperRoutes } from '../routes/papers.ts'
import { portfolioRoutes } from '../routes/portfolio.ts'
import { portfolioEstimateRoutes } from '../routes/portfolio-estimate.ts'
import { portfolioPassportRoutes } from '../routes/portfolio-passport.ts'
import { portfolioProofRoutes } from '../routes/portfolio-proof.ts'
import type { Chapter } from '../screens.ts'

/** What a teacher sees and does; workers share the form and the papers. */
export const teacher: readonly Chapter[] = [
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
