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

/** What a page of boxes brings back: ids ticked now, and ids that were ticked when it was drawn. */
export type Choice = { ticked: readonly string[]; seen: readonly string[] }

/** How many are chosen now, and what of it another tab has done since this page was drawn. */
export type Chosen = { chosen: number; addedElsewhere: number; removedElsewhere: number }

/**
 * Proofs for an application that is not sent yet: what this page has ticked is added, what it has unticked is taken away, and what
 * another tab has done meanwhile stays. Refused with the first broken limit of the region; then nothing changes.
 */
export const chooseProofs = (app: App, by: By, draftId: string, choice: Choice): Promise<Chosen | Refusal> =>
  perform(app, by, async tx => {
    const open = await openDraft(app, tx, by.actor, draftId)
    if (isRefusal(open)) return open
    if (!hasPortfolio(open)) return { refused: 'no_portfolio', because: 'Портфолио выбирает сам педагог' }
    const kept = open.proofs.map(({ id }) => id)
    const chosen = mergedChoice(kept, choice)
    const proofs = (await tx.portfolio.of(by.actor.personId)).filter(({ id }) => chosen.includes(id))
    if (proofs.length < chosen.length) return goneProof
    const refusal = limitRefusal(draftLimitFaults({ ...open, proofs }))
    if (refusal !== undefined) return refusal
    await tx.portfolio.choose(draftId, chosen)
    const { seen, ticked } = choice
    return {
      chosen: chosen.length,
      addedElsewhere: chosen.filter(id => !seen.includes(id) && !ticked.includes(id)).length,
      removedElsewhere: ticked.filter(id => !chosen.includes(id)).length,
    }
  })

/** The choice that is kept, with what a page has changed in it since it was drawn. */
export const mergedChoice = (kept: readonly string[], { ticked, seen }: Choice): string[] => [
  ...kept.filter(id => ticked.includes(id) || !seen.includes(id)),
  ...new Set(ticked.filter(id => !seen.includes(id) && !kept.includes(id))),
]

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
