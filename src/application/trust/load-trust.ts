import type { Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, perform } from '../app.ts'
import type { TrustFacts, TrustItem } from './trust-items.ts'

/** Lists of the revoked of large authorities reach tens of megabytes. */
export const largestTrustFile = 64 * 1024 * 1024

/**
 * Takes a certificate of an authority or a list of the revoked into use, one that has run out too: signatures whose moment is proved
 * are checked by what was in force then. Training items never enter a working system. The same file twice changes nothing.
 */
export const loadTrust = (
  app: App,
  by: By,
  facts: TrustFacts,
  { production }: { production: boolean },
): Promise<{ id: string; already: boolean } | Refusal> =>
  perform(app, by, async tx => {
    if (production && facts.training)
      return { refused: 'training', because: 'Это учебный сертификат: в рабочей системе ему доверять нельзя' }
    const now = app.clock.now()
    const before = await tx.trust.byDigest(facts.digest)
    if (before !== undefined) return { id: before.id, already: true }
    const id = app.newId()
    await tx.trust.add({ ...facts, id, loadedBy: by.actor.personId, loadedAt: now })
    await record(app, tx, by, 'trust.loaded', `trust:${id}`, { kind: facts.kind, digest: facts.digest })
    return { id, already: false }
  })

/** Takes an item out of use: from now on nothing is trusted by it. */
export const removeTrust = (app: App, by: By, id: string): Promise<TrustItem | Refusal> =>
  perform(app, by, async tx => {
    const removed = await tx.trust.remove(id, app.clock.now())
    if (removed === undefined) return { refused: 'not_found', because: 'Такого сертификата или списка уже нет' }
    await record(app, tx, by, 'trust.removed', `trust:${id}`, { kind: removed.kind, digest: removed.digest })
    return removed
  })
