import type { App, By } from '../app.ts'
import type { Tx } from '../storage.ts'
import type { Signing } from '../stores/signings.ts'

export type Frozen = Pick<Signing, 'documentId' | 'copy' | 'planned' | 'content' | 'plannedOn'>

/** Writes what will be signed and by whom, and queues its drawing. Nothing of it changes afterwards. */
export const freeze = async (app: App, tx: Tx, { actor }: Pick<By, 'actor'>, frozen: Frozen): Promise<string> => {
  const id = app.newId()
  await tx.signings.add({
    ...frozen,
    id,
    ...{ status: 'drawing', digest: null, streebog: null, size: null, pages: null, failed: null },
    ...{ askedBy: actor.personId, askedAt: app.clock.now(), signedAt: null },
  })
  await tx.jobs.add('draw_for_signature', { signingId: id }, { key: `draw:${id}` })
  return id
}

/** Ends drawings that nobody has finished signing. Signed ones are left alone. */
export const endOpen = async (tx: Tx, signings: readonly Signing[], status: 'dropped' | 'replaced'): Promise<void> => {
  for (const signing of signings)
    if (signing.status === 'drawing' || signing.status === 'ready') await tx.signings.put({ ...signing, status })
}
