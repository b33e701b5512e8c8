import type { Finding } from '../domain/regulations/finding.ts'
import { unstopped } from '../domain/wording.ts'
import { loadCase } from './handle.ts'
import { fullName } from './papers/case-subject.ts'
import { positionOf } from './papers/letter-parts.ts'
import type { Tx } from './storage.ts'
import type { OrderLine } from './stores/decisions.ts'

/** Decisions of the order's meeting as lines with names, and those of them that another order carries already. */
export const linesOf = async (
  tx: Tx,
  { id, meetingId }: { id: string; meetingId: string },
): Promise<{ decided: OrderLine[]; inOtherOrders: string[] }> => {
  const ids = await tx.cases.decidedAt(meetingId)
  const decided: OrderLine[] = []
  for (const caseId of ids) {
    const { state } = await loadCase(tx, caseId)
    if (!('decision' in state) || state.decision === undefined) continue
    const person = await tx.people.get(state.applicantId)
    const organisation = await tx.organisations.get(state.application.organisationId)
    if (person === undefined || organisation === undefined) throw new Error(`Case ${caseId} has no person or school`)
    const { outcome, on, reason, findings } = state.decision
    decided.push({
      caseId,
      category: state.application.category,
      position: positionOf(state.application),
      outcome,
      fullName: fullName(person),
      organisation: organisation.fullName,
      municipality: organisation.municipality ?? '',
      decidedOn: on,
      ...(outcome === 'refused' ? whyRefused(reason, findings) : {}),
    })
  }
  return { decided, inOtherOrders: await tx.orders.carried(ids, id) }
}

/** The commission's own words; where it gave none, the requirements that were not met. */
const whyRefused = (reason: string | undefined, findings: readonly Finding[]): { reason?: string } => {
  const unmet = findings.filter(({ met }) => !met).map(({ what }) => unstopped(what))
  const why = reason ?? unmet.join('; ')
  return why === '' ? {} : { reason: why }
}
