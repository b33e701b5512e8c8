import { type LimitFault, limitFaults, portfolioDocument } from '../../domain/portfolio/limits.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { Pack } from '../../domain/regulations/pack.ts'
import type { Category } from '../../domain/regulations/vocabulary.ts'
import { type App, type By, momentIn, notFound, perform } from '../app.ts'
import { criteriaDay } from '../criteria/criteria-of-case.ts'
import { infectedRefusal } from '../files/infected.ts'
import { type CaseDone, changeCase, loadCase } from '../handle.ts'
import type { CaseEvidence, Evidence } from '../stores/portfolio.ts'
import { isUuid } from '../uuid.ts'
import { goneProof } from './choose-proofs.ts'
import { freezeProofs } from './freeze-proofs.ts'
import { limitRefusal } from './limit-refusal.ts'

/**
 * Adds proofs of the own portfolio to a case under way, while the edition lets documents be supplemented: the same rule and the
 * same fact as for other papers. What is refused stays in the portfolio untouched.
 */
export const supplementProofs = (
  app: App,
  by: By,
  caseId: string,
  chosen: readonly string[],
): Promise<CaseDone | Refusal> =>
  perform(app, by, async tx => {
    if (!isUuid(caseId)) return notFound
    const { state } = await loadCase(tx, caseId)
    if (state.stage === 'draft' || by.actor.role !== 'teacher' || state.applicantId !== by.actor.personId)
      return notFound
    const { category, position } = state.application
    const pack = app.law.pack(state.pack)
    const held = await tx.portfolio.ofCase(caseId)
    const wanted = (await tx.portfolio.of(by.actor.personId)).filter(({ id }) => chosen.includes(id))
    const fresh = wanted.filter(({ id }) => !held.some(({ evidenceId }) => evidenceId === id))

    const documents = fresh.length > 0 || chosen.length > wanted.length ? [portfolioDocument(pack, category)] : []
    const done = await changeCase(app, tx, by.actor, caseId, { type: 'SupplyDocuments', documents })
    if (isRefusal(done)) return documents.length === 0 && done.refused === 'invalid' ? nothingNew : done
    if (wanted.length < new Set(chosen).size) return goneProof
    const refusal =
      limitRefusal(supplementFaults(pack, category, held, fresh)) ??
      (await infectedRefusal(
        tx,
        fresh.flatMap(({ file }) => file ?? []),
      ))
    if (refusal !== undefined) return refusal
    const on = criteriaDay(state, momentIn(app, pack.authority.time_zone).date)
    await freezeProofs(app, tx, by.actor, { caseId, pack, category, position, on }, fresh)
    return done
  })

/** The region's limits on what comes into a case. What lies there was taken under them already: it counts, but is not judged again. */
export const supplementFaults = (
  pack: Pack,
  category: Category,
  held: readonly CaseEvidence[],
  fresh: readonly Evidence[],
): LimitFault[] =>
  limitFaults(pack, category, [...held, ...fresh]).filter(({ proofs }) =>
    proofs.some(id => fresh.some(proof => proof.id === id)),
  )

const nothingNew: Refusal = {
  refused: 'invalid',
  because: 'Отметьте хотя бы одну запись портфолио, которой в деле ещё нет',
}
