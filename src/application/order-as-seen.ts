import type { Command } from '../domain/case/commands.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import { registerIn } from './filing.ts'
import { type CaseDone, changeCase, loadCase } from './handle.ts'
import { StaleCase } from './stale-case.ts'
import type { Tx } from './storage.ts'

/** A case as a person saw it when the form was drawn. */
export type Seen = { caseId: string; version: number }

/**
 * One command to a case that must still be as the person saw it: a decision taken over an older page is not carried out.
 * Throws StaleCase when anything happened since; a repeated key gets its first answer all the same.
 */
export const orderAsSeen = (app: App, by: By, seen: Seen, command: Command): Promise<CaseDone | Refusal> =>
  asSeen(app, by, seen, tx => changeCase(app, tx, by.actor, seen.caseId, command))

/** Registration in the same way; without a number the journal gives the next one. */
export const registerAsSeen = (
  app: App,
  by: By,
  seen: Seen,
  region: string,
  given: { number?: string | undefined; epguNumber?: string | undefined },
): Promise<CaseDone | Refusal> => asSeen(app, by, seen, tx => registerIn(app, tx, by.actor, seen.caseId, region, given))

const asSeen = (app: App, by: By, seen: Seen, work: (tx: Tx) => Promise<CaseDone | Refusal>) =>
  perform(app, by, async tx => {
    const { version } = await loadCase(tx, seen.caseId)
    if (version !== seen.version) throw new StaleCase(seen.caseId)
    const done = await work(tx)
    // Somebody may have been faster while this one waited, for a number of the journal: that is a lost race, not a refusal.
    if (isRefusal(done) && (await loadCase(tx, seen.caseId)).version !== seen.version) throw new StaleCase(seen.caseId)
    return done
  })
