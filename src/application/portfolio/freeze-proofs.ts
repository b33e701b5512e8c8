import type { Actor } from '../../domain/people/roles.ts'
import { codesIn } from '../../domain/portfolio/items.ts'
import { portfolioDocument } from '../../domain/portfolio/limits.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type App, momentIn } from '../app.ts'
import { criteriaOn } from '../criteria/criteria-of-case.ts'
import type { Tx } from '../storage.ts'
import type { Evidence } from '../stores/portfolio.ts'

/** `on` is the day by which the criteria set of the case is chosen. */
export type Receiving = { caseId: string; pack: Pack; category: Category; position: string; on?: string | undefined }

/**
 * Lays copies of proofs into a case, in the transaction of the fact that brings them. From then on the portfolio may change
 * as it likes: the case keeps what was there, the file included. A proof that the case has already stays as it is.
 */
export const freezeProofs = async (
  app: App,
  tx: Tx,
  actor: Actor,
  { caseId, pack, category, position, on }: Receiving,
  proofs: readonly Evidence[],
): Promise<void> => {
  const moment = momentIn(app, pack.authority.time_zone)
  const set = await criteriaOn(app, tx.criteria.inForce, pack, { category, position }, on ?? moment.date)
  const held = new Set((await tx.portfolio.ofCase(caseId)).map(({ evidenceId }) => evidenceId))
  for (const proof of proofs.filter(({ id }) => !held.has(id))) {
    const { items, ownerId, version, updatedAt, removedAt, file, ...facts } = proof
    const fileId = file && app.newId()
    if (file !== undefined && fileId !== undefined)
      await tx.files.add({
        ...file,
        ...{ id: fileId, draftId: null, caseId, document: portfolioDocument(pack, category) },
        ...{ uploadedBy: actor.personId, uploadedAt: moment.at },
      })
    const copy = {
      ...facts,
      id: app.newId(),
      caseId,
      evidenceId: proof.id,
      file: file && fileId !== undefined ? { ...file, id: fileId } : undefined,
      codes: codesIn(set, items),
      addedOn: moment.date,
    }
    await tx.portfolio.addToCase(copy, actor.personId, moment.at)
  }
}
