import { isUuid } from '../../application/my-case.ts'
import { NotForYou } from '../errors.ts'
import { packToday } from '../region-day.ts'
import type { Desk } from '../screens.ts'
import type { OpenOrder, OrderContext } from './order-page.ts'

/** An order of the person's own region, with its trace; NotForYou for all others. */
export const openOrder = async (
  desk: Desk,
  { params, actor, session }: Pick<OrderContext, 'params' | 'actor' | 'session'>,
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
  const meeting = card.row.meetingId === null ? undefined : await desk.reads.meetingCard(card.row.meetingId)
  const unsent = (meeting?.agenda ?? []).filter(line => line.orderId === id && line.stage === 'published').length
  return { card, pack: packToday(desk, card.row.region), trail: rows, unsent }
}
