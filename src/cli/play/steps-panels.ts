import { countAgain, proposePanels } from '../../application/experts/batch.ts'
import { changeName } from '../../application/experts/batch-change.ts'
import { recounted } from '../../application/experts/batch-check.ts'
import { confirmPanels } from '../../application/experts/batch-confirm.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { type Doing, type Rehearsal, read } from './rehearsal.ts'
import type { StepOf } from './step-shapes.ts'

/**
 * Panels for many cases at once, as the secretary makes them. Every counting is repeated from what was stored and must give the same
 * names. The step is refused when some case got no panel, though the others are appointed: the findings say why.
 */
export const appointPanels =
  ({ with: given }: StepOf<'appoint_panels'>): Doing =>
  async (play, by) => {
    const waiting = await read(play, tx => tx.panelBatches.waiting(play.region))
    const wanted = given.cases?.map(name => play.id('case', name)) ?? waiting.map(({ id }) => id)
    const proposed = await proposePanels(play.app, by, wanted)
    if (isRefusal(proposed)) return proposed
    const { batchId } = proposed
    const now = () => read(play, tx => tx.panelBatches.get(batchId))
    for (const change of given.change) {
      const batch = await now()
      const swap = {
        caseId: play.id('case', change.case),
        out: play.cast.idOf(change.out),
        in: play.cast.idOf(change.in),
        reason: change.reason,
        overLimit: change.over_limit,
      }
      const done = await changeName(play.app, by, { batchId, version: batch?.version ?? 0 }, swap)
      if (isRefusal(done)) return done
    }
    if (given.change.length > 0 && given.recount) {
      const again = await countAgain(play.app, by, { batchId, version: (await now())?.version ?? 0 })
      if (isRefusal(again)) return again
    }
    const fault = await faultOf(play, batchId, given.spread)
    if (fault !== undefined) return fault
    for (;;) {
      const confirmed = await confirmPanels(play.app, by, batchId)
      if (isRefusal(confirmed)) return confirmed
      if (confirmed.waiting === 0) break
    }
    return (await leftOf(play, batchId)) ?? {}
  }

const faultOf = (play: Rehearsal, batchId: string, spread: number | undefined): Promise<Refusal | undefined> =>
  read(play, async tx => {
    const batch = await tx.panelBatches.get(batchId)
    if (batch === undefined) return undefined
    if (!recounted(batch).same) return { refused: 'recount_differs', because: 'Повторный расчёт дал другие имена' }
    const { most, least } = batch.result.proof
    return spread !== undefined && most - least > spread
      ? { refused: 'uneven', because: `Нагрузка расходится на ${most - least}, ожидалось не больше ${spread}` }
      : undefined
  })

const leftOf = (play: Rehearsal, batchId: string): Promise<Refusal | undefined> =>
  read(play, async tx => {
    const batch = await tx.panelBatches.get(batchId)
    const bad = (await tx.panelBatches.cases(batchId)).filter(({ outcome }) => outcome !== 'appointed')
    if (batch === undefined || bad.length === 0) return undefined
    const findings = batch.result.left.flatMap(one => one.findings)
    const failed = findings.filter(({ met }) => !met)
    const words = bad.map(({ words: why }) => why).find(why => why !== null)
    return {
      refused: 'no_panel',
      because: `Без группы остались дела: ${bad.length}. ${words ?? failed.map(({ what }) => what).join('; ')}`,
      findings,
    }
  })
