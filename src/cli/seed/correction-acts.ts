import { changePoints, draftChange } from '../../application/order-change.ts'
import { agreeOrder, publishOrder } from '../../application/orders.ts'
import { addDays } from '../../domain/calendar/plain-date.ts'
import { isRefusal } from '../../domain/regulations/finding.ts'
import type { MeetingStory } from './meeting-story.ts'
import { as, type RegionWorld } from './region-world.ts'
import { signedOrder } from './signing-acts.ts'
import type { Plan } from './story-plan.ts'

/** A slip in a line of one order is mended by an order of its own; that of the newest published order is on its way. */
export const correctionActs = (
  world: RegionWorld,
  { on, orderId, orderStop, stories }: MeetingStory,
  plan: Plan,
): void => {
  const { app, pack, today } = world
  const slip = stories.find(({ story }) => story.outcome === 'set')?.story
  const isLast = orderStop === 'sent' && on >= addDays(today, -90)
  if (slip === undefined || !(isLast || orderStop === 'published')) return
  const correctingId = world.luck.id()
  // Beyond those that orders of meetings are given in the same month.
  const number = `${Number(on.slice(5, 7)) * 90 + 85}/${on.slice(2, 4)}`
  plan.wait(isLast ? 5 : 1)
  plan.act('correct order', async () => {
    const secretary = as(world, 'secretary')
    const ids = { orderId: correctingId, changedId: orderId }
    const begun = await draftChange(app, secretary, ids, { kind: 'correcting' })
    if (isRefusal(begun)) return begun
    const organisation = `${world.schoolOf(slip.applicant).fullName}, структурное подразделение`
    return changePoints(app, secretary, correctingId, {
      kind: 'replace',
      caseId: slip.caseId,
      fields: { organisation },
    })
  })
  if (!isLast) return
  plan.wait(1)
  if (pack.order.agreed_by_approver)
    plan.act('agree correction', () => agreeOrder(app, as(world, 'approver'), correctingId))
  plan.wait(1)
  plan.act('sign correction', () => signedOrder(world, correctingId, number))
  plan.wait(0)
  plan.act('publish correction', () => publishOrder(app, as(world, 'secretary'), correctingId))
}
