import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import { type CaseDone, changeCase, loadCase } from './handle.ts'
import type { Seen } from './order-as-seen.ts'
import { StaleCase } from './stale-case.ts'

export type ChosenPanel = {
  main: string[]
  senior: string[]
  /** Why the secretary seated others than the rules proposed; kept in the trail of changes. */
  byHand?: string | undefined
}

/** Seats the specialists of a case as it was seen. Throws StaleCase when anything happened to it since. */
export const appointPanel = (
  app: App,
  by: By,
  { caseId, version }: Seen,
  { main, senior, byHand }: ChosenPanel,
): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    const known = await loadCase(tx, caseId)
    if (known.version !== version) throw new StaleCase(caseId)
    const done = await changeCase(app, tx, by.actor, caseId, { type: 'AppointPanel', main, senior })
    if (isRefusal(done) || byHand === undefined) return done
    await tx.audit.record({
      at: app.clock.now(),
      actorId: by.actor.personId,
      role: by.actor.role,
      action: 'panel.chosen_by_hand',
      object: `case:${caseId}`,
      details: { main, senior, reason: byHand },
    })
    return done
  })
