import { type LimitFault, limitFaults } from '../../domain/portfolio/limits.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type App, type By, perform } from '../app.ts'
import { type OpenDraft, openDraft } from '../filing/open-draft.ts'
import { limitRefusal } from './limit-refusal.ts'

/**
 * Whether a portfolio may be chosen from for this draft: a teacher fills in an application of their own. Whoever types in
 * somebody else's application does not see that person's portfolio.
 */
export const hasPortfolio = ({ notes, draft }: Pick<OpenDraft, 'notes' | 'draft'>): boolean =>
  notes.mode === 'own' && notes.applicantId === draft.ownerId

/** Proofs for an application that is not sent yet. Refused with the first broken limit of the region; then nothing changes. */
export const chooseProofs = (
  app: App,
  by: By,
  draftId: string,
  chosen: readonly string[],
): Promise<{ chosen: number } | Refusal> =>
  perform(app, by, async tx => {
    const open = await openDraft(app, tx, by.actor, draftId)
    if (isRefusal(open)) return open
    if (!hasPortfolio(open)) return { refused: 'no_portfolio', because: 'Портфолио выбирает сам педагог' }
    const proofs = (await tx.portfolio.of(by.actor.personId)).filter(({ id }) => chosen.includes(id))
    if (proofs.length < new Set(chosen).size) return goneProof
    const refusal = limitRefusal(draftLimitFaults({ ...open, proofs }))
    if (refusal !== undefined) return refusal
    await tx.portfolio.choose(
      draftId,
      proofs.map(({ id }) => id),
    )
    return { chosen: proofs.length }
  })

/** The region's limits on what is chosen; they are looked at again when the application is sent: proofs change meanwhile. */
export const draftLimitFaults = ({
  pack,
  application,
  proofs,
}: Pick<OpenDraft, 'pack' | 'application' | 'proofs'>): LimitFault[] =>
  application === undefined ? [] : limitFaults(pack, application.category, proofs)

export const goneProof: Refusal = {
  refused: 'no_proof',
  because: 'Одной из отмеченных записей в портфолио уже нет. Посмотрите список ещё раз',
}
