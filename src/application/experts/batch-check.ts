import { assignmentVersion, type BatchResult } from '../../domain/expertise/assign-input.ts'
import { assignPanels } from '../../domain/expertise/assign-panels.ts'
import type { PanelBatch } from '../stores/registry.ts'

export type Recount = {
  result: BatchResult
  /** The stored answer and this one are the same to the last name. */
  same: boolean
  /** Cases whose panels differ. */
  differing: string[]
  /** The proposal was counted by another version of the way of counting, so a difference proves nothing. */
  otherVersion: boolean
}

/** Counts a stored proposal again from its stored input and compares. Reads nothing else: anyone with the row can do the same. */
export const recounted = (batch: Pick<PanelBatch, 'input' | 'result' | 'algorithm'>): Recount => {
  const result = assignPanels(batch.input)
  const before = new Map(batch.result.panels.map(panel => [panel.caseId, panel.seats]))
  const now = new Map(result.panels.map(panel => [panel.caseId, panel.seats]))
  const differing = batch.input.cases.map(({ id }) => id).filter(id => written(before.get(id)) !== written(now.get(id)))
  return {
    result,
    same: written(result) === written(batch.result),
    differing,
    otherVersion: batch.algorithm !== assignmentVersion,
  }
}

/** A value as text in which the order of keys does not matter: a database keeps them in an order of its own. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? ''
