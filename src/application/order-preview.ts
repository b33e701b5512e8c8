import { type OrderContents, orderContents } from '../domain/order/order.ts'
import { orderFindings } from '../domain/order/order-checks.ts'
import { type Finding, isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import type { Pack } from '../domain/regulations/pack.ts'
import type { App } from './app.ts'
import { packNow } from './edition.ts'
import { linesOf } from './order-lines.ts'
import type { OrderLine } from './stores/decisions.ts'

export type OrderPreview = { pack: Pack; contents: OrderContents<OrderLine>; findings: Finding[]; left: number }

/**
 * The order a meeting's decisions would make, by the rules that will make it; nothing is kept. `left` are decisions that
 * the edition keeps out of the order.
 */
export const previewOrder = async (app: App, region: string, meetingId: string): Promise<OrderPreview | Refusal> => {
  const pack = packNow(app, region)
  if (isRefusal(pack)) return pack
  return app.storage.write(async tx => {
    // No order has this id, so every order that is there counts as another one.
    const { decided, inOtherOrders } = await linesOf(tx, { id: meetingId, meetingId })
    const taken = new Set(inOtherOrders)
    const waiting = decided.filter(line => !taken.has(line.caseId))
    const contents = orderContents(pack, waiting)
    const chosen = linesIn(contents).map(({ caseId }) => caseId)
    return {
      pack,
      contents,
      left: waiting.length - chosen.length,
      findings: orderFindings(pack, {
        meetingIds: [meetingId],
        chosen,
        decided: decided.map(line => ({ ...line, meetingId })),
        inOtherOrders,
      }),
    }
  })
}

/** Lines of all appendices in their order. */
const linesIn = ({ appendices }: OrderContents<OrderLine>): OrderLine[] =>
  appendices.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ line }) => line)))
