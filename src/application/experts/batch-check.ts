import { isDeepStrictEqual } from 'node:util'
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
  const plain = JSON.parse(JSON.stringify(result)) as BatchResult
  const before = new Map(batch.result.panels.map(panel => [panel.caseId, panel.seats]))
  const now = new Map(plain.panels.map(panel => [panel.caseId, panel.seats]))
  const differing = batch.input.cases.map(({ id }) => id).filter(id => !isDeepStrictEqual(before.get(id), now.get(id)))
  return {
    result,
    same: isDeepStrictEqual(plain, JSON.parse(JSON.stringify(batch.result))),
    differing,
    otherVersion: batch.algorithm !== assignmentVersion,
  }
}
