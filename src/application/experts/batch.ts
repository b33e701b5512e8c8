import { panelsNow, withFixed } from '../../domain/expertise/assign-changes.ts'
import { assignmentVersion } from '../../domain/expertise/assign-input.ts'
import { assignPanels } from '../../domain/expertise/assign-panels.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import { record } from '../administration/record.ts'
import { type App, type By, momentIn, perform } from '../app.ts'
import { packNow } from '../edition.ts'
import { StaleCase } from '../stale-case.ts'
import type { Tx } from '../storage.ts'
import type { PanelBatch } from '../stores/registry.ts'
import { batchInput } from './batch-input.ts'

export type BatchSeen = { batchId: string; version: number }

export const notSecretary: Refusal = {
  refused: 'not_yours',
  because: 'Группы специалистов назначает секретарь комиссии',
}
export const noBatch: Refusal = { refused: 'not_found', because: 'Такого предложения нет или оно вам недоступно' }

/**
 * Counts panels for these waiting cases of the region at once and keeps the proposal with everything it was counted from. Ids that
 * do not wait are left out.
 */
export const proposePanels = (app: App, by: By, caseIds: readonly string[]): Promise<{ batchId: string } | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary') return notSecretary
    const { region } = by.actor
    const pack = packNow(app, region)
    if (isRefusal(pack)) return pack
    const { at, date } = momentIn(app, pack.authority.time_zone)
    const wanted = new Set(caseIds)
    const waiting = (await tx.panelBatches.waiting(region)).filter(({ id }) => wanted.has(id))
    if (waiting.length === 0) return { refused: 'nothing_waits', because: 'Выбранные дела уже не ждут специалистов' }
    const seed = app.newId().slice(0, 8)
    const open = await tx.experts.load(region)
    const experts = (await tx.experts.pool(region)).map(profile => ({ profile, open: open[profile.id] ?? 0 }))
    const input = batchInput(app.law, waiting, experts, seed, date)
    const result = assignPanels(input)
    const left = new Map(result.left.map(({ caseId, findings }) => [caseId, findings]))
    const number = await tx.counters.next(region, 'panel_batch', 0)
    const batchId = app.newId()
    await tx.panelBatches.add(
      {
        id: batchId,
        region,
        number,
        madeBy: by.actor.personId,
        madeAt: at,
        on: date,
        stage: 'proposed',
        version: 1,
        algorithm: assignmentVersion,
        seed,
        input,
        result,
        changes: [],
      },
      waiting.map((one, place) => ({
        caseId: one.id,
        place,
        caseVersion: one.version,
        outcome: left.has(one.id) ? 'left' : 'waiting',
        words: null,
      })),
    )
    await told(app, tx, by, 'panels.proposed', batchId, { number, cases: waiting.length, left: left.size, seed })
    return { batchId }
  })

/** Counts the rest again: names changed by hand stay, all others may change. */
export const countAgain = (app: App, by: By, seen: BatchSeen): Promise<{ batchId: string } | Refusal> =>
  changingBatch(app, by, seen, async (tx, batch) => {
    const input = withFixed(batch.input, batch.changes, panelsNow(batch.result, batch.changes))
    const result = assignPanels(input)
    const changes = batch.changes.map(change => ({ ...change, counted: true }))
    await tx.panelBatches.put({ ...batch, version: batch.version + 1, input, result, changes })
    const left = new Set(result.left.map(({ caseId }) => caseId))
    for (const { caseId, outcome } of await tx.panelBatches.cases(batch.id)) {
      if (outcome !== 'left' && outcome !== 'waiting') continue
      await tx.panelBatches.settle(batch.id, caseId, left.has(caseId) ? 'left' : 'waiting', null)
    }
    await told(app, tx, by, 'panels.counted_again', batch.id, { fixed: changes.length })
    return { batchId: batch.id }
  })

/** The proposal is put away; nothing of it has any effect. */
export const dropBatch = (app: App, by: By, seen: BatchSeen): Promise<{ batchId: string } | Refusal> =>
  changingBatch(app, by, seen, async (tx, batch) => {
    await tx.panelBatches.put({ ...batch, version: batch.version + 1, stage: 'dropped' })
    await told(app, tx, by, 'panels.dropped', batch.id, {})
    return { batchId: batch.id }
  })

/** A change of a proposal that is still open and still as the secretary saw it. Throws StaleCase otherwise. */
export const changingBatch = <T extends object>(
  app: App,
  by: By,
  { batchId, version }: BatchSeen,
  work: (tx: Tx, batch: PanelBatch) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  perform(app, by, async tx => {
    if (by.actor.role !== 'secretary') return notSecretary
    const batch = await tx.panelBatches.get(batchId)
    if (batch === undefined || batch.region !== by.actor.region) return noBatch
    if (batch.version !== version) throw new StaleCase(batchId)
    if (batch.stage !== 'proposed')
      return { refused: 'closed', because: 'Это предложение уже закрыто: посчитайте новое' }
    const begun = (await tx.panelBatches.cases(batchId)).some(
      ({ outcome }) => outcome !== 'left' && outcome !== 'waiting',
    )
    if (begun)
      return {
        refused: 'begun',
        because: 'Назначение по этому предложению уже начато: остальные дела можно назначить или посчитать заново',
      }
    return work(tx, batch)
  })

export const told = (app: App, tx: Tx, by: By, action: string, batchId: string, details: object): Promise<void> =>
  record(app, tx, by, action, `panels:${batchId}`, details)
