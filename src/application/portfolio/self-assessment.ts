import type { Points } from '../../domain/case/events.ts'
import type { CriteriaSet } from '../../domain/expertise/criteria-set.ts'
import { soundPoints } from '../../domain/portfolio/estimate.ts'
import type { Refusal } from '../../domain/regulations/finding.ts'
import type { App, By } from '../app.ts'

/** Keeps what a person expects of the own work by the items of a set. What the scales cannot give is left out. */
export const saveSelfAssessment = (
  app: App,
  { actor }: By,
  set: CriteriaSet,
  points: Points,
): Promise<{ saved: number } | Refusal> =>
  app.storage.write(async tx => {
    const sound = soundPoints(set, points)
    await tx.portfolio.saveSelfAssessment(actor.personId, actor.region, set.id, sound, app.clock.now())
    return { saved: Object.keys(sound).length }
  })
