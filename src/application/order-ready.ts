import type { PlainDate } from '../domain/calendar/plain-date.ts'
import { signingFindings } from '../domain/order/order-checks.ts'
import type { Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import { changedLinesOf } from './order-changed.ts'
import { failed } from './order-step.ts'
import type { Tx } from './storage.ts'
import type { OrderRow } from './stores/decisions.ts'

/** Why an order may not be signed with this number on this day; undefined when it may. */
export const orderReady = async (
  tx: Tx,
  pack: Pack,
  row: OrderRow,
  { number, on }: { number: string; on: PlainDate },
): Promise<Refusal | undefined> => failed(signingFindings(pack, row.rows, { number, on })) ?? changeFault(tx, row, on)

/** An order that changes another says something, comes after it, and speaks of what stands there now. */
export const changeFault = async (tx: Tx, row: OrderRow, on: PlainDate): Promise<Refusal | undefined> => {
  if (row.amends === null) return undefined
  if (row.points.length === 0)
    return { refused: 'no_points', because: 'В приказе нет ни одного пункта: добавьте, что изменить' }
  const first = await tx.orders.get(row.amends)
  if (first?.signedOn == null || on < first.signedOn)
    return { refused: 'before_first', because: 'Изменения не могут быть датированы раньше самого приказа' }
  const now = new Map((await changedLinesOf(tx, first)).map(one => [one.line.caseId, one]))
  const stale = row.points.some(point => {
    if (point.kind !== 'replace' && point.kind !== 'remove') return false
    const line = now.get(point.caseId)
    return line === undefined || line.removed || (point.kind === 'replace' && line.line[point.field] !== point.was)
  })
  return stale
    ? {
        refused: 'changed_meanwhile',
        because: 'Строку приказа с тех пор уже изменили: уберите этот пункт и добавьте заново',
      }
    : undefined
}
