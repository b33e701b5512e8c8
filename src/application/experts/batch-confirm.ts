import { panelsNow } from '../../domain/expertise/assign-changes.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, perform } from '../app.ts'
import { changeCase, loadCase } from '../handle.ts'
import { StaleCase } from '../stale-case.ts'
import type { BatchCaseRow, BatchOutcome, PanelBatch } from '../stores/registry.ts'
import { noBatch, notSecretary, told } from './batch.ts'

/** How many cases one request appoints; the rest waits for the next one. */
export const atOnce = 50

export type Confirmed = { done: number; waiting: number }

/**
 * Appoints the proposed panels, each case in a transaction of its own: one that has changed since or that the rules refuse stays
 * as it is and is told; the others go on. `waiting` is how many are left for the next call.
 */
export const confirmPanels = async (app: App, by: By, batchId: string): Promise<Confirmed | Refusal> => {
  if (by.actor.role !== 'secretary') return notSecretary
  const found = await perform(app, { ...by, once: undefined }, async tx => {
    const batch = await tx.panelBatches.get(batchId)
    if (batch === undefined || batch.region !== by.actor.region) return noBatch
    if (batch.stage === 'dropped') return { refused: 'closed', because: 'Это предложение отложено: посчитайте новое' }
    const waiting = (await tx.panelBatches.cases(batchId)).filter(({ outcome }) => outcome === 'waiting')
    return { batch, waiting }
  })
  if (isRefusal(found)) return found
  let done = 0
  for (const row of found.waiting.slice(0, atOnce)) if (await appointOne(app, by, found.batch, row)) done++
  const waiting = Math.max(0, found.waiting.length - atOnce)
  if (waiting === 0 && found.batch.stage === 'proposed') await close(app, by, batchId)
  return { done, waiting }
}

/** True when the specialists of the case were appointed; otherwise why not stands beside it. */
const appointOne = async (app: App, by: By, batch: PanelBatch, row: BatchCaseRow): Promise<boolean> => {
  const { id, number, result, changes } = batch
  const seats = panelsNow(result, changes).find(({ caseId }) => caseId === row.caseId)?.seats ?? []
  const of = (duty: 'main' | 'senior') => seats.filter(seat => seat.duty === duty).map(({ expertId }) => expertId)
  const byHand = changes.filter(({ caseId }) => caseId === row.caseId)
  const overLimit = byHand.find(change => change.overLimit !== undefined)?.overLimit
  const [main, senior] = [of('main'), of('senior')]
  const settle = (outcome: BatchOutcome, words: string): Promise<object> =>
    app.storage.write(async tx => {
      await tx.panelBatches.settle(id, row.caseId, outcome, words)
      return {}
    })
  try {
    const answer = await app.storage.write(async tx => {
      if ((await loadCase(tx, row.caseId)).version !== row.caseVersion) throw new StaleCase(row.caseId)
      const done = await changeCase(app, tx, by.actor, row.caseId, { type: 'AppointPanel', main, senior, overLimit })
      if (isRefusal(done)) return done
      await tx.panelBatches.settle(id, row.caseId, 'appointed', null)
      const action = byHand.length > 0 ? 'panel.chosen_by_hand' : 'panel.appointed_by_batch'
      const reasons = byHand.map(({ reason }) => reason)
      await record(app, tx, by, action, `case:${row.caseId}`, { batch: id, number, main, senior, reasons, overLimit })
      return done
    })
    if (!isRefusal(answer)) return true
    await settle('refused', answer.because)
  } catch (error) {
    if (!(error instanceof StaleCase)) throw error
    await settle('stale', 'Дело изменилось после расчёта')
  }
  return false
}

const close = (app: App, by: By, batchId: string) =>
  app.storage.write(async tx => {
    const batch = await tx.panelBatches.get(batchId)
    if (batch === undefined) return noBatch
    await tx.panelBatches.put({ ...batch, version: batch.version + 1, stage: 'confirmed' })
    const ends = await tx.panelBatches.cases(batchId)
    const count = (outcome: BatchOutcome): number => ends.filter(one => one.outcome === outcome).length
    await told(app, tx, by, 'panels.confirmed', batchId, {
      number: batch.number,
      appointed: count('appointed'),
      stale: count('stale'),
      refused: count('refused'),
      left: count('left'),
    })
    return {}
  })
