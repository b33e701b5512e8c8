import type { App, By } from '../app.ts'
import type { Tx } from '../storage.ts'

/** The audit row of a change in directories or rights. Details carry codes and ids, never names. */
export const record = (
  app: App,
  tx: Tx,
  { actor }: By,
  action: string,
  object: string,
  details: object,
): Promise<void> =>
  tx.audit.record({
    at: app.clock.now(),
    actorId: actor.role === 'system' ? null : actor.personId,
    role: actor.role,
    action,
    object,
    details,
  })
