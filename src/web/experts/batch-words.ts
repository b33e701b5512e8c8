import type { BatchCaseRow, PanelBatch } from '../../application/stores/registry.ts'
import type { BatchProof } from '../../domain/expertise/assign-input.ts'
import type { TagView } from '../views/tag.ts'

export const outcomeTags: Record<BatchCaseRow['outcome'], TagView> = {
  waiting: { words: 'предложено', tone: 'active' },
  appointed: { words: 'назначено', tone: 'good' },
  left: { words: 'группы нет', tone: 'bad' },
  stale: { words: 'дело изменилось', tone: 'attention' },
  refused: { words: 'не назначено', tone: 'bad' },
}

export const stageTags: Record<PanelBatch['stage'], TagView> = {
  proposed: { words: 'ждёт решения', tone: 'attention' },
  confirmed: { words: 'назначено', tone: 'good' },
  dropped: { words: 'отложено', tone: 'neutral' },
}

/** What is known for certain of a proposal, for somebody who asks «а можно ровнее?». */
export const proofWords = ({ most, least, mostAtLeast, leastAtMost, proved }: BatchProof): string => {
  const loads = `После назначения больше всего дел у одного специалиста – ${most}, меньше всего – ${least}.`
  if (!proved) return `${loads} Вариантов слишком много, чтобы проверить все: это лучший из найденных.`
  if (most === mostAtLeast && least === leastAtMost)
    return `${loads} Ровнее нельзя: при этих правилах и делах у кого-то окажется не меньше ${most}, а у кого-то не больше ${least}.`
  return `${loads} Ровнее нельзя: остальные варианты проверены и хуже.`
}
