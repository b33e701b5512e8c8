import { isUuid } from '../../application/uuid.ts'
import { NotForYou } from '../errors.ts'
import { packToday } from '../region-day.ts'
import type { PageContext } from '../route.ts'
import type { Desk } from '../screens.ts'
import type { OpenOrder } from './order-page.ts'
import { currentCopies } from './signature-page.ts'

/** An order of the person's own region, with its trace; NotForYou for all others. */
export const openOrder = async (
  desk: Desk,
  { params, actor, session }: Pick<PageContext, 'params' | 'actor' | 'session'>,
): Promise<OpenOrder> => {
  const id = params.id ?? ''
  const card = isUuid(id) ? await desk.reads.orderCard(id) : undefined
  if (card === undefined || card.row.region !== actor.region) throw new NotForYou()
  await desk.accessLog.record({
    accountId: session.account.id,
    role: actor.role,
    action: 'order.open',
    objectId: id,
    at: desk.app.clock.now(),
  })
  const { rows } = await desk.reads.auditTrail({ object: `order:${id}` })
  const copies = currentCopies(await desk.reads.signingsOfOrder(id))
  return { card, pack: packToday(desk, card.row.region), trail: rows, unsent: await desk.reads.unsentOf(id), copies }
}
