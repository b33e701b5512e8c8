import { belongsIn } from '../domain/order/order.ts'
import { isRefusal, type Refusal } from '../domain/regulations/finding.ts'
import { type App, type By, perform } from './app.ts'
import { packNow } from './edition.ts'
import { changeCase } from './handle.ts'
import { linesOf } from './order-lines.ts'

/** Tells those whom the commission refused and whom no order names, where the edition keeps refusals out of it (KG-21). */
export const sendRefusals = (app: App, by: By, meetingId: string): Promise<{ sent: number } | Refusal> =>
  perform(app, by, async tx => {
    const pack = packNow(app, by.actor.region)
    if (isRefusal(pack)) return pack
    const { decided } = await linesOf(tx, { id: meetingId, meetingId })
    const apart = decided.filter(line => !belongsIn(pack, line))
    for (const { caseId } of apart) {
      const told = await changeCase(app, tx, by.actor, caseId, { type: 'SendResult', form: 'decision_refused' })
      if (isRefusal(told)) return told
    }
    return { sent: apart.length }
  })
