import { type BatchChange, loadsNow, panelsNow } from '../../domain/expertise/assign-changes.ts'
import { rulesOf } from '../../domain/expertise/assign-problem.ts'
import { houseFindings, loadRule, noClause } from '../../domain/expertise/house-rules.ts'
import { panelFindings, type Seat } from '../../domain/expertise/panel.ts'
import { isRefusal, type Refusal } from '../../domain/regulations/finding.ts'
import type { App, By } from '../app.ts'
import type { PanelBatch } from '../stores/registry.ts'
import { type BatchSeen, changingBatch, noBatch, told } from './batch.ts'

export type Swap = { caseId: string; out: string; in: string; reason: string; overLimit?: string | undefined }

/** Another name in one seat of a proposal. Every rule of the edition must hold for the new panel; the limit may give way to a reason. */
export const changeName = (app: App, by: By, seen: BatchSeen, swap: Swap): Promise<{ batchId: string } | Refusal> =>
  changingBatch(app, by, seen, async (tx, batch) => {
    const checked = checkedSwap(batch, swap)
    if (isRefusal(checked)) return checked
    const change: BatchChange = {
      ...swap,
      duty: checked.duty,
      by: by.actor.personId,
      at: app.clock.now().toISOString(),
      counted: false,
    }
    await tx.panelBatches.put({ ...batch, version: batch.version + 1, changes: [...batch.changes, change] })
    const { out, in: coming, reason, overLimit } = swap
    await told(app, tx, by, 'panels.name_changed', batch.id, { case: swap.caseId, out, in: coming, reason, overLimit })
    return { batchId: batch.id }
  })

/** The seat that changes, or every rule the new panel would break. */
export const checkedSwap = ({ input, result, changes }: PanelBatch, swap: Swap): Refusal | Pick<Seat, 'duty'> => {
  const panels = panelsNow(result, changes)
  const one = input.cases.find(({ id }) => id === swap.caseId)
  const seats = panels.find(({ caseId }) => caseId === swap.caseId)?.seats
  const leaving = seats?.find(({ expertId }) => expertId === swap.out)
  if (one === undefined || seats === undefined || leaving === undefined) return noBatch
  const rules = rulesOf(input, one)
  const { clause } = rules.experts.panel
  if (seats.some(({ expertId }) => expertId === swap.in))
    return { refused: 'panel_repeats', because: 'Этот специалист уже предложен по делу', clause }
  if (one.barred.includes(swap.in))
    return {
      refused: 'declared_conflict',
      because: 'Этот специалист заявил самоотвод по делу',
      clause: rules.experts.conflicts.clause,
    }
  const people: Seat[] = []
  for (const { expertId, duty } of seats) {
    const id = expertId === swap.out ? swap.in : expertId
    const expert = input.experts.find(({ profile }) => profile.id === id)?.profile
    if (expert === undefined)
      return { refused: 'unknown_expert', because: 'Такого специалиста не было в реестре при расчёте', clause }
    people.push({ expert, duty })
  }
  const coming = input.experts.find(({ profile }) => profile.id === swap.in)
  const load = loadsNow(input, result, panels).find(({ expertId }) => expertId === swap.in)?.after ?? coming?.open ?? 0
  const against = [
    ...panelFindings(rules, people, one.applicant, input.today).filter(({ met }) => !met),
    ...(coming === undefined ? [] : houseFindings(coming.profile, load, input.today)).filter(
      ({ rule }) => rule !== loadRule || (swap.overLimit ?? '').trim() === '',
    ),
  ]
  if (against.length > 0)
    return {
      refused: 'panel_not_fit',
      because: `Замена не подходит: ${against.map(({ what }) => what).join('; ')}`,
      clause: against.map(finding => finding.clause).find(found => found !== noClause),
      findings: against,
    }
  return { duty: leaving.duty }
}
