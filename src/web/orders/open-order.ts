import { isUuid } from '../../application/my-case.ts'
import { NotForYou } from '../errors.ts'
import { packToday } from '../region-day.ts'
import type { Desk } from '../screens.ts'
import type { OpenOrder, OrderContext } from './order-page.ts'

/** An order of the person's own region, with its trace; NotForYou for all others. */
export const openOrder = async (
  desk: Desk,
  { params, actor }: Pick<OrderContext, 'params' | 'actor'>,
): Promise<OpenOrder> => {
  const id = params.id ?? ''
  const card = isUuid(id) ? await desk.reads.orderCard(id) : undefined
  if (card === undefined || card.row.region !== actor.region) throw new NotForYou()
  const { rows } = await desk.reads.auditTrail({ object: `order:${id}` })
  const meeting = await desk.reads.meetingCard(card.row.meetingId)
  const unsent = (meeting?.agenda ?? []).filter(line => line.orderId === id && line.stage === 'published').length
  return { card, pack: packToday(desk, card.row.region), trail: rows, unsent }
}
