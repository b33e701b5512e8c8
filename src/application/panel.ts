import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { record } from './administration/record.ts'
import { type App, type By, perform } from './app.ts'
import { type CaseDone, changeCase, loadCase } from './handle.ts'
import type { Seen } from './order-as-seen.ts'
import { StaleCase } from './stale-case.ts'

export type ChosenPanel = {
  main: string[]
  senior: string[]
  /** Why the secretary seated others than the rules proposed; kept in the trail of changes. */
  byHand?: string | undefined
  /** Why the limit of load of somebody seated is exceeded. */
  overLimit?: string | undefined
}

/** Seats the specialists of a case as it was seen. Throws StaleCase when anything happened to it since. */
export const appointPanel = (
  app: App,
  by: By,
  { caseId, version }: Seen,
  { main, senior, byHand, overLimit }: ChosenPanel,
): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    const known = await loadCase(tx, caseId)
    if (known.version !== version) throw new StaleCase(caseId)
    const done = await changeCase(app, tx, by.actor, caseId, { type: 'AppointPanel', main, senior, overLimit })
    if (isRefusal(done) || (byHand === undefined && overLimit === undefined)) return done
    const details = { main, senior, reason: byHand, over_limit: overLimit }
    await record(app, tx, by, 'panel.chosen_by_hand', `case:${caseId}`, details)
    return done
  })

export type Replacement = { out: string; in: string; reason: string; overLimit?: string | undefined }

/** Another specialist in a seat of a case as it was seen. Throws StaleCase when anything happened to it since. */
export const replaceExpert = (app: App, by: By, seen: Seen, { overLimit, ...swap }: Replacement) =>
  perform(app, by, async tx => {
    const known = await loadCase(tx, seen.caseId)
    if (known.version !== seen.version) throw new StaleCase(seen.caseId)
    const done = await changeCase(app, tx, by.actor, seen.caseId, { type: 'ReplaceExpert', ...swap, overLimit })
    if (isRefusal(done) || overLimit === undefined) return done
    const details = { expert: swap.in, reason: overLimit }
    await record(app, tx, by, 'panel.limit_exceeded', `case:${seen.caseId}`, details)
    return done
  })
